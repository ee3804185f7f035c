// What an index keeps in the metadata of its database, beside the documents: written whole whenever it is made.
#pragma once

#include <string>
#include <vector>

#include "core/search/entry_directory.h"
#include "core/search/entry_source.h"
#include "core/search/search_entry.h"
#include "core/search/title_trigrams.h"
#include "core/search/vocabulary.h"

namespace Xapian {
class WritableDatabase;
}

namespace muster {

struct IndexTables {
  VocabularyCounts vocabulary;
  TrigramStatistics trigrams;
  std::vector<CategoryName> categories;
  std::vector<std::string> directory;  ///< Records of all entries, in chunks; see add_record().
  std::vector<EntrySource> sources;    ///< Empty: the index cannot be updated later.

  /// Adds the record of the entry after the last.
  void add_record(const EntryTraits& traits);

  /// Adds those of entries that come after these; categories and sources are left as they are.
  void append(IndexTables other);
};

/// Throws Xapian::Error.
void write_tables(Xapian::WritableDatabase& database, const IndexTables& tables, const SearchIndexOptions& options);

}  // namespace muster
