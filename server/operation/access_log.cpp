// Log lines, and the thread that writes them.
#include "server/operation/access_log.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>

#include "server/operation/request_id.h"

namespace muster {

namespace {

constexpr std::size_t kMostWaiting = 4 * 1024 * 1024;
constexpr std::size_t kLongestPath = 512;
constexpr std::size_t kLongestMethod = 16;
constexpr std::chrono::milliseconds kBatchTime{20};
constexpr std::chrono::seconds kStopTime{1};
constexpr std::size_t kPipeBytes = 4096;  // A pipe that poll calls writable takes so much without blocking.

/// What of the path may be told. A name or question that somebody put behind a route instead of into the query is cut
/// off; the route may stand behind one folder ("/api", "/fr").
std::string_view shown_path(std::string_view path) {
  if (path.empty()) return "-";
  for (const std::string_view route : {"/roster", "/search", "/suggest"}) {
    const std::size_t at = path.find(route);
    if (at == std::string_view::npos || path.find('/', 1) < at) continue;
    const std::size_t end = at + route.size();
    return path.substr(0, end < path.size() && path[end] == '/' ? end + 1 : end);
  }
  return path.substr(0, kLongestPath);
}

}  // namespace

std::string format_log_line(const RequestRecord& record, LogFormat format, std::int64_t seconds) {
  thread_local std::int64_t formatted_second = -1;
  thread_local std::string time;
  if (formatted_second != seconds) {
    formatted_second = seconds;
    time = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
  }
  const std::string_view method = record.method.empty() ? "-" : record.method.substr(0, kLongestMethod);
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(record.time).count();
  const std::string_view path = shown_path(record.raw_path);
  if (format == LogFormat::kText)
    return fmt::format("{} {} {} {} {} {} {}us {}\n", time, cut_address(record.client), method, path, record.status,
                       record.body_bytes, microseconds, request_id_text(record.id));
  // Nothing in it needs escaping: the head check lets no quote, backslash or control into a method or path.
  return fmt::format(
      R"({{"time":"{}","client":"{}","method":"{}","path":"{}","status":{},"bytes":{},"microseconds":{},"id":"{}"}})"
      "\n",
      time, cut_address(record.client), method, path, record.status, record.body_bytes, microseconds,
      request_id_text(record.id));
}

AccessLog::AccessLog(LogFormat format, int file) : format_(format), file_(file) {
  if (format_ != LogFormat::kOff) writer_ = std::thread([this] { write_lines(); });
}

AccessLog::~AccessLog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (writer_.joinable()) writer_.join();
}

void AccessLog::add(const RequestRecord& record) {
  if (format_ == LogFormat::kOff) return;
  const std::string line = format_log_line(record, format_, std::time(nullptr));
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() > kMostWaiting) {
      ++dropped_;
      return;
    }
    was_empty = waiting_.empty();
    waiting_ += line;
  }
  if (was_empty) changed_.notify_one();
}

void AccessLog::write_lines() {
  std::string lines;
  for (bool last = false; !last;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (!stopping_) changed_.wait_for(lock, kBatchTime, [this] { return stopping_; });
      lines.clear();
      lines.swap(waiting_);
      last = stopping_;
    }
    if (!write_all(lines)) return;
  }
}

/// False when the log is to end: nobody reads any more, or too slowly to wait for.
bool AccessLog::write_all(std::string_view text) {
  struct stat status{};
  const bool is_file = ::fstat(file_, &status) == 0 && S_ISREG(status.st_mode);
  auto give_up = std::chrono::steady_clock::time_point::max();
  while (!text.empty()) {
    pollfd waiter{file_, POLLOUT, 0};
    if (!is_file && ::poll(&waiter, 1, 100) == 0) {
      const std::lock_guard lock(mutex_);
      const auto now = std::chrono::steady_clock::now();
      if (stopping_) give_up = std::min(give_up, now + kStopTime);
      if (now >= give_up) return false;
      continue;
    }
    const ssize_t count = ::write(file_, text.data(), is_file ? text.size() : std::min(text.size(), kPipeBytes));
    if (count < 0 && errno != EINTR && errno != EAGAIN) return false;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace muster
