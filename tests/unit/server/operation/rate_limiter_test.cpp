#include "server/operation/rate_limiter.h"

#include <doctest/doctest.h>
#include <malloc.h>

using muster::ClientAddress;
using muster::ClientLimits;
using muster::LimitKind;
using muster::RateLimiter;
using namespace std::chrono_literals;

namespace {

ClientAddress client(std::uint8_t number, std::uint8_t group = 0) {
  ClientAddress address{ClientAddress::Family::kInternet, {}};
  address.bytes[15] = number;
  address.bytes[14] = group;
  return address;
}

const RateLimiter::TimePoint kStart{std::chrono::hours(1000)};

/// How many of `tries` lookups at `now` are admitted.
int admitted(RateLimiter& limiter, int tries, RateLimiter::TimePoint now, LimitKind kind = LimitKind::kLookup) {
  int count = 0;
  for (int i = 0; i < tries; ++i) count += limiter.admit(client(1), kind, now).count() == 0 ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("twenty lookups a minute, whatever the second they come in") {
  RateLimiter limiter({});
  CHECK(admitted(limiter, 30, kStart) == 20);
  CHECK(admitted(limiter, 30, kStart + 30s) == 0);
  CHECK(admitted(limiter, 30, kStart + 59s) == 0);
}

TEST_CASE("who waits as long as told is admitted, and not much sooner") {
  RateLimiter limiter({});
  admitted(limiter, 20, kStart + 7s);
  for (const auto at : {8s, 30s, 66s}) {
    const auto wait = limiter.admit(client(1), LimitKind::kLookup, kStart + at);
    CAPTURE(at.count());
    REQUIRE(wait > 0s);
    RateLimiter same({});
    admitted(same, 20, kStart + 7s);
    CHECK(same.admit(client(1), LimitKind::kLookup, kStart + at + wait - 2s) > 0s);
    CHECK(same.admit(client(1), LimitKind::kLookup, kStart + at + wait) == 0s);
  }
}

TEST_CASE("over an hour nobody gets more than the rate allows") {
  ClientLimits limits;
  limits.lookups_per_day = 0;
  RateLimiter limiter(limits);
  int total = 0;
  for (int second = 0; second < 3600; ++second) total += admitted(limiter, 3, kStart + std::chrono::seconds(second));
  CHECK(total >= 55 * 20);  // The estimate errs on the strict side.
  CHECK(total <= 61 * 20);
}

TEST_CASE("three hundred lookups a day") {
  RateLimiter limiter({});
  int total = 0;
  for (int minute = 0; minute < 600; minute += 2) total += admitted(limiter, 20, kStart + std::chrono::minutes(minute));
  CHECK(total == 300);
  CHECK(limiter.admit(client(1), LimitKind::kLookup, kStart + 11h) > 10h);
}

TEST_CASE("searches are counted apart from lookups, and clients apart from each other") {
  RateLimiter limiter({});
  CHECK(admitted(limiter, 30, kStart) == 20);
  CHECK(admitted(limiter, 30, kStart, LimitKind::kSearch) == 20);
  CHECK(admitted(limiter, 30, kStart + 2s, LimitKind::kSearch) == 20);
  CHECK(limiter.admit(client(2), LimitKind::kLookup, kStart) == 0s);
  CHECK(admitted(limiter, 30, kStart, LimitKind::kNone) == 30);
}

TEST_CASE("different members shown are counted once a day") {
  ClientLimits limits;
  limits.members_per_day = 3;
  RateLimiter limiter(limits);
  CHECK(limiter.admit_members(client(1), {1, 2}, kStart) == 0s);
  CHECK(limiter.admit_members(client(1), {2, 1}, kStart) == 0s);
  CHECK(limiter.clients_at_limit(kStart) == 0);
  CHECK(limiter.admit_members(client(1), {3, 4}, kStart) > 23h);
  CHECK(limiter.clients_at_limit(kStart + 1h) == 1);
  CHECK(limiter.clients_at_limit(kStart + 25h) == 0);
  CHECK(limiter.admit_members(client(1), {1}, kStart + 1h) == 0s);
  CHECK(limiter.admit_members(client(1), {4}, kStart + 24h) == 0s);
}

TEST_CASE("a client at its limit of members cannot tell a member from nobody") {
  ClientLimits limits;
  limits.members_per_day = 2;
  RateLimiter limiter(limits);
  CHECK(limiter.admit_members(client(1), {}, kStart) == 0s);
  CHECK(limiter.admit_members(client(1), {1}, kStart) == 0s);
  CHECK(limiter.admit_members(client(1), {}, kStart) == 0s);
  CHECK(limiter.admit_members(client(1), {2}, kStart) == 0s);
  for (const std::vector<std::uint64_t>& members : {std::vector<std::uint64_t>{}, {3}, {1, 3}})
    CHECK(limiter.admit_members(client(1), members, kStart + 1h) == 23h);
  CHECK(limiter.admit_members(client(1), {2, 1}, kStart + 1h) == 0s);
  CHECK(limiter.admit_members(client(1), {}, kStart + 24h) == 0s);
}

TEST_CASE("a client refused more members than it had left is at its limit") {
  ClientLimits limits;
  limits.members_per_day = 2;
  RateLimiter limiter(limits);
  for (const std::vector<std::uint64_t>& members : {std::vector<std::uint64_t>{1, 2, 3}, {}, {1}})
    CHECK(limiter.admit_members(client(1), members, kStart) == 24h);
  CHECK(limiter.admit_members(client(1), {1}, kStart + 24h) == 0s);
  CHECK(limiter.admit_members(client(1), {2, 3}, kStart + 25h) == 23h);
  for (const std::vector<std::uint64_t>& members : {std::vector<std::uint64_t>{}, {2}})
    CHECK(limiter.admit_members(client(1), members, kStart + 25h) == 23h);
  CHECK(limiter.admit_members(client(1), {1}, kStart + 25h) == 0s);
}

TEST_CASE("a flood of addresses takes no more room than there is, and the busy client is remembered") {
  ClientLimits limits;
  limits.clients = 100;
  RateLimiter limiter(limits);
  admitted(limiter, 20, kStart);
  for (int i = 0; i < 10'000; ++i) {
    static_cast<void>(limiter.admit(client(static_cast<std::uint8_t>(i % 256), static_cast<std::uint8_t>(1 + i / 256)),
                                    LimitKind::kLookup, kStart));
    if (i % 50 == 0) CHECK(admitted(limiter, 1, kStart) == 0);
  }
  CHECK(limiter.clients() == 100);
}

TEST_CASE("a million addresses take no more memory than the clients remembered") {
  constexpr double kMegabyte = 1e6;
  const auto heap = [] { return static_cast<double>(mallinfo2().uordblks) / kMegabyte; };  // 0 under a sanitizer.
  const double before = heap();
  double with_all_remembered = 0;
  RateLimiter limiter({});
  for (std::uint32_t number = 0; number < 1'000'000; ++number) {
    ClientAddress address = client(static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number >> 8));
    address.bytes[13] = static_cast<std::uint8_t>(number >> 16);
    REQUIRE(limiter.admit(address, LimitKind::kLookup, kStart) == 0s);
    REQUIRE(limiter.admit_members(address, {number, number + 1, number + 2}, kStart) == 0s);
    if (number + 1 == ClientLimits().clients) with_all_remembered = heap() - before;
  }
  CHECK(limiter.clients() == ClientLimits().clients);
  CHECK(heap() - before <= with_all_remembered + 1);
  CHECK(heap() - before < 20);
}
