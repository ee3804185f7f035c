// Entries to shards on several threads, shards to one database, and the index's own tables beside it.
#include "core/search/search_index_writer.h"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <future>
#include <span>

#include "core/search/entry_indexer.h"
#include "core/search/index_disk.h"
#include "core/search/index_numbering.h"
#include "core/search/index_tables.h"

namespace muster {
namespace {

constexpr std::size_t kEntriesWorthAThread = 2'000;  // Fewer, and putting the parts together costs more than it saves.
constexpr std::uint32_t kSpareIds = 2;

using Part = std::span<const NumberedEntry>;

std::vector<Part> split_for_threads(const std::vector<NumberedEntry>& entries, unsigned jobs) {
  const std::size_t count = std::clamp<std::size_t>(entries.size() / kEntriesWorthAThread, 1, std::max(jobs, 1U));
  std::vector<Part> parts;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = entries.size() * i / count;
    parts.push_back(Part(entries).subspan(begin, entries.size() * (i + 1) / count - begin));
  }
  return parts;
}

IndexTables write_part(const std::vector<SearchEntry>& entries, Part part, const std::string& language,
                       const std::string& directory) {
  IndexTables tables;
  EntryIndexer indexer(language, tables);
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE | kIndexOpenFlags);
  for (const NumberedEntry& numbered : part) {
    EntryTraits traits = numbered.traits;
    database.replace_document(numbered.document, indexer.index(entries[numbered.place], traits));
    tables.add_record(traits);
  }
  database.commit();
  return tables;
}

void put_parts_together(const std::vector<std::string>& parts, const std::string& directory) {
  Xapian::Database all;
  for (const std::string& part : parts) all.add_database(Xapian::Database(part));
  all.compact(directory, Xapian::DBCOMPACT_NO_RENUMBER);
  for (const std::string& part : parts) std::filesystem::remove_all(part);
}

// All parts but the last on threads of their own; a failure of any of them is thrown here.
IndexTables write_documents(const std::vector<SearchEntry>& entries, const std::vector<NumberedEntry>& numbered,
                            const std::string& language, const std::string& directory, unsigned jobs) {
  const std::vector<Part> parts = split_for_threads(numbered, jobs);
  if (parts.size() == 1) return write_part(entries, parts.front(), language, directory);
  std::vector<std::string> folders;
  std::vector<std::future<IndexTables>> running;
  for (const Part& part : parts) {
    folders.push_back(directory + "/part" + std::to_string(folders.size()));
    const auto policy = folders.size() < parts.size() ? std::launch::async : std::launch::deferred;
    running.push_back(std::async(policy, [&entries, part, &language, folder = folders.back()] {
      return write_part(entries, part, language, folder);
    }));
  }
  running.back().wait();
  IndexTables tables;
  for (std::future<IndexTables>& part : running) tables.append(part.get());
  put_parts_together(folders, directory);
  return tables;
}

}  // namespace

Result<void> write_search_index(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options,
                                const std::string& directory, unsigned jobs, const std::vector<EntryDigest>& digests) {
  return guard_index_writing<void>(directory, [&]() -> Result<void> {
    std::filesystem::create_directories(directory);
    std::uintmax_t text = 0;
    for (const SearchEntry& entry : entries) text += entry.title.size() + entry.text.size();
    if (Result<void> room = check_index_room(text, directory); !room) return room;
    Analyser analyser(options.language);
    NumberedEntries numbered = number_entries(entries, digests, analyser);
    number_documents(numbered, digests.empty() ? 0 : kSpareIds);
    IndexTables tables = write_documents(entries, numbered.entries, options.language, directory, jobs);
    tables.categories = std::move(numbered.categories);
    if (!digests.empty()) tables.sources = std::move(numbered.sources);
    Xapian::WritableDatabase database(directory, kIndexOpenFlags);
    write_tables(database, tables, options);
    database.commit();
    return {};
  });
}

}  // namespace muster
