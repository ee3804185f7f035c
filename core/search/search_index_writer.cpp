// Entries to shards on several threads, shards to one database, and the index's own tables beside it.
#include "core/search/search_index_writer.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <future>
#include <memory>
#include <span>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "core/search/entry_indexer.h"
#include "core/search/index_format.h"
#include "core/search/repeated_entries.h"
#include "core/search/synonyms.h"

namespace muster {
namespace {

constexpr std::size_t kEntriesWorthAThread = 2'000;  // Fewer, and putting the parts together costs more than it saves.
// The release is synced as a whole once it is complete, and nobody reads the index before.
// Not DB_DANGEROUS: with it, a full disk is told as a wrong use of the library.
constexpr int kOpenFlags = Xapian::DB_NO_SYNC;

// Xapian tells the system's error in words only.
int error_number(const Xapian::Error& error) {
  const char* words = error.get_error_string();
  if (words == nullptr) return 0;
  for (const int number : {ENOSPC, EDQUOT, EACCES, EROFS, EIO, EMFILE})
    if (std::generic_category().message(number) == words) return number;
  return 0;
}

struct NumberedEntry {
  const SearchEntry* entry = nullptr;
  EntryNumbers numbers;
};

struct NumberedEntries {
  std::vector<NumberedEntry> entries;
  std::vector<CategoryName> categories;
};

NumberedEntries number_entries(const std::vector<SearchEntry>& entries, const std::vector<bool>& left_out) {
  NumberedEntries numbered;
  std::unordered_map<std::string, std::uint32_t> categories;
  std::unordered_map<std::string, std::uint32_t> pages;
  std::unordered_set<std::string> question_pages;
  for (const SearchEntry& entry : entries) {
    if (entry.type == "faq") question_pages.insert(entry.page_url);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (left_out[i]) continue;
    const SearchEntry& entry = entries[i];
    const auto [category, is_new] =
        categories.try_emplace(entry.category_id, static_cast<std::uint32_t>(categories.size()));
    if (is_new) numbered.categories.push_back({entry.category_id, entry.category_title});
    const auto page = pages.try_emplace(entry.page_url, static_cast<std::uint32_t>(pages.size())).first;
    const bool has_questions = entry.type != "faq" && question_pages.contains(entry.page_url);
    numbered.entries.push_back({&entry, {category->second, page->second, has_questions}});
  }
  return numbered;
}

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

void write_part(Part part, const std::string& directory, EntryIndexer& indexer) {
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE | kOpenFlags);
  for (const NumberedEntry& numbered : part) database.add_document(indexer.index(*numbered.entry, numbered.numbers));
  database.commit();
}

// All parts but the last on threads of their own; a failure of any of them is thrown here.
void write_parts(const std::vector<Part>& parts, const std::vector<std::string>& directories,
                 std::vector<std::unique_ptr<EntryIndexer>>& indexers) {
  std::vector<std::future<void>> running;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    running.push_back(std::async(std::launch::async, [&, i] { write_part(parts[i], directories[i], *indexers[i]); }));
  }
  write_part(parts.back(), directories.back(), *indexers.back());
  for (std::future<void>& part : running) part.get();
}

void put_parts_together(const std::vector<std::string>& parts, const std::string& directory) {
  Xapian::Database all;
  for (const std::string& part : parts) all.add_database(Xapian::Database(part));
  all.compact(directory);
  for (const std::string& part : parts) std::filesystem::remove_all(part);
}

void write_metadata(const std::string& directory, const SearchIndexOptions& options,
                    const std::vector<CategoryName>& categories,
                    const std::vector<std::unique_ptr<EntryIndexer>>& indexers) {
  Xapian::WritableDatabase database(directory, kOpenFlags);
  VocabularyCounts vocabulary;
  TrigramStatistics trigrams;
  std::size_t chunks = 0;
  for (const auto& indexer : indexers) {
    vocabulary.merge(indexer->vocabulary());
    trigrams.merge(indexer->trigrams());
    for (const std::string& chunk : indexer->directory_chunks()) {
      database.set_metadata(directory_chunk_key(chunks++), chunk);
    }
  }
  Analyser analyser(options.language);
  database.set_metadata("format", std::string(kIndexFormat));
  database.set_metadata("language", options.language);
  database.set_metadata("vocabulary", vocabulary.serialise());
  database.set_metadata("trigrams", trigrams.serialise());
  database.set_metadata("synonyms", serialise_synonyms(options, analyser));
  database.set_metadata("categories", serialise_categories(categories));
  database.commit();
}

void write_all(const NumberedEntries& numbered, const SearchIndexOptions& options, const std::string& directory,
               unsigned jobs) {
  const std::vector<Part> parts = split_for_threads(numbered.entries, jobs);
  std::vector<std::string> part_directories{directory};
  if (parts.size() > 1) {
    part_directories.clear();
    for (std::size_t i = 0; i < parts.size(); ++i) part_directories.push_back(directory + "/part" + std::to_string(i));
  }
  std::vector<std::unique_ptr<EntryIndexer>> indexers;
  for (std::size_t i = 0; i < parts.size(); ++i) indexers.push_back(std::make_unique<EntryIndexer>(options.language));
  write_parts(parts, part_directories, indexers);
  if (parts.size() > 1) put_parts_together(part_directories, directory);
  write_metadata(directory, options, numbered.categories, indexers);
}

// Xapian 1.4 may end the program when the disk fills up in the middle of a commit (it writes once more while it
// handles the error), so the room is looked for first: about eight times the text, by the sizes of indexes made so far.
Result<void> check_room(const std::vector<SearchEntry>& entries, const std::string& directory) {
  constexpr std::uintmax_t kLeast = 1'000'000;  // Bytes.
  constexpr std::uintmax_t kTimesTheText = 8;
  std::uintmax_t text = 0;
  for (const SearchEntry& entry : entries) text += entry.title.size() + entry.text.size();
  const std::filesystem::space_info space = std::filesystem::space(directory);
  if (space.available >= kLeast + kTimesTheText * text) return {};
  return Failure{"cannot write the search index", directory, ENOSPC};
}

}  // namespace

Result<void> write_search_index(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options,
                                const std::string& directory, unsigned jobs) {
  try {
    std::filesystem::create_directories(directory);
    if (Result<void> room = check_room(entries, directory); !room) return room;
    Analyser analyser(options.language);
    write_all(number_entries(entries, find_repeated_entries(entries, analyser)), options, directory, jobs);
  } catch (const Xapian::Error& error) {
    const int number = error_number(error);
    if (number != 0) return Failure{"cannot write the search index", directory, number};
    return Failure{"cannot write the search index: " + error.get_description(), directory, 0};
  } catch (const std::filesystem::filesystem_error& error) {
    return Failure{"cannot write the search index", directory, error.code().value()};
  }
  return {};
}

}  // namespace muster
