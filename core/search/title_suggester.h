// TitleSuggester: the titles that a text may be on its way to, while it is typed.
// Asked by search_engine.cpp; finds titles word by word, where entry_matcher.h finds entries by what they say.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/search_engine.h"
#include "core/search/shared_index.h"

namespace muster {

class TitleSuggester {
 public:
  /// The first three must outlive it.
  TitleSuggester(const Xapian::Database& database, const SharedIndex& index, Analyser& analyser, TimeLimit time)
      : database_(database), index_(index), analyser_(analyser), time_(time) {}

  /// Titles with every word of `text`, the last one perhaps unfinished: questions first, those that begin with
  /// `text` before others. At most `limit`, each title once. Throws Xapian::Error and TimeIsUp.
  std::vector<Suggestion> suggest(std::string_view text, std::size_t limit);

 private:
  struct Candidate {
    Suggestion suggestion;
    double score = 0;
  };

  enum class Only { kQuestions, kOthers };

  std::vector<Candidate> candidates(const Xapian::Query& query, Only only, std::string_view text,
                                    const std::vector<Token>& words) const;
  Xapian::Query make_query(const std::vector<Token>& words, bool is_last_open) const;
  Xapian::Query completions(const Token& word) const;
  std::vector<Candidate> rank(const Xapian::MSet& found, std::string_view text, const std::vector<Token>& words) const;

  const Xapian::Database& database_;
  const SharedIndex& index_;
  Analyser& analyser_;
  const TimeLimit time_;
};

}  // namespace muster
