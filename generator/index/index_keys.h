// Digests of what goes into an index: the same digest means the same answers, so that an index can be kept.
#pragma once

#include <string>
#include <vector>

#include "core/roster/roster_data.h"
#include "core/search/entry_source.h"
#include "core/search/search_entry.h"

namespace muster {

EntryDigest entry_digest(const SearchEntry& entry);

/// `digests` are those of the entries, in order.
std::string search_index_key(const std::vector<EntryDigest>& digests, const SearchIndexOptions& options);

std::string roster_index_key(const RosterData& roster);

}  // namespace muster
