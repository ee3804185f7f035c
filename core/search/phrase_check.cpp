// The words of a stored text, compared in a row with the words in quotes.
#include "core/search/phrase_check.h"

#include <algorithm>

namespace muster {

PhraseCheck::PhraseCheck(const std::vector<std::vector<Token>>& phrases, Analyser& analyser) : analyser_(analyser) {
  for (const std::vector<Token>& phrase : phrases) {
    Stems& stems = phrases_.emplace_back();
    for (const Token& token : phrase) {
      if (token.word.joins == 0) stems.push_back(token.stem);
    }
  }
}

bool PhraseCheck::is_met_by(std::string_view title, std::string_view text) {
  const Stems title_stems = stems_of(title);
  const auto is_in_title = [&](const Stems& phrase) { return !std::ranges::search(title_stems, phrase).empty(); };
  if (std::ranges::all_of(phrases_, is_in_title)) return true;
  const Stems text_stems = stems_of(text);
  return std::ranges::all_of(phrases_, [&](const Stems& phrase) {
    return is_in_title(phrase) || !std::ranges::search(text_stems, phrase).empty();
  });
}

PhraseCheck::Stems PhraseCheck::stems_of(std::string_view text) {
  std::vector<Word> words;
  split_words(text, analyser_.elision(), words);
  Stems stems;
  for (const Word& word : words) {
    if (word.joins == 0) stems.push_back(analyser_.form(word.text).stem);
  }
  return stems;
}

}  // namespace muster
