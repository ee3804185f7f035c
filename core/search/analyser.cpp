// Words and stems by the rules of a language: what differs between languages is chosen here.
#include "core/search/analyser.h"

#include <xapian.h>

#include <algorithm>

#include "core/search/character_classes.h"
#include "core/search/stop_words.h"

namespace muster {

struct Analyser::Stemmer {
  Xapian::Stem stem;
};

namespace {

constexpr std::size_t kFormsRemembered = 100'000;

Xapian::Stem make_stemmer(const std::string& language) {
  try {
    return Xapian::Stem(language);
  } catch (const Xapian::InvalidArgumentError&) {
    return {};
  }
}

std::string main_language(std::string_view language) {
  std::string main;
  append_folded(main, language.substr(0, language.find_first_of("-_")));
  return main;
}

}  // namespace

Analyser::Analyser(std::string_view language) : language_(main_language(language)) {
  stemmer_ = std::make_unique<Stemmer>(Stemmer{make_stemmer(language_)});
  elision_ = language_ == "fr" ? Elision::kFrench : Elision::kNone;
}

Analyser::~Analyser() = default;

// "US", "IT", "WHO" in a text that is not all capitals are names, not the small words that they look like.
bool Analyser::is_abbreviation(std::string_view text) {
  return text.size() > 1 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Token> Analyser::analyse(std::string_view text) {
  const bool has_small_letters = std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  std::vector<Word> words;
  split_words(text, elision_, words);
  std::vector<Token> tokens;
  tokens.reserve(words.size());
  for (Word& word : words) {
    const Form& found = form(word.text);
    const bool stop = found.stop && word.joins == 0 &&
                      !(has_small_letters && is_abbreviation(text.substr(word.begin, word.end - word.begin)));
    tokens.push_back({std::move(word), found.stem, stop});
  }
  return tokens;
}

const Analyser::Form& Analyser::form(const std::string& word) {
  if (forms_.size() > kFormsRemembered) forms_.clear();
  const auto [entry, is_new] = forms_.try_emplace(word);
  if (is_new) entry->second = {stemmer_->stem(word), is_stop_word(language_, word)};
  return entry->second;
}

}  // namespace muster
