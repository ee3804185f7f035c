// The results of a search as HTML, for the [[muster:results]] slot of the search page (core/release/site_profile.h).
#pragma once

#include <string>
#include <string_view>

#include "core/search/search_engine.h"
#include "server/views/view_context.h"

namespace muster {

/// Count, correction, topics to narrow by, results and paging; where nothing was found, what to try and whom to ask.
/// `category` is the id of the topic asked for, empty for all. An answer to an empty query gives an invitation to ask.
/// Everything is escaped here but the snippets, which are safe HTML already.
std::string search_results_view(const SearchAnswer& answer, std::string_view category, const ViewContext& context);

/// What [[muster:title]] is then, as plain text: "12 results for “log cpd”, page 2 of 2".
std::string search_results_title(const SearchAnswer& answer, const ViewContext& context);

}  // namespace muster
