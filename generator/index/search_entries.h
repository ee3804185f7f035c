// The index stage, first half: what of a Site can be found by full-text search.
#pragma once

#include <vector>

#include "core/search/search_entry.h"
#include "generator/model/site.h"

namespace muster {

/// One entry for each question, one for each page section that has text, and one for each page whatever it has.
/// Repeated questions are found where they stand first. Drafts are left out.
/// `edition` is an index in Site::editions: each is searched by itself.
std::vector<SearchEntry> search_entries(const Site& site, std::size_t edition);

}  // namespace muster
