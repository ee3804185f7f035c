// Writes the search index of a release: all entries of a site into one Xapian database.
// The generator calls it once a build; search_engine.h reads what it leaves. The stored form is drawn in
// index_format.h.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/search/entry_source.h"
#include "core/search/search_entry.h"

namespace muster {

/// Writes `entries` as a search index into `directory`, which is created if need be and must not hold an index yet.
///
/// Equal entries, options and order give an index with the same answers, whatever `jobs` is (threads to use, at
/// least 1). With `digests`, one for each entry, it can be updated later (search_index_updater.h). Nothing is flushed
/// to the disk: the caller syncs the release as a whole. On failure the directory is left half-written, for the caller
/// to remove with the rest of its unfinished release.
Result<void> write_search_index(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options,
                                const std::string& directory, unsigned jobs,
                                const std::vector<EntryDigest>& digests = {});

}  // namespace muster
