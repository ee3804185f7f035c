// The table of settings, and how each kind of value is read.
#include "server/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <optional>
#include <utility>

#include "server/connection/client_address.h"
#include "server/connection/listener.h"
#include "server/connection/request_head.h"

namespace muster {

namespace {

constexpr int kMostNumber = 10'000'000;
constexpr int kMostLoops = 256;     // More threads than any machine has use for; each costs memory.
constexpr int kMostWorkers = 1024;  // Likewise; a search or lookup keeps a core busy.
constexpr std::int64_t kKilo = 1024;
constexpr std::int64_t kMega = kKilo * 1024;
constexpr std::int64_t kGiga = kMega * 1024;

using Values = std::vector<std::string>;
using Units = std::array<std::pair<std::string_view, std::int64_t>, 4>;  // The largest first.
constexpr Units kTimeUnits{{{"h", 3'600'000}, {"min", 60'000}, {"s", 1000}, {"ms", 1}}};
constexpr Units kSizeUnits{{{"GB", kGiga}, {"MB", kMega}, {"KB", kKilo}, {"B", 1}}};

std::optional<std::int64_t> whole_number(std::string_view& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > kMostNumber) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

/// "10s" by kTimeUnits is 10000; nothing when there is no number, no unit, or too much.
std::optional<std::int64_t> with_unit(std::string_view text, const Units& units) {
  const std::optional<std::int64_t> number = whole_number(text);
  if (!number) return std::nullopt;
  for (const auto& [name, factor] : units)
    if (text == name) return *number * factor;
  return std::nullopt;
}

std::string show(std::int64_t value, const Units& units) {
  for (const auto& [name, factor] : units)
    if (value >= factor && value % factor == 0) return fmt::format("{}{}", value / factor, name);
  return fmt::format("0{}", units.back().first);
}

struct Bounds {
  int least = 0;
  int most = kMostNumber;
};

/// `access`: from the options to the number that is set.
template <class Access>
Setting count(std::string_view section, std::string_view key, Bounds bounds, Access access, std::string_view help) {
  ServerOptions defaults;
  return {section,
          key,
          Setting::Form::kOne,
          "N",
          help,
          fmt::format("{}", access(defaults)),
          [bounds, access](const Values& values, ServerOptions& options) -> std::string {
            std::string_view text = values.front();
            const std::optional<std::int64_t> number = whole_number(text);
            if (!number || !text.empty() || *number < bounds.least || *number > bounds.most)
              return fmt::format("must be a whole number from {} to {}", bounds.least, bounds.most);
            auto& target = access(options);
            target = static_cast<std::remove_reference_t<decltype(target)>>(*number);
            return {};
          }};
}

enum class Zero { kAllowed, kRefused };

template <class Access>
Setting time(std::string_view section, std::string_view key, Zero zero, Access access, std::string_view help) {
  ServerOptions defaults;
  return {section,
          key,
          Setting::Form::kOne,
          "TIME",
          help,
          show(access(defaults).count(), kTimeUnits),
          [zero, access](const Values& values, ServerOptions& options) -> std::string {
            const std::optional<std::int64_t> time = with_unit(values.front(), kTimeUnits);
            if (!time) return "must be a time such as 500ms, 10s or 5min; the unit is part of it";
            if (*time == 0 && zero == Zero::kRefused) return "must be 1ms or more";
            access(options) = std::chrono::milliseconds(*time);
            return {};
          }};
}

template <class Access>
Setting size(std::string_view key, std::int64_t least, std::int64_t most, Access access, std::string_view help) {
  ServerOptions defaults;
  return {"caps",
          key,
          Setting::Form::kOne,
          "SIZE",
          help,
          show(static_cast<std::int64_t>(access(defaults)), kSizeUnits),
          [least, most, access](const Values& values, ServerOptions& options) -> std::string {
            const std::optional<std::int64_t> size = with_unit(values.front(), kSizeUnits);
            if (!size) return "must be a size such as 512B, 16KB or 1MB; the unit is part of it";
            if (*size < least || *size > most)
              return fmt::format("must be from {} to {}", show(least, kSizeUnits), show(most, kSizeUnits));
            auto& target = access(options);
            target = static_cast<std::remove_reference_t<decltype(target)>>(*size);
            return {};
          }};
}

std::string set_site(const Values& values, ServerOptions& options) {
  options.site = values.front();
  return {};
}

std::string set_listen(const Values& values, ServerOptions& options) {
  for (const std::string& value : values)
    if (std::string problem = listen_problem(value); !problem.empty()) return problem;
  options.listen = values;
  return {};
}

std::string set_admin(const Values& values, ServerOptions& options) {
  std::string problem = listen_problem(values.front());
  if (problem.empty()) options.admin = values.front();
  return problem;
}

std::string set_proxies(const Values& values, ServerOptions& options) {
  for (const std::string& value : values)
    if (!AddressRange::parse(value))
      return fmt::format("must be addresses or ranges such as 10.0.0.0/8, not \"{}\"", value);
  options.trusted_proxies = values;
  return {};
}

std::string set_log(const Values& values, ServerOptions& options) {
  constexpr std::array<std::pair<std::string_view, LogFormat>, 3> kFormats{
      {{"text", LogFormat::kText}, {"json", LogFormat::kJson}, {"off", LogFormat::kOff}}};
  for (const auto& [name, format] : kFormats)
    if (values.front() == name) {
      options.log = format;
      return {};
    }
  return "must be text, json or off";
}

std::string set_statement_key(const Values& values, ServerOptions& options) {
  options.statement_key = values.front();
  return {};
}

std::vector<Setting> general_settings() {
  using enum Setting::Form;
  return {
      {"", "site", kOne, "DIR", "The site folder that muster build wrote", "site", set_site},
      {"", "listen", kList, "HOST:PORT",
       "Where to listen, several times if need be: HOST:PORT, [IPv6]:PORT or "
       "unix:/path; port 0 takes a free one",
       "127.0.0.1:8080", set_listen},
      {"", "admin", kOne, "HOST:PORT", "Where /healthz, /readyz and /metrics are; none by default", "", set_admin},
      {"", "trusted_proxies", kList, "RANGE", "Whose X-Forwarded-For is believed; a unix socket's always is", "",
       set_proxies},
      {"", "statement_key", kOne, "FILE",
       "Signs a statement with each match of a lookup; muster keygen makes it; none by default", "", set_statement_key},
      {"", "log", kOne, "FORMAT", "The line a request on standard output: text, json or off", "text", set_log},
      count(
          "", "loops", {0, kMostLoops}, [](ServerOptions & o) -> auto& { return o.front.loops; },
          "Threads that own sockets; 0: one a core, four at most"),
      count(
          "", "workers", {0, kMostWorkers}, [](ServerOptions & o) -> auto& { return o.workers; },
          "Threads for searches and lookups; 0: one a core, two at least"),
      count(
          "", "queue", {1}, [](ServerOptions & o) -> auto& { return o.queue; },
          "Searches and lookups that may wait; more get 503"),
      time(
          "", "release_check", Zero::kRefused, [](ServerOptions & o) -> auto& { return o.release_check_time; },
          "How often a new release is looked for"),
  };
}

std::string set_databases(const Values& values, ServerOptions& options) {
  options.search.databases = values;
  return {};
}

std::string set_lost(const Values& values, ServerOptions& options) {
  if (values.front() != "fail" && values.front() != "leave_out") return "must be fail or leave_out";
  options.search.leaves_out_lost = values.front() == "leave_out";
  return {};
}

std::vector<Setting> search_settings() {
  using enum Setting::Form;
  return {
      {"search", "databases", kList, "DATABASE",
       "Searched as one instead of the release's index: folders and HOST:PORT of xapian-tcpsrv", "", set_databases},
      {"search", "lost", kOne, "ANSWER",
       "While one of them cannot be reached: fail (503), or leave_out, which answers from the others", "fail",
       set_lost},
      time(
          "search", "renew", Zero::kAllowed, [](ServerOptions & o) -> auto& { return o.search.renew; },
          "How old a connection to them may become, for what is behind it may have been replaced"),
  };
}

std::string set_report_file(const Values& values, ServerOptions& options) {
  options.report.file = values.front();
  return {};
}

std::vector<Setting> report_settings() {
  return {
      {"report", "file", Setting::Form::kOne, "FILE",
       "Where searches are counted for muster report, none by fewer than five clients told; by default they are not",
       "", set_report_file},
      count(
          "report", "months", {1}, [](ServerOptions & o) -> auto& { return o.report.months; },
          "Months that it keeps, the present one included"),
  };
}

std::vector<Setting> limit_settings() {
  constexpr std::string_view kSection = "limits";
  return {
      count(
          kSection, "lookups_per_minute", {0}, [](ServerOptions & o) -> auto& { return o.limits.lookups_per_minute; },
          "Lookups of one client; 0: any number, here and below"),
      count(
          kSection, "lookups_per_day", {0}, [](ServerOptions & o) -> auto& { return o.limits.lookups_per_day; },
          "Likewise"),
      count(
          kSection, "members_per_day", {0}, [](ServerOptions & o) -> auto& { return o.limits.members_per_day; },
          "Different members shown to one client"),
      count(
          kSection, "searches_per_second", {0}, [](ServerOptions & o) -> auto& { return o.limits.searches_per_second; },
          "Searches and suggestions of one client"),
      count(
          kSection, "connections_per_address", {0},
          [](ServerOptions & o) -> auto& { return o.front.connections_per_address; },
          "Connections of one IPv4 address or IPv6 /64"),
      count(
          kSection, "clients", {1}, [](ServerOptions & o) -> auto& { return o.limits.clients; },
          "Clients remembered; the one longest unseen is forgotten first"),
  };
}

std::vector<Setting> deadline_settings() {
  constexpr std::string_view kSection = "deadlines";
  return {
      time(
          kSection, "head", Zero::kRefused, [](ServerOptions & o) -> auto& { return o.front.head_time; },
          "From the first byte of a request's head to its last"),
      time(
          kSection, "idle", Zero::kAllowed, [](ServerOptions & o) -> auto& { return o.front.idle_time; },
          "Between a reply and the next request"),
      time(
          kSection, "write", Zero::kRefused, [](ServerOptions & o) -> auto& { return o.front.write_time; },
          "Without one byte of a reply leaving"),
      time(
          kSection, "answer", Zero::kRefused, [](ServerOptions & o) -> auto& { return o.front.answer_time; },
          "For a search or lookup; then 503"),
      time(
          kSection, "linger", Zero::kAllowed, [](ServerOptions & o) -> auto& { return o.front.linger_time; },
          "Reading on after a refusal, so that the client sees it"),
      time(
          kSection, "drain", Zero::kAllowed, [](ServerOptions & o) -> auto& { return o.front.drain_time; },
          "For what is under way when the server stops"),
  };
}

std::vector<Setting> cap_settings() {
  // cpp-httplib takes no line over 8192 bytes, and a head must hold its target.
  return {
      size(
          "head", kKilo, kMega, [](ServerOptions & o) -> auto& { return o.front.head_bytes; },
          "Bytes of a request's head; more: 431"),
      size(
          "target", 256, 8000, [](ServerOptions & o) -> auto& { return o.front.target_bytes; },
          "Bytes of a request's target; more: 414"),
      count(
          "caps", "fields", {8, RequestHead::kMostFields},
          [](ServerOptions & o) -> auto& { return o.front.field_count; }, "Fields of a head, 128 at most; more: 431"),
      count(
          "caps", "connections", {8}, [](ServerOptions & o) -> auto& { return o.front.connections; },
          "Connections in all, give or take one a loop; fewer when the limit on open files is lower"),
      size(
          "turn", 4 * kKilo, kGiga, [](ServerOptions & o) -> auto& { return o.front.turn_bytes; },
          "Written to one connection before the next has its turn"),
      size(
          "unsent", 4 * kKilo, std::numeric_limits<int>::max(),
          [](ServerOptions & o) -> auto& { return o.front.unsent_bytes; }, "Buffered by the kernel for one connection"),
  };
}

}  // namespace

const std::vector<Setting>& settings() {
  static const std::vector<Setting> kAll = [] {
    std::vector<Setting> all;
    for (const auto part :
         {general_settings, search_settings, report_settings, limit_settings, deadline_settings, cap_settings})
      for (Setting& setting : part()) all.push_back(std::move(setting));
    return all;
  }();
  return kAll;
}

std::string flag_of(const Setting& setting) {
  std::string flag = "--";
  if (!setting.section.empty()) flag += std::string(setting.section) + "-";
  flag += setting.key;
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string listen_problem(const std::string& address) {
  const Result<ListenAddress> parsed = parse_listen_address(address);
  if (parsed) return {};
  return fmt::format("must be HOST:PORT, [IPv6]:PORT or unix:/path, not \"{}\": {}", address, parsed.failure().message);
}

}  // namespace muster
