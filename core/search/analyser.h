// Analyser: text to terms, by the rules of one language: words (word_splitter.h), their stems, which are stop words.
// The writer and the engine use the same one, or they would not find each other's terms.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/word_splitter.h"

namespace muster {

struct Token {
  Word word;
  std::string stem;
  bool stop = false;  ///< Too common to tell entries apart: "the", "how".

  /// Carries meaning and is not a repetition of the words before it in one piece.
  bool is_content() const { return !stop && word.joins == 0; }
};

/// One for each thread: it remembers stems.
class Analyser {
 public:
  /// `language`: BCP 47. A language without a stemmer is searched by whole words; without stop words, by all.
  explicit Analyser(std::string_view language);
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  std::vector<Token> analyse(std::string_view text);

  struct Form {
    std::string stem;
    bool stop = false;
  };

  /// `word` as word_splitter.h writes it. The reference holds until the next call.
  const Form& form(const std::string& word);

  Elision elision() const { return elision_; }
  /// Without region: "en" for en-CA.
  const std::string& language() const { return language_; }

 private:
  struct Stemmer;

  static bool is_abbreviation(std::string_view text);

  std::unique_ptr<Stemmer> stemmer_;
  Elision elision_;
  std::string language_;
  std::unordered_map<std::string, Form> forms_;
};

}  // namespace muster
