// Synonyms: what else to look for when somebody types a word. A site's own, from site.yaml, of one or several words;
// and the everyday words of the language (everyday_words.h), which everybody uses for official ones.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/search_entry.h"

namespace muster {

/// Something to look for beside what was typed. It counts `weight` times what the word itself would.
struct Alternative {
  std::vector<std::string> stems;  ///< All of them must be there.
  double weight = 0;
};

/// The site's synonyms as stems: for each term that can be typed (text: stems joined by a space) a varint number of
/// alternatives and each of them (text, likewise).
std::string serialise_synonyms(const SearchIndexOptions& options, Analyser& analyser);

class Synonyms {
 public:
  void add_serialised(std::string_view bytes);
  void add_everyday_words(std::string_view language, Analyser& analyser);

  /// For a term of one or more stems joined by a space; nothing when it has none.
  const std::vector<Alternative>* find(const std::string& stems) const;

  /// The most stems that a term has: how far ahead a reader of queries must look.
  std::size_t longest_term() const { return longest_term_; }

 private:
  void add(const std::string& term, std::string_view alternative, double weight);

  std::unordered_map<std::string, std::vector<Alternative>> alternatives_;
  std::size_t longest_term_ = 1;
};

}  // namespace muster
