// From a search to its month's counts; from the counts to the file.
#include "server/report/search_counter.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/report/counted_wording.h"

namespace muster {
namespace {

using Days = std::chrono::sys_days;

std::string month_name(SearchCounter::Time now) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
  return fmt::format("{:04}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()));
}

}  // namespace

Result<std::unique_ptr<SearchCounter>> SearchCounter::open(Files& files, std::string path, int months, Time now) {
  Result<std::unique_ptr<FileLock>> lock = files.lock(path + ".lock");
  if (!lock) return lock.failure();
  std::unique_ptr<SearchCounter> counter(new SearchCounter(files, std::move(path), months, std::move(*lock)));
  if (Result<void> read = counter->read(); !read) return read.failure();
  counter->month_of(now);
  counter->saved_ = std::chrono::floor<std::chrono::days>(now);
  if (Result<void> saved = counter->save(); !saved) return saved.failure();
  return counter;
}

Result<void> SearchCounter::read() {
  Result<std::optional<FileStatus>> status = files_.status(path_);
  if (!status) return status.failure();
  if (!*status) return {};
  if ((*status)->kind != FileKind::kFile) return Failure{"the report of searches must be a file", path_, 0};
  Result<std::string> text = files_.read(path_);
  if (!text) return text.failure();
  Result<SearchReport> report = search_report_from_json(*text);
  if (!report) return Failure{report.failure().message, path_, 0};
  report_ = std::move(*report);
  return {};
}

void SearchCounter::count(std::string_view query, const ClientAddress& client, bool found_nothing, Time now) {
  const std::string wording = counted_wording(query);
  const std::lock_guard lock(mutex_);
  MonthOfSearches& month = month_of(now);
  const auto add = [&](SearchTally& tally) {
    ++tally.asked;
    tally.found_nothing += found_nothing ? 1 : 0;
  };
  add(month.all);
  if (wording.empty()) return;
  if (const auto told = month.queries.find(wording); told != month.queries.end()) return add(told->second);
  const std::optional<SearchTally> tally = unnamed_.ask(wording, client, found_nothing);
  if (!tally) return;
  make_room(month);
  month.queries.emplace(wording, *tally);
}

/// The month of `now`. With a new one all that is not told is forgotten, and so is the oldest month.
MonthOfSearches& SearchCounter::month_of(Time now) {
  const std::string name = month_name(now);
  if (name != month_) {
    if (!month_.empty()) unnamed_.forget();
    month_ = name;
    report_.months.try_emplace(name);
    while (report_.months.size() > static_cast<std::size_t>(months_)) report_.months.erase(report_.months.begin());
  }
  return report_.months[name];
}

void SearchCounter::make_room(MonthOfSearches& month) {
  if (month.queries.size() < kMostQueries) return;
  month.queries.erase(std::ranges::min_element(
      month.queries, [](const auto& a, const auto& b) { return a.second.asked < b.second.asked; }));
}

Result<void> SearchCounter::save_when_due(Time now) {
  const Days today = std::chrono::floor<std::chrono::days>(now);
  {
    const std::lock_guard lock(mutex_);
    if (today == saved_) return {};
    saved_ = today;
  }
  return save();
}

Result<void> SearchCounter::save() {
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    text = search_report_json(report_);
  }
  const std::string unfinished = path_ + ".new";
  if (Result<void> written = files_.write(unfinished, text); !written) return written;
  if (Result<void> synced = files_.sync(unfinished); !synced) return synced;
  return files_.rename(unfinished, path_);
}

}  // namespace muster
