// muster report: what people searched for, from the file that the server keeps.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "server/report/search_report.h"

namespace muster {

namespace {

struct ReportFlags {
  std::string file;
  std::string month;
  std::size_t limit = 20;
  bool json = false;
};

using CountedQuery = std::pair<std::string, std::uint64_t>;

// Those asked (or in vain) most often, `limit` at most; equals by their words.
std::vector<CountedQuery> most_often(const MonthOfSearches& month, std::uint64_t SearchTally::* times,
                                     std::size_t limit) {
  std::vector<CountedQuery> queries;
  for (const auto& [query, tally] : month.queries) {
    if (tally.*times > 0) queries.emplace_back(query, tally.*times);
  }
  std::ranges::stable_sort(queries, std::greater(), &CountedQuery::second);
  queries.resize(std::min(limit, queries.size()));
  return queries;
}

void print_queries(std::string_view heading, const std::vector<CountedQuery>& queries) {
  fmt::print("\n{}\n", heading);
  for (const auto& [query, times] : queries) fmt::print("{:8}  {}\n", times, query);
  if (queries.empty()) fmt::print("    none by five clients or more\n");
}

nlohmann::ordered_json to_json(const std::vector<CountedQuery>& queries) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& [query, times] : queries) json.push_back({{"query", query}, {"times", times}});
  return json;
}

void print_month(const std::string& name, const MonthOfSearches& month, const ReportFlags& flags) {
  const auto top = most_often(month, &SearchTally::asked, flags.limit);
  const auto nothing = most_often(month, &SearchTally::found_nothing, flags.limit);
  if (flags.json) {
    const nlohmann::ordered_json json{{"month", name},
                                      {"searches", month.all.asked},
                                      {"found_nothing", month.all.found_nothing},
                                      {"top", to_json(top)},
                                      {"nothing", to_json(nothing)}};
    fmt::print("{}\n", json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return;
  }
  fmt::print("{}: {}, {} found nothing\n", name, plural(month.all.asked, "search", "searches"),
             month.all.found_nothing);
  print_queries("Searched most often", top);
  print_queries("Searched and found nothing", nothing);
}

Result<SearchReport> read_report(const std::string& path) {
  DiskFiles files;
  Result<std::string> text = files.read(path);
  if (!text) return text.failure();
  Result<SearchReport> report = search_report_from_json(*text);
  if (!report) return Failure{report.failure().message, path, 0};
  return report;
}

int run_report(const ReportFlags& flags) {
  const Result<SearchReport> report = read_report(flags.file);
  if (!report) {
    print_failure(report.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  if (report->months.empty()) return kSuccess;
  const auto last = std::prev(report->months.end());
  const auto month = flags.month.empty() ? last : report->months.find(flags.month);
  if (month == report->months.end()) {
    fmt::print(stderr, "error: the report has no month {}\n  = help: it has {} to {}\n", flags.month,
               report->months.begin()->first, last->first);
    return kWrongUsage;
  }
  print_month(month->first, month->second, flags);
  return kSuccess;
}

}  // namespace

void add_report_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("report", "What people searched for, as far as five or more asked it");
  auto flags = std::make_shared<ReportFlags>();
  command->add_option("file", flags->file, "The file that the server keeps (its setting report.file)")->required();
  command->add_option("--month", flags->month, "A month such as 2026-11; by default the last");
  command->add_option("--limit", flags->limit, "Queries of each list at most")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_flag("--json", flags->json, "As JSON");
  command->callback([flags, &exit_code] { exit_code = run_report(*flags); });
}

}  // namespace muster
