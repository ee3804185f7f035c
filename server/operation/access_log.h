// AccessLog: one line a request on standard output. Addresses are cut, and neither a query nor a name is ever in it:
// what stands behind the path is not logged, and of /search and /roster only the route is.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "server/connection/application.h"
#include "server/operation/server_options.h"

namespace muster {

class AccessLog {
 public:
  /// Lines go to `file` (a file descriptor that outlives the log), written by a thread of the log's own. Throws
  /// std::system_error when there is no room for it.
  AccessLog(LogFormat format, int file);

  /// Writes what is waiting, as far as the reader takes it within a second.
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  /// Never blocks: when the reader is too slow and too much is waiting, the line is dropped and counted. Any thread.
  void add(const RequestRecord& record);

  std::uint64_t dropped() const { return dropped_.load(); }

 private:
  void write_lines();
  bool write_all(std::string_view text);

  const LogFormat format_;
  const int file_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;
  bool stopping_ = false;
  std::atomic<std::uint64_t> dropped_{0};
  std::thread writer_;
};

/// The line of one record, with its line feed. `seconds`: since 1970, UTC.
std::string format_log_line(const RequestRecord& record, LogFormat format, std::int64_t seconds);

}  // namespace muster
