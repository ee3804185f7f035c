// One queue of addresses a host; hosts are spread over threads.
#include "cli/external/external_check.h"

#include <httplib.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <thread>

#include "generator/model/parallel.h"

namespace muster {

namespace {

constexpr int kMostRedirects = 5;

struct Address {
  std::string origin;  // "https://example.org"
  std::string path;    // "/rules?year=2026"
};

std::string without_fragment(const std::string& address) { return address.substr(0, address.find('#')); }

Address split(const std::string& address) {
  const std::size_t host = address.find("://") + 3;
  const std::size_t path = std::min(address.find_first_of("/?", host), address.size());
  std::string rest = address.substr(path);
  if (!rest.starts_with('/')) rest.insert(0, "/");
  return {address.substr(0, path), std::move(rest)};
}

// Where a redirect leads to, as a whole address.
std::string target_of(const Address& from, const std::string& location) {
  if (location.starts_with("http://") || location.starts_with("https://")) return location;
  if (location.starts_with("//")) return from.origin.substr(0, from.origin.find("//")) + location;
  if (location.starts_with('/')) return from.origin + location;
  return from.origin + from.path.substr(0, from.path.rfind('/') + 1) + location;
}

httplib::Result ask(const Address& address, bool whole, const ExternalCheckSettings& settings) {
  httplib::Client client(address.origin);
  client.set_connection_timeout(settings.patience);
  client.set_read_timeout(settings.patience);
  client.set_write_timeout(settings.patience);
  const httplib::Headers headers{{"User-Agent", "muster (checks the links of a site)"}, {"Accept", "*/*"}};
  if (!whole) return client.Head(address.path, headers);
  // The first bytes are proof enough.
  auto enough = [](const char*, std::size_t) { return false; };
  httplib::Response head;
  httplib::Result result = client.Get(
      address.path, headers,
      [&](const httplib::Response& response) {
        head = response;
        return true;
      },
      enough);
  if (head.status <= 0) return result;
  return {std::make_unique<httplib::Response>(std::move(head)), httplib::Error::Success};
}

// Some servers know no HEAD; they are asked again for the page itself.
httplib::Result ask_twice(const Address& address, const ExternalCheckSettings& settings) {
  httplib::Result first = ask(address, false, settings);
  if (first && first->status < 400) return first;
  const bool is_final = first && (first->status == 410 || first->status == 429);
  if (is_final || (!first && first.error() == httplib::Error::Connection)) return first;
  std::this_thread::sleep_for(settings.pause);
  return ask(address, true, settings);
}

bool moves(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

std::string in_words(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection: return "nobody answers there";
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::Read: return "it takes too long to answer";
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLServerVerification: return "its certificate is not valid";
    default: return "it cannot be reached (" + httplib::to_string(error) + ")";
  }
}

ExternalAnswer judge(const httplib::Result& result) {
  using Kind = ExternalAnswer::Kind;
  if (!result) return {Kind::kBroken, in_words(result.error()), ""};
  const int status = result->status;
  const std::string answer = "it answers " + std::to_string(status);
  if (status < 400) return {Kind::kFine, "", ""};
  // Refused or busy: people may still see the page.
  if (status == 401 || status == 403 || status == 429 || status >= 500) return {Kind::kUnknown, answer, ""};
  return {Kind::kBroken, answer, ""};
}

ExternalAnswer follow(const std::string& address, const ExternalCheckSettings& settings) {
  std::string at = address;
  bool for_good = true;
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    const Address place = split(at);
    const httplib::Result result = ask_twice(place, settings);
    if (!result || !moves(result->status) || !result->has_header("Location")) {
      ExternalAnswer answer = judge(result);
      const bool has_moved = answer.kind == ExternalAnswer::Kind::kFine && for_good && at != address;
      return has_moved ? ExternalAnswer{ExternalAnswer::Kind::kMoved, at, ""} : answer;
    }
    for_good = for_good && (result->status == 301 || result->status == 308);
    at = target_of(place, result->get_header_value("Location"));
    std::this_thread::sleep_for(settings.pause);
  }
  return {ExternalAnswer::Kind::kBroken, "it redirects without end", ""};
}

}  // namespace

void ask_other_sites(const std::vector<ExternalReference>& links, const ExternalCheckSettings& settings,
                     ExternalAnswers& answers) {
  std::map<std::string, std::set<std::string>> by_host;
  for (const ExternalReference& link : links) {
    const std::string address = without_fragment(link.address);
    const auto known = answers.find(address);
    if (known != answers.end() && still_holds(known->second, settings.today)) continue;
    by_host[split(address).origin].insert(address);
  }
  std::vector<std::set<std::string>> queues;
  for (auto& [host, addresses] : by_host) queues.push_back(std::move(addresses));
  std::mutex mutex;
  for_each_index(queues.size(), settings.hosts_at_once, [&](std::size_t number) {
    for (const std::string& address : queues[number]) {
      if (address != *queues[number].begin()) std::this_thread::sleep_for(settings.pause);
      ExternalAnswer answer = follow(address, settings);
      answer.checked = settings.today;
      const std::lock_guard lock(mutex);
      answers[address] = std::move(answer);
    }
  });
}

std::vector<Diagnostic> external_problems(const std::vector<ExternalReference>& links, const ExternalAnswers& answers) {
  std::vector<Diagnostic> problems;
  for (const ExternalReference& link : links) {
    const auto found = answers.find(without_fragment(link.address));
    if (found == answers.end()) continue;
    const ExternalAnswer& answer = found->second;
    auto report = [&](std::string code, std::string message, std::string help) {
      problems.push_back({Severity::kWarning, std::move(code), link.file, link.position, std::move(message),
                          std::move(help), link.length});
    };
    if (answer.kind == ExternalAnswer::Kind::kBroken)
      report("link/external-broken", "there is nothing at this address any more: " + answer.detail,
             "look at it in a browser; link to where it is now, or take the link out");
    if (answer.kind == ExternalAnswer::Kind::kMoved)
      report("link/external-moved", "this page has moved for good", "write " + answer.detail);
  }
  return problems;
}

}  // namespace muster
