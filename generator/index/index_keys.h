// Digests of what goes into an index: the same digest means the same answers, so that an index can be kept.
#pragma once

#include <string>
#include <vector>

#include "core/roster/roster_data.h"
#include "core/search/search_entry.h"

namespace muster {

std::string search_index_key(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options);

std::string roster_index_key(const RosterData& roster);

}  // namespace muster
