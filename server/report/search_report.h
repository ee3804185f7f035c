// SearchReport: what people searched for, by month: the file that the server keeps and `muster report` reads.
//
//     {"report": 1,
//      "months": [{"month": "2026-11", "searches": 5120, "found_nothing": 96,
//                  "queries": [{"query": "cpd hours", "asked": 212, "found_nothing": 0}]}]}
//
// `searches` counts all; a query stands among `queries` when five different clients asked it in that month
// (unnamed_queries.h), as counted_wording.h writes it. There is nothing else: no address, no time but the month.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"
#include "server/report/unnamed_queries.h"

namespace muster {

struct MonthOfSearches {
  SearchTally all;
  std::map<std::string, SearchTally> queries;
};

struct SearchReport {
  std::map<std::string, MonthOfSearches> months;  ///< By "2026-11".
};

std::string search_report_json(const SearchReport& report);

/// Fails when `text` is not what search_report_json() writes.
Result<SearchReport> search_report_from_json(std::string_view text);

}  // namespace muster
