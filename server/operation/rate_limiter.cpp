// Windows that slide, and clients that are forgotten.
#include "server/operation/rate_limiter.h"

#include <algorithm>

namespace muster {

namespace {

constexpr std::chrono::seconds kSecond{1};
constexpr std::chrono::minutes kMinute{1};
constexpr std::chrono::hours kDay{24};

std::chrono::seconds in_seconds(std::chrono::nanoseconds wait) {
  return wait.count() <= 0 ? std::chrono::seconds(0) : std::max(kSecond, std::chrono::ceil<std::chrono::seconds>(wait));
}

}  // namespace

/// How long until one more is within the limit; brings the window up to date.
std::chrono::nanoseconds RateLimiter::Window::wait(std::uint32_t most, std::chrono::nanoseconds length, TimePoint now) {
  if (now - start >= 2 * length) {
    *this = {now, 0, 0};
  } else if (now - start >= length) {
    *this = {start + length, count, 0};
  }
  if (most == 0) return {};
  const double passed = std::chrono::duration<double>(now - start) / std::chrono::duration<double>(length);
  const double weighed = count + before * (1.0 - passed);
  if (weighed + 1 <= most) return {};
  // Until enough of the window before has slid away, or, when this one alone is full, until the next has begun to.
  const double room = static_cast<double>(most) - 1 - count;
  const double share = room >= 0 && before > 0 ? 1.0 - room / before : 1.0 + 1.0 / std::max<double>(1, count);
  return std::chrono::nanoseconds(static_cast<std::int64_t>((share - passed) * static_cast<double>(length.count())));
}

std::chrono::seconds RateLimiter::admit(const ClientAddress& key, LimitKind kind, TimePoint now) {
  if (kind == LimitKind::kNone) return {};
  const std::lock_guard lock(mutex_);
  Client& asking = client(key);
  const auto most = [](int limit) { return static_cast<std::uint32_t>(std::max(0, limit)); };
  if (kind == LimitKind::kSearch) {
    const auto wait = in_seconds(asking.searches.wait(most(limits_.searches_per_second), kSecond, now));
    if (wait.count() == 0) ++asking.searches.count;
    return asking.refused(wait, now);
  }
  const auto minute = in_seconds(asking.lookups_minute.wait(most(limits_.lookups_per_minute), kMinute, now));
  const auto day = in_seconds(asking.lookups_day.wait(most(limits_.lookups_per_day), kDay, now));
  const auto wait = std::max(minute, day);
  if (wait.count() == 0) {
    ++asking.lookups_minute.count;
    ++asking.lookups_day.count;
  }
  return asking.refused(wait, now);
}

std::chrono::seconds RateLimiter::admit_members(const ClientAddress& key, const std::vector<std::uint64_t>& members,
                                                TimePoint now) {
  if (limits_.members_per_day <= 0) return {};
  const std::lock_guard lock(mutex_);
  Client& asking = client(key);
  if ((asking.members.empty() && !asking.members_full) || now - asking.members_since >= kDay) {
    asking.members.clear();
    asking.members_full = false;
    asking.members_since = now;
  }
  std::vector<std::uint32_t> shown = asking.members;
  for (const std::uint64_t member : members) {
    const auto half = static_cast<std::uint32_t>(member);
    const auto place = std::lower_bound(shown.begin(), shown.end(), half);
    if (place == shown.end() || *place != half) shown.insert(place, half);
  }
  const auto most = static_cast<std::size_t>(limits_.members_per_day);
  if (shown.size() > most) asking.members_full = true;
  const bool shows_only_known = !members.empty() && shown.size() == asking.members.size();
  if ((asking.members_full || asking.members.size() == most) && !shows_only_known)
    return asking.refused(in_seconds(asking.members_since + kDay - now), now);
  asking.members.assign(shown.begin(), shown.end());
  return {};
}

/// Remembers a refusal: `wait`, unless it is zero.
std::chrono::seconds RateLimiter::Client::refused(std::chrono::seconds wait, TimePoint now) {
  if (wait.count() > 0) limited_until = std::max(limited_until, now + wait);
  return wait;
}

std::size_t RateLimiter::clients_at_limit(TimePoint now) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::count_if(clients_.begin(), clients_.end(),
                                                [now](const auto& one) { return one.second.limited_until > now; }));
}

std::size_t RateLimiter::clients() const {
  const std::lock_guard lock(mutex_);
  return clients_.size();
}

RateLimiter::Client& RateLimiter::client(const ClientAddress& key) {
  const auto found = clients_.find(key);
  if (found != clients_.end()) {
    by_last_seen_.splice(by_last_seen_.begin(), by_last_seen_, found->second.seen);
    return found->second;
  }
  while (!by_last_seen_.empty() && clients_.size() >= std::max<std::size_t>(1, limits_.clients)) {
    clients_.erase(by_last_seen_.back());
    by_last_seen_.pop_back();
  }
  by_last_seen_.push_front(key);
  Client& added = clients_[key];
  added.seen = by_last_seen_.begin();
  return added;
}

}  // namespace muster
