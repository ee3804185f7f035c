// A thread of its own writes the line, so that a stage that takes long is seen too.
#include "cli/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace muster {

namespace {

constexpr auto kPatience = std::chrono::milliseconds(500);
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr const char* kEmptyLine = "\r\x1b[K";  // To the beginning of the line; erase to its end (ECMA-48, EL).

bool can_be_shown() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool is_plain = no_colour != nullptr && *no_colour != '\0';
  const bool is_dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return !is_plain && !is_dumb && ::isatty(STDERR_FILENO) == 1;
}

}  // namespace

std::string progress_text(const BuildProgress::Stage& stage, BuildProgress::Clock::time_point now) {
  if (stage.pages == 0) return stage.name;
  const double seconds = std::chrono::duration<double>(now - stage.begun).count();
  std::string text = fmt::format("{}: {} of {} pages", stage.name, stage.done, stage.pages);
  // Of the first moments nothing can be said.
  if (seconds >= 0.1) text += fmt::format(", {:.0f} pages a second", static_cast<double>(stage.done) / seconds);
  return text;
}

BuildReport build_with_progress(Files& files, BuildOptions options) {
  ProgressLine line;
  options.progress = line.progress();
  return build_site(files, options);
}

ProgressLine::ProgressLine() {
  if (can_be_shown()) thread_ = std::thread([this] { show_until_stopped(); });
}

ProgressLine::~ProgressLine() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopped_.notify_one();
  thread_.join();
}

void ProgressLine::show_until_stopped() {
  std::unique_lock lock(mutex_);
  if (stopped_.wait_for(lock, kPatience, [this] { return stop_; })) return;
  do fmt::print(stderr, "{}{}", kEmptyLine, progress_text(progress_.stage(), BuildProgress::Clock::now()));
  while (!stopped_.wait_for(lock, kPause, [this] { return stop_; }));
  fmt::print(stderr, "{}", kEmptyLine);
}

}  // namespace muster
