// PhraseCheck: does an entry say the quoted words in a row? The index knows no places of words, for few people quote
// and places would double it: what has all the words is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/analyser.h"

namespace muster {

/// Made for one query. `analyser` must outlive it.
class PhraseCheck {
 public:
  PhraseCheck(const std::vector<std::vector<Token>>& phrases, Analyser& analyser);

  /// Whether each phrase stands in the title or the text, by stems: "log my hours" is in "logging my hours".
  bool is_met_by(std::string_view title, std::string_view text);

 private:
  using Stems = std::vector<std::string>;

  Stems stems_of(std::string_view text);

  std::vector<Stems> phrases_;
  Analyser& analyser_;
};

}  // namespace muster
