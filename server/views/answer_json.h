// Answers as JSON: the bodies of /api/search and /api/roster, which `muster search` and `muster lookup` print too.
#pragma once

#include <string>
#include <vector>

#include "core/roster/roster_engine.h"
#include "core/search/search_engine.h"

namespace muster {

/// {"query","corrected","total","page","limit","results":[…],"categories":[…]} and a line feed.
std::string search_answer_json(const SearchAnswer& answer);

/// {"name","as_of","too_many","matches":[…]} and a line feed. Precondition: the answer's verdict is kAnswered.
/// `statements`: a signed one for each match, which gets it as "statement"; or none.
std::string roster_answer_json(const RosterAnswer& answer, const std::vector<std::string>& statements = {});

}  // namespace muster
