// What an index numbers: categories, pages and documents. Documents come in the order of entries, for that is the order
// of equally good results; ids are left free between pages, so that one more entry finds its place in an index that is
// updated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/search/entry_directory.h"
#include "core/search/entry_source.h"
#include "core/search/search_entry.h"

namespace muster {

struct NumberedEntry {
  std::size_t place = 0;       ///< Among the entries.
  std::uint32_t document = 0;  ///< Its id.
  EntryTraits traits;          ///< Without those of its title.
  bool is_new = true;          ///< false: the document is the one that the index has already.
};

struct NumberedEntries {
  std::vector<NumberedEntry> entries;  ///< Without repeated ones.
  std::vector<CategoryName> categories;
  std::vector<EntrySource> sources;  ///< Of all entries, repeated ones too.
};

/// All but the documents. `digests` are none, or one for each entry; `earlier` are the sources of an index that was
/// made before, if there is one: what was found of the same entries is not looked for again.
NumberedEntries number_entries(const std::vector<SearchEntry>& entries, const std::vector<EntryDigest>& digests,
                               Analyser& analyser, const std::vector<EntrySource>& earlier = {});

/// Ids for an index written anew, with `spare` ids free after each page.
void number_documents(NumberedEntries& numbered, std::uint32_t spare);

/// Ids for an index made of one with the entries of `earlier`: the entries of a page that did not change keep their
/// ids, the others get free ones between those of their neighbours. False when that cannot be, and the index must be
/// written anew.
bool renumber_documents(NumberedEntries& numbered, const std::vector<EntrySource>& earlier);

}  // namespace muster
