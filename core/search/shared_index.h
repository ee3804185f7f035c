// SharedIndex: what every engine of an index needs and none changes: vocabulary, synonyms, the directory of entries.
// Read once from the metadata of the databases, and shared by the engines of all threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/search/entry_directory.h"
#include "core/search/synonyms.h"
#include "core/search/title_trigrams.h"
#include "core/search/vocabulary.h"

namespace Xapian {
class Database;
}

namespace muster {

struct SharedIndex {
  std::string language;
  Vocabulary vocabulary;
  TrigramStatistics trigrams;
  Synonyms synonyms;
  std::vector<EntryDirectory> directories;  ///< One for each database, in order.
  std::size_t entries = 0;

  /// By the document id that Xapian gives to an entry when all databases are searched as one.
  EntryView entry(std::uint32_t document_id) const;
  const CategoryName& category(std::uint32_t document_id) const;
  std::size_t database_of(std::uint32_t document_id) const { return (document_id - 1) % directories.size(); }
};

/// The shared part of these databases: the one in use if an engine still holds it, else read now. Thread-safe.
/// Throws Xapian::Error.
std::shared_ptr<const SharedIndex> share_index(const std::vector<Xapian::Database>& databases);

}  // namespace muster
