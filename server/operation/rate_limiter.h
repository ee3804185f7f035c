// RateLimiter: how often each client may ask, by a sliding window: what was asked in the window before counts for the
// part of it that is still within reach. Memory is bounded: the client longest unseen is forgotten first. By default
// that is 15 MB when a flood of addresses asks once each, and 35 MB when each has been shown all members that it may
// see.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/connection/client_address.h"
#include "server/operation/server_options.h"

namespace muster {

enum class LimitKind { kNone, kSearch, kLookup };

/// Safe from several threads.
class RateLimiter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit RateLimiter(const ClientLimits& limits) : limits_(limits) {}

  /// Counts one request, unless it is over a limit: then nothing is counted, and the answer is how long to wait.
  /// Zero: go ahead.
  std::chrono::seconds admit(const ClientAddress& key, LimitKind kind, TimePoint now);

  /// Counts the members that a lookup is about to show; `members` name them by any stable hash, and are none when it
  /// found nobody or too many. Members shown before on the same day do not count again. Returns how long to wait when
  /// they are too many, zero otherwise. From the last member allowed, or the first refusal, to the end of the day only
  /// members shown before are admitted: if nobody were too, 429 would tell which names the roster has.
  std::chrono::seconds admit_members(const ClientAddress& key, const std::vector<std::uint64_t>& members,
                                     TimePoint now);

  std::size_t clients() const;

  /// Clients who were refused something and still have to wait for it.
  std::size_t clients_at_limit(TimePoint now) const;

 private:
  struct Window {
    TimePoint start{};
    std::uint32_t before = 0;  ///< Counted in the window before this one.
    std::uint32_t count = 0;

    std::chrono::nanoseconds wait(std::uint32_t most, std::chrono::nanoseconds length, TimePoint now);
  };
  struct Client {
    Window searches;
    Window lookups_minute;
    Window lookups_day;
    TimePoint limited_until{};  ///< Set by a refusal.
    TimePoint members_since{};
    bool members_full = false;  ///< A lookup would have shown more than allowed.
    std::vector<std::uint32_t> members;  // Sorted; half a hash tells a client's few members apart.
    std::list<ClientAddress>::iterator seen;

    std::chrono::seconds refused(std::chrono::seconds wait, TimePoint now);
  };
  Client& client(const ClientAddress& key);

  const ClientLimits limits_;
  mutable std::mutex mutex_;
  std::list<ClientAddress> by_last_seen_;  // The one just seen first.
  std::unordered_map<ClientAddress, Client, ClientAddressHash> clients_;
};

}  // namespace muster
