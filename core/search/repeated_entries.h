// Finds entries that say the same as another one: a FAQ entry repeated below a page, a paragraph kept in two places.
// The writer leaves them out, so that nobody finds one answer twice.
#pragma once

#include <cstdint>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/entry_source.h"
#include "core/search/search_entry.h"

namespace muster {

/// Entries whose titles have the same words have the same key.
std::uint64_t title_key(const SearchEntry& entry, Analyser& analyser);

/// For each entry, whether an entry with the same title and nearly the same text stands for it. Of such entries a
/// FAQ entry is kept before others, then the first. `sources` are those of `entries`, without their documents;
/// `earlier` those of an index made before: where it compared the same entries, they are not compared again.
std::vector<bool> find_repeated_entries(const std::vector<SearchEntry>& entries,
                                        const std::vector<EntrySource>& sources, Analyser& analyser,
                                        const std::vector<EntrySource>& earlier = {});

}  // namespace muster
