// The documents that changed, and all tables.
#include "core/search/search_index_updater.h"

#include <xapian.h>

#include <algorithm>
#include <cstdint>

#include "core/search/entry_indexer.h"
#include "core/search/index_disk.h"
#include "core/search/index_format.h"
#include "core/search/index_numbering.h"
#include "core/search/index_tables.h"
#include "core/search/stored_entry.h"

namespace muster {
namespace {

constexpr std::size_t kWorthUpdating = 4;  // When at most one entry of so many changed.

SearchEntry stored_entry(const Xapian::Document& document) {
  SearchEntry entry = decode_entry_head(document.get_value(kHeadSlot));
  entry.text = document.get_value(kTextSlot);
  entry.keywords = decode_keywords(document.get_value(kKeywordSlot));
  return entry;
}

EntryDirectory read_directory(const Xapian::Database& database) {
  EntryDirectory directory;
  for (std::size_t number = 0;; ++number) {
    const std::string chunk = database.get_metadata(directory_chunk_key(number));
    if (chunk.empty()) return directory;
    directory.add_records(chunk);
  }
}

void copy_title(const EntryView& view, EntryTraits& traits) {
  for (std::size_t i = 0; i < view.stem_count(); ++i) traits.title_stems.push_back(view.stem(i));
  for (std::size_t i = 0; i < view.trigram_count(); ++i) traits.title_trigrams.push_back(view.trigram(i));
}

// Documents that are there and no entry is made of any more.
std::vector<Xapian::docid> documents_gone(const std::vector<EntrySource>& earlier,
                                          const std::vector<NumberedEntry>& entries) {
  std::vector<Xapian::docid> before;
  for (const EntrySource& source : earlier)
    if (source.document != 0) before.push_back(source.document);
  std::vector<Xapian::docid> kept;
  for (const NumberedEntry& entry : entries)
    if (!entry.is_new) kept.push_back(entry.document);
  std::vector<Xapian::docid> gone;
  std::ranges::set_difference(before, kept, std::back_inserter(gone));
  return gone;
}

// What is written besides the copy: documents that are new, and all tables, which are about as long as they were.
Result<void> check_room(const std::vector<SearchEntry>& entries, const std::vector<NumberedEntry>& numbered,
                        const Xapian::Database& database, const std::string& directory) {
  std::uintmax_t size = 0;
  for (const NumberedEntry& entry : numbered)
    if (entry.is_new) size += entries[entry.place].title.size() + entries[entry.place].text.size();
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    size += database.get_metadata(*key).size();
  return check_index_room(size, directory);
}

void update(Xapian::WritableDatabase& database, const std::vector<SearchEntry>& entries, NumberedEntries numbered,
            const std::vector<EntrySource>& earlier, const SearchIndexOptions& options) {
  const EntryDirectory directory = read_directory(database);
  IndexTables gone;
  EntryIndexer gone_indexer(options.language, gone);
  for (const Xapian::docid document : documents_gone(earlier, numbered.entries)) {
    EntryTraits unused;
    gone_indexer.index(stored_entry(database.get_document(document)), unused);
    database.delete_document(document);
  }
  IndexTables tables;
  tables.vocabulary.add_serialised(database.get_metadata("vocabulary"));
  tables.vocabulary.subtract(gone.vocabulary);
  tables.trigrams.add_serialised(database.get_metadata("trigrams"));
  tables.trigrams.subtract(gone.trigrams);
  EntryIndexer indexer(options.language, tables);
  for (NumberedEntry& entry : numbered.entries) {
    if (entry.is_new)
      database.replace_document(entry.document, indexer.index(entries[entry.place], entry.traits));
    else
      copy_title(directory.view(entry.document - 1), entry.traits);
    tables.add_record(entry.traits);
  }
  tables.categories = std::move(numbered.categories);
  tables.sources = std::move(numbered.sources);
  write_tables(database, tables, options);
  database.commit();
}

}  // namespace

Result<bool> update_search_index(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options,
                                 const std::string& directory, const std::vector<EntryDigest>& digests) {
  return guard_index_writing<bool>(directory, [&]() -> Result<bool> {
    Xapian::WritableDatabase database(directory, Xapian::DB_OPEN | kIndexOpenFlags);
    const std::vector<EntrySource> earlier = read_sources(database.get_metadata("sources"));
    const bool is_ours =
        database.get_metadata("format") == kIndexFormat && database.get_metadata("language") == options.language;
    if (earlier.empty() || !is_ours) return false;
    Analyser analyser(options.language);
    NumberedEntries numbered = number_entries(entries, digests, analyser, earlier);
    if (!renumber_documents(numbered, earlier)) return false;
    const auto changed = std::ranges::count_if(numbered.entries, &NumberedEntry::is_new);
    if (static_cast<std::size_t>(changed) * kWorthUpdating > entries.size()) return false;
    if (Result<void> room = check_room(entries, numbered.entries, database, directory); !room) return room.failure();
    update(database, entries, std::move(numbered), earlier, options);
    return true;
  });
}

}  // namespace muster
