// One line on a terminal that says how far a build is; it is written anew in its place and taken away at the end.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "generator/build_site.h"

namespace muster {

/// Shows itself on standard error after half a second, and is gone when destroyed: others may print then. Nothing is
/// shown when standard error is no terminal, or one that cannot rewrite a line, nor with NO_COLOR.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// For BuildOptions::progress; null where nothing is shown.
  BuildProgress* progress() { return thread_.joinable() ? &progress_ : nullptr; }

 private:
  void show_until_stopped();

  BuildProgress progress_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;  // Guarded by mutex_.
  std::thread thread_;
};

/// build_site, shown by a ProgressLine. Whether it is shown does not depend on `options`.
BuildReport build_with_progress(Files& files, BuildOptions options);

/// "writing: 1200 of 5000 pages, 840 pages a second", at `now`; only the name for a stage that counts nothing.
std::string progress_text(const BuildProgress::Stage& stage, BuildProgress::Clock::time_point now);

}  // namespace muster
