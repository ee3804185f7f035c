// QueryPlan: what to look for, for what was typed: words corrected, unfinished words completed, synonyms beside them.
// Between query_reader.h and entry_matcher.h, which puts it to Xapian. Pure: it asks the vocabulary, not the index.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/search/query_reader.h"
#include "core/search/synonyms.h"
#include "core/search/vocabulary.h"

namespace muster {

/// One thing that is asked for: a word, or several that mean one thing together.
struct QueryUnit {
  std::vector<std::string> stems;          ///< As typed or corrected; each found counts.
  std::vector<std::string> stop_stems;     ///< Its stop words: compared with titles, not looked for.
  std::vector<Alternative> alternatives;   ///< What else would do.
};

struct QueryPlan {
  std::vector<QueryUnit> units;
  std::vector<Token> words;              ///< After correction, in order.
  std::vector<Token> question;           ///< To compare titles with: the words, of a bare topic "what is" before them.
  std::optional<std::string> corrected;  ///< The text with its words corrected; absent when none was.
  std::vector<std::vector<Token>> phrases;
  std::vector<Token> excluded;
  std::string category;

  bool asks_for_words() const;
};

QueryPlan plan_query(ReadQuery query, const Vocabulary& vocabulary, const Synonyms& synonyms, Analyser& analyser);

}  // namespace muster
