// The file, to and from JSON.
#include "server/report/search_report.h"

#include <nlohmann/json.hpp>

namespace muster {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

SearchTally tally_from(const Json& json, const char* asked) {
  return {json.at(asked).get<std::uint64_t>(), json.at("found_nothing").get<std::uint64_t>()};
}

}  // namespace

std::string search_report_json(const SearchReport& report) {
  Json months = Json::array();
  for (const auto& [name, month] : report.months) {
    Json queries = Json::array();
    for (const auto& [query, tally] : month.queries) {
      queries.push_back({{"query", query}, {"asked", tally.asked}, {"found_nothing", tally.found_nothing}});
    }
    months.push_back({{"month", name},
                      {"searches", month.all.asked},
                      {"found_nothing", month.all.found_nothing},
                      {"queries", std::move(queries)}});
  }
  const Json json{{"report", kVersion}, {"months", std::move(months)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<SearchReport> search_report_from_json(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("report") != kVersion) return Failure{"the report is of another version", "", 0};
    SearchReport report;
    for (const Json& month : json.at("months")) {
      MonthOfSearches& read = report.months[month.at("month").get<std::string>()];
      read.all = tally_from(month, "searches");
      for (const Json& query : month.at("queries")) {
        read.queries[query.at("query").get<std::string>()] = tally_from(query, "asked");
      }
    }
    return report;
  } catch (const Json::exception&) {
    return Failure{"this is no report of searches", "", 0};
  }
}

}  // namespace muster
