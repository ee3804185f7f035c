// Rows of places, each chosen by bits of the query's name.
#include "server/report/unnamed_queries.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "core/release/digest.h"

namespace muster {
namespace {

// An IPv6 client is its /48, what a household is given at most; limits are counted by /64.
std::string client_bytes(ClientAddress client) {
  constexpr std::ptrdiff_t kBytesOfIpv6 = 6;
  if (!client.is_ipv4()) std::fill(client.bytes.begin() + kBytesOfIpv6, client.bytes.end(), std::uint8_t{0});
  return {client.bytes.begin(), client.bytes.end()};
}

}  // namespace

UnnamedQueries::UnnamedQueries() : queries_(kRows * kRowLength) { forget(); }

void UnnamedQueries::forget() {
  std::ranges::fill(queries_, Query());
  key_.emplace();
  if (::getentropy(key_->data(), key_->size()) != 0) key_.reset();
}

std::optional<SearchTally> UnnamedQueries::ask(std::string_view wording, const ClientAddress& client,
                                               bool found_nothing) {
  if (!key_) return std::nullopt;
  Query& query = place_of(keyed(*key_, 'q', wording, "") | 1);  // Never 0.
  ++query.asked;
  query.found_nothing += found_nothing ? 1 : 0;
  if (!query.add_client(static_cast<std::uint16_t>(keyed(*key_, 'c', wording, client_bytes(client)))))
    return std::nullopt;
  if (query.client_count < kClients) return std::nullopt;
  const SearchTally tally{query.asked, query.found_nothing};
  query = {};
  return tally;
}

bool UnnamedQueries::Query::add_client(std::uint16_t client) {
  const auto known = clients.begin() + client_count;
  if (std::find(clients.begin(), known, client) != known) return false;
  if (known != clients.end()) *known = client;
  ++client_count;
  return true;
}

UnnamedQueries::Query& UnnamedQueries::place_of(std::uint64_t name) {
  Query* const row = &queries_[(name >> 32) % kRows * kRowLength];
  Query* const end = row + kRowLength;
  if (Query* known = std::find_if(row, end, [name](const Query& query) { return query.name == name; }); known != end)
    return *known;
  Query* const place =
      std::min_element(row, end, [](const Query& a, const Query& b) { return a.client_count < b.client_count; });
  *place = {};
  place->name = name;
  return *place;
}

std::uint64_t UnnamedQueries::keyed(const Key& key, char purpose, std::string_view wording, std::string_view more) {
  std::string bytes(key.begin(), key.end());
  bytes.append(1, purpose).append(wording).append(1, '\0').append(more);
  const Digest digest = sha256(bytes);
  std::uint64_t number = 0;
  std::memcpy(&number, digest.data(), sizeof number);
  return number;
}

}  // namespace muster
