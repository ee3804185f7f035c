// The parameters of searches and lookups, checked: what is missing or unusable becomes a 400 with these words.
#pragma once

#include <httplib.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"
#include "core/search/search_engine.h"

namespace muster {

inline constexpr std::size_t kLongestQuery = 500;  ///< Characters.

enum class ParameterProblem { kNone, kMissing, kTooLong, kUnusable, kCategory, kPage, kLimit };

/// One sentence for a problem document. `name`: of the parameter, when the problem is not about category, page or
/// limit.
std::string describe_problem(ParameterProblem problem, std::string_view name, std::size_t longest);

/// The text parameter `name`, without white space around it, into `value`. Missing also when it is blank; unusable when
/// it is not UTF-8 or has control characters. Of several the first counts.
ParameterProblem read_text(const httplib::Request& request, const std::string& name, std::size_t longest,
                           std::string& value);

/// q, category, page and limit into `query`.
ParameterProblem read_search_query(const httplib::Request& request, SearchQuery& query);

}  // namespace muster
