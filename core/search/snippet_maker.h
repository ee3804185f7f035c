// SnippetMaker: the piece of an entry's text that shows best why it was found, as HTML with what matched marked.
// The last step of a search. Xapian's own maker takes forty times as long as the search itself.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/query_plan.h"
#include "core/search/vocabulary.h"

namespace muster {

/// Made for one query, asked for each of its results. `analyser` must outlive it.
class SnippetMaker {
 public:
  SnippetMaker(const QueryPlan& plan, const Vocabulary& vocabulary, Analyser& analyser);

  /// At most some 240 characters of `text`: whole sentences where they fit, "…" where something is left out. Escaped;
  /// <mark> stands around each word whose stem is looked for, corrected and synonymous ones too, and is the only
  /// tag. The begin of the text when nothing matches. Looks at the first 100,000 bytes.
  std::string make(std::string_view text);

 private:
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t stem = 0;
    double worth = 0;
  };
  struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void look_for(const std::string& stem, double worth);
  std::vector<Match> find_matches(std::string_view text);
  Window best_window(std::string_view text, const std::vector<Match>& matches) const;
  static double worth_of(const Window& window, const std::vector<Match>& matches);

  Analyser& analyser_;
  std::unordered_map<std::string, double> stems_;  ///< And how much a reader wants to see each.
  std::vector<Word> words_;                        ///< Of the text at hand; kept for its memory.
  WordBeginnings beginnings_;                      ///< Of all stems: most words need not be stemmed to be refused.
};

}  // namespace muster
