// Metrics: what the server counts, and its text for Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/connection/event_loop.h"

namespace muster {

/// One number or a few, read when asked. `name` without the prefix; `labels` like `state="idle"`, or empty.
struct Gauge {
  std::string name;
  std::string labels;
  double value = 0;
};

/// Counting takes no lock and is safe from any thread.
class Metrics {
 public:
  static constexpr std::size_t kRoutes = 12;

  /// `route_names`: by the number that Reply::route has; at most kRoutes.
  explicit Metrics(std::vector<std::string_view> route_names) : route_names_(std::move(route_names)) {}

  void count(const RequestRecord& record);

  /// Prometheus text format 0.0.4.
  std::string text(const std::vector<const LoopStatistics*>& loops, const std::vector<Gauge>& gauges) const;

 private:
  static constexpr std::array<int, 21> kStatuses{200, 304, 404, 301, 206, 308, 400, 405, 408, 412, 413,
                                                 414, 416, 417, 429, 431, 500, 501, 503, 505, 0};
  static constexpr std::array<double, 10> kBuckets{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1};

  /// A thread counts in its own shard, so that loops do not wait for each other's cache lines.
  struct alignas(64) Shard {
    std::array<std::array<std::atomic<std::uint64_t>, kStatuses.size()>, kRoutes> requests{};
    std::array<std::array<std::atomic<std::uint64_t>, kBuckets.size() + 1>, kRoutes> times{};
    std::array<std::atomic<std::uint64_t>, kRoutes> nanoseconds{};
    std::array<std::atomic<std::uint64_t>, kRoutes> bytes{};
  };
  static constexpr std::size_t kShards = 8;

  template <class Pick>
  std::uint64_t sum(Pick pick) const {
    std::uint64_t total = 0;
    for (const Shard& shard : shards_) total += pick(shard).load(std::memory_order_relaxed);
    return total;
  }
  void append_requests(std::string& out) const;
  void append_times(std::string& out) const;

  const std::vector<std::string_view> route_names_;
  std::array<Shard, kShards> shards_;
};

}  // namespace muster
