// EntryIndexer: one entry to one Xapian document, and to the counts that the whole index is made of.
// One for each thread of search_index_writer.cpp, which puts the parts together.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/entry_directory.h"
#include "core/search/search_entry.h"
#include "core/search/title_trigrams.h"
#include "core/search/vocabulary.h"

namespace muster {

/// The numbers that the writer gave to an entry's category and page.
struct EntryNumbers {
  std::uint32_t category = 0;
  std::uint32_t page = 0;
  bool has_questions = false;  ///< The page, of which this entry is no question itself, has questions.
};

class EntryIndexer {
 public:
  explicit EntryIndexer(std::string_view language) : analyser_(language) {}

  /// The terms are those of index_format.h.
  Xapian::Document index(const SearchEntry& entry, const EntryNumbers& numbers);

  const VocabularyCounts& vocabulary() const { return vocabulary_; }
  const TrigramStatistics& trigrams() const { return trigrams_; }
  /// The records of all entries so far, as entry_directory.h writes them, in chunks.
  const std::vector<std::string>& directory_chunks() const { return directory_chunks_; }

 private:
  static void add_title(Xapian::Document& document, const std::vector<Token>& title, bool is_real);
  static void add_words(Xapian::Document& document, const std::vector<Token>& tokens, unsigned frequency);
  static void add_pairs(Xapian::Document& document, const std::vector<Token>& tokens);
  void add_traits(const SearchEntry& entry, const EntryNumbers& numbers, const std::vector<Token>& real_title);

  Analyser analyser_;
  VocabularyCounts vocabulary_;
  TrigramStatistics trigrams_;
  std::vector<std::string> directory_chunks_;
};

}  // namespace muster
