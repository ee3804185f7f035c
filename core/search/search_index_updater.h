// Makes the search index of a release from the one of the release before, when little changed.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/search/entry_source.h"
#include "core/search/search_entry.h"

namespace muster {

/// Makes of the index in `directory`, a copy of one that the same program wrote with digests, the index of `entries`.
/// It gives the same answers as one written anew; equally good results come in the same order.
///
/// False when it must be written anew: too much changed, or no ids are left between those of two pages. Then, and on
/// failure, what is in `directory` is of no more use.
Result<bool> update_search_index(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options,
                                 const std::string& directory, const std::vector<EntryDigest>& digests);

}  // namespace muster
