// Reads what somebody typed: words, and the few operators of those who know them. The first step of a search;
// query_plan.h then decides what to look for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/analyser.h"

namespace muster {

struct ReadQuery {
  std::string text;                         ///< As typed.
  std::vector<Token> words;                 ///< To look for, those of phrases too; their places are in `text`.
  std::vector<std::vector<Token>> phrases;  ///< Between quotation marks: must be there in a row.
  std::vector<Token> excluded;              ///< After "-": must not be there.
  std::string category;                     ///< After "category:", in quotes or not; empty when nothing is.
  bool is_last_word_open = false;           ///< The text ends with a word: it may not be typed to its end.
};

/// Any bytes make a query, perhaps one without words. Words after the 40th are not read.
ReadQuery read_query(std::string_view text, Analyser& analyser);

}  // namespace muster
