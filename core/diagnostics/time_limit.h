// TimeLimit: until when an engine may work on one question. Whoever asked does not wait any longer than that.
#pragma once

#include <chrono>
#include <exception>

namespace muster {

/// Thrown within an engine, which turns it into its own answer; no engine lets it out.
class TimeIsUp : public std::exception {
 public:
  const char* what() const noexcept override { return "the time for this question is up"; }
};

class TimeLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// None.
  TimeLimit() = default;
  explicit TimeLimit(Clock::time_point end) : end_(end) {}

  /// From `end` on. Reads the clock, which takes some 30 ns: for steps of a microsecond or more.
  bool is_past() const { return end_ != Clock::time_point::max() && Clock::now() >= end_; }

  /// Throws TimeIsUp when it is past.
  void check() const {
    if (is_past()) throw TimeIsUp();
  }

 private:
  Clock::time_point end_ = Clock::time_point::max();
};

}  // namespace muster
