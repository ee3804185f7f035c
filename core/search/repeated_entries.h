// Finds entries that say the same as another one: a FAQ entry repeated below a page, a paragraph kept in two places.
// The writer leaves them out, so that nobody finds one answer twice.
#pragma once

#include <vector>

#include "core/search/analyser.h"
#include "core/search/search_entry.h"

namespace muster {

/// For each entry, whether an entry with the same title and nearly the same text stands for it. Of such entries a
/// FAQ entry is kept before others, then the first.
std::vector<bool> find_repeated_entries(const std::vector<SearchEntry>& entries, Analyser& analyser);

}  // namespace muster
