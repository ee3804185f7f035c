// BuildProgress: how far a build is, told by the threads that build and read by one that shows it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace muster {

class BuildProgress {
 public:
  using Clock = std::chrono::steady_clock;

  struct Stage {
    std::string name;
    std::size_t done = 0;
    std::size_t pages = 0;  ///< 0: the stage counts none.
    Clock::time_point begun{};
  };

  void begin(const std::string& name, std::size_t pages) {
    const std::lock_guard lock(mutex_);
    stage_ = {name, 0, pages, Clock::now()};
    done_ = 0;
  }

  /// Any thread, when one page is done.
  void step() { done_.fetch_add(1, std::memory_order_relaxed); }

  Stage stage() const {
    const std::lock_guard lock(mutex_);
    Stage now = stage_;
    now.done = done_;
    return now;
  }

 private:
  mutable std::mutex mutex_;
  Stage stage_;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace muster
