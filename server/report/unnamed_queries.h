// UnnamedQueries: the queries that fewer than five clients have asked so far, without their words and without the
// clients.
//
// What is kept, in memory only: of a query 64 bits of SHA-256 under a key that is drawn at random when counting begins
// and never leaves the process; of each of its clients 16 bits, under the same key, of query and address together. So
//
// - neither the file of the report nor anything else on the disk has a trace of such a query;
// - the words cannot be read out of the table; they are known only while somebody asks them, and the fifth client's
//   request is what gives them to the report;
// - who can read the memory of the running process, its key too, can test a guess ("was this asked?"), and of the
//   clients of a query that was guessed learns 16 bits each, which some 65,000 addresses of IPv4 share; the same
//   client has other bits at another query, so that nobody's questions can be put together.
//
// Two clients with the same 16 bits count as one: the mistake that is left is to tell too little. An address is not a
// person: one who has five networks can bring any text into the report, but learns nothing of others by it.
//
// Words that five clients asked are told whatever they are, a name too that was typed into the wrong field.
//
// Memory: 2 MB, whatever is asked. A query falls into one of 16,384 rows of four; in a full row the one that the fewest
// clients asked makes room, so that a flood of made-up queries drives out such as itself first.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "server/connection/client_address.h"

namespace muster {

/// How often something was asked, and how often with nothing found.
struct SearchTally {
  std::uint64_t asked = 0;
  std::uint64_t found_nothing = 0;
};

/// Not thread-safe.
class UnnamedQueries {
 public:
  static constexpr std::size_t kClients = 5;  ///< So many make a query fit to be told.

  /// Draws a key. When the system has no randomness to give, nothing is ever counted.
  UnnamedQueries();

  /// Counts that `client` asked `wording` (counted_wording.h). The tally of it when this was the fifth client, after
  /// which the query is known here no more.
  std::optional<SearchTally> ask(std::string_view wording, const ClientAddress& client, bool found_nothing);

  /// Forgets all and draws another key.
  void forget();

 private:
  using Key = std::array<char, 32>;
  struct Query {
    std::uint64_t name = 0;  ///< 0: the place is free.
    std::uint32_t asked = 0;
    std::uint32_t found_nothing = 0;
    std::array<std::uint16_t, kClients - 1> clients{};
    std::uint8_t client_count = 0;

    /// Whether the client is one more than those known.
    bool add_client(std::uint16_t client);
  };

  static constexpr std::size_t kRows = 16'384;
  static constexpr std::size_t kRowLength = 4;

  static std::uint64_t keyed(const Key& key, char purpose, std::string_view wording, std::string_view more);
  Query& place_of(std::uint64_t name);

  std::optional<Key> key_;
  std::vector<Query> queries_;
};

}  // namespace muster
