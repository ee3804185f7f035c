// Counting in shards, and the text format.
#include "server/operation/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace muster {

namespace {

std::size_t shard_of_this_thread() {
  static std::atomic<std::size_t> threads{0};
  thread_local const std::size_t number = threads++;
  return number;
}

void append_head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += fmt::format("# HELP muster_{} {}\n# TYPE muster_{} {}\n", name, help, name, type);
}

void append_by_state(std::string& out, std::string_view name, std::string_view type, std::string_view help,
                     const std::vector<const LoopStatistics*>& loops,
                     std::array<std::atomic<std::uint64_t>, kConnectionStates> LoopStatistics::* counts) {
  append_head(out, name, type, help);
  for (std::size_t state = 0; state < kConnectionStates; ++state) {
    std::uint64_t total = 0;
    for (const LoopStatistics* loop : loops) total += (loop->*counts)[state].load(std::memory_order_relaxed);
    out += fmt::format("muster_{}{{state=\"{}\"}} {}\n", name,
                       connection_state_name(static_cast<ConnectionState>(state)), total);
  }
}

void append_total(std::string& out, std::string_view name, std::string_view help,
                  const std::vector<const LoopStatistics*>& loops, std::atomic<std::uint64_t> LoopStatistics::* count) {
  append_head(out, name, "counter", help);
  std::uint64_t total = 0;
  for (const LoopStatistics* loop : loops) total += (loop->*count).load(std::memory_order_relaxed);
  out += fmt::format("muster_{} {}\n", name, total);
}

}  // namespace

void Metrics::count(const RequestRecord& record) {
  Shard& shard = shards_[shard_of_this_thread() % kShards];
  const std::size_t route = std::min<std::size_t>(record.route, kRoutes - 1);
  const auto status = std::find(kStatuses.begin(), kStatuses.end() - 1, record.status) - kStatuses.begin();
  const double seconds = std::chrono::duration<double>(record.time).count();
  const auto bucket = std::lower_bound(kBuckets.begin(), kBuckets.end(), seconds) - kBuckets.begin();
  shard.requests[route][static_cast<std::size_t>(status)].fetch_add(1, std::memory_order_relaxed);
  shard.times[route][static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  shard.nanoseconds[route].fetch_add(static_cast<std::uint64_t>(record.time.count()), std::memory_order_relaxed);
  shard.bytes[route].fetch_add(record.body_bytes, std::memory_order_relaxed);
}

void Metrics::append_requests(std::string& out) const {
  append_head(out, "requests_total", "counter", "Requests answered, by route and status.");
  for (std::size_t route = 0; route < route_names_.size(); ++route)
    for (std::size_t i = 0; i < kStatuses.size(); ++i)
      if (const std::uint64_t total = sum([&](const Shard& shard) -> auto& { return shard.requests[route][i]; }))
        out += fmt::format("muster_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", route_names_[route],
                           kStatuses[i] == 0 ? "other" : std::to_string(kStatuses[i]), total);
  append_head(out, "body_bytes_total", "counter", "Bytes of bodies in replies, by route.");
  for (std::size_t route = 0; route < route_names_.size(); ++route)
    out += fmt::format("muster_body_bytes_total{{route=\"{}\"}} {}\n", route_names_[route],
                       sum([&](const Shard& shard) -> auto& { return shard.bytes[route]; }));
}

void Metrics::append_times(std::string& out) const {
  append_head(out, "request_seconds", "histogram", "Time from the whole head to the first attempt to send the reply.");
  for (std::size_t route = 0; route < route_names_.size(); ++route) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i <= kBuckets.size(); ++i) {
      total += sum([&](const Shard& shard) -> auto& { return shard.times[route][i]; });
      out += fmt::format("muster_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route_names_[route],
                         i == kBuckets.size() ? "+Inf" : fmt::format("{}", kBuckets[i]), total);
    }
    const double seconds =
        static_cast<double>(sum([&](const Shard& shard) -> auto& { return shard.nanoseconds[route]; })) / 1e9;
    out += fmt::format(
        "muster_request_seconds_sum{{route=\"{0}\"}} {1}\nmuster_request_seconds_count{{route=\"{0}\"}} {2}\n",
        route_names_[route], seconds, total);
  }
}

std::string Metrics::text(const std::vector<const LoopStatistics*>& loops, const std::vector<Gauge>& gauges) const {
  std::string out;
  append_requests(out);
  append_times(out);
  append_by_state(out, "connections", "gauge", "Open connections, by state.", loops, &LoopStatistics::connections);
  append_by_state(out, "evictions_total", "counter", "Connections closed to make room, by the state they were in.",
                  loops, &LoopStatistics::evicted);
  append_by_state(out, "expiries_total", "counter", "Connections that passed a deadline, by the state they were in.",
                  loops, &LoopStatistics::expired);
  append_total(out, "connections_accepted_total", "Connections accepted.", loops, &LoopStatistics::accepted);
  append_total(out, "connections_refused_full_total", "Connections refused for want of room.", loops,
               &LoopStatistics::refused_full);
  append_total(out, "connections_refused_address_total", "Connections refused because their address had its share.",
               loops, &LoopStatistics::refused_per_address);
  for (const Gauge& gauge : gauges) {
    const std::string labels = gauge.labels.empty() ? "" : "{" + gauge.labels + "}";
    const std::string_view type = gauge.name.ends_with("_total") ? "counter" : "gauge";
    out += fmt::format("# TYPE muster_{} {}\nmuster_{}{} {}\n", gauge.name, type, gauge.name, labels, gauge.value);
  }
  return out;
}

}  // namespace muster
