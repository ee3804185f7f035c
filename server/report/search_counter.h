// SearchCounter: counts the searches that the server answers, into the file of search_report.h.
//
// The file is written when a day (UTC) is over and when the server stops, never in between: who watches it learns of no
// search when it was made but the day. It is replaced in one step. A crash loses a day at most; what fewer than five
// clients asked is lost with every stop, for it is nowhere but in memory (unnamed_queries.h).
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"
#include "core/files/files.h"
#include "server/report/search_report.h"

namespace muster {

/// Safe from several threads.
class SearchCounter {
 public:
  using Time = std::chrono::system_clock::time_point;

  static constexpr std::size_t kMostQueries = 1'000;  ///< A month; the one asked least makes room for another.

  /// Goes on with the file at `path`, or begins it; `months` are kept, this one included. Fails when another process
  /// has it, it is no report, or it cannot be written. `files` must outlive the counter.
  static Result<std::unique_ptr<SearchCounter>> open(Files& files, std::string path, int months, Time now);

  /// One search by `client`, of a text that is valid UTF-8. Takes some microseconds.
  void count(std::string_view query, const ClientAddress& client, bool found_nothing, Time now);

  /// Writes the file when a day has ended since it was written last. A failure is given once a day.
  Result<void> save_when_due(Time now);

  Result<void> save();

 private:
  SearchCounter(Files& files, std::string path, int months, std::unique_ptr<FileLock> lock)
      : files_(files), path_(std::move(path)), months_(months), lock_(std::move(lock)) {}

  Result<void> read();
  MonthOfSearches& month_of(Time now);
  static void make_room(MonthOfSearches& month);

  Files& files_;
  const std::string path_;
  const int months_;
  const std::unique_ptr<FileLock> lock_;
  std::mutex mutex_;  // Of all below.
  UnnamedQueries unnamed_;
  SearchReport report_;
  std::string month_;
  std::chrono::sys_days saved_{};
};

}  // namespace muster
