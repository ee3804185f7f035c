// EntryIndexer: one entry to one Xapian document, and to the tables that the whole index has.
// One for each thread of search_index_writer.cpp, which puts the parts together.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/entry_directory.h"
#include "core/search/index_tables.h"
#include "core/search/search_entry.h"

namespace muster {

class EntryIndexer {
 public:
  /// `tables`, to which words and titles are added, outlive it.
  EntryIndexer(std::string_view language, IndexTables& tables) : analyser_(language), tables_(tables) {}

  /// The terms are those of index_format.h. To `traits` come those of the title.
  Xapian::Document index(const SearchEntry& entry, EntryTraits& traits);

 private:
  static void add_title(Xapian::Document& document, const std::vector<Token>& title, bool is_real);
  static void add_words(Xapian::Document& document, const std::vector<Token>& tokens, unsigned frequency);
  static void add_pairs(Xapian::Document& document, const std::vector<Token>& tokens);
  void add_title_traits(EntryTraits& traits, const std::vector<Token>& real_title);

  Analyser analyser_;
  IndexTables& tables_;
};

}  // namespace muster
