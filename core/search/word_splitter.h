// Cuts text into words and brings each into the one form in which words are compared. The first step of everything:
// of indexing (analyser.h adds stems), of reading a query, of marking what matched in a snippet.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

struct Word {
  /// Lower case, without accents, NFKC; "C.E.T." is "cet", "P.Eng." is "peng", "don't" is "dont", "member's" is
  /// "member", "1,000" is "1000". Of scripts that put no spaces between words: two characters, overlapping.
  std::string text;
  std::uint32_t begin = 0;  ///< Bytes of the source that it stands for: [begin, end).
  std::uint32_t end = 0;
  /// How many words before it this one repeats in one piece: after "e" and "mail" of "e-mail" comes "email", with 2.
  std::uint32_t joins = 0;
};

/// What differs from language to language when words are cut.
enum class Elision { kNone, kFrench };  ///< kFrench: "l'ordre" is "ordre", "qu'est" is "est".

/// What the words that somebody looks for begin with: one and two bytes of them.
class WordBeginnings {
 public:
  /// `word`: a word as Word::text has it, or its stem. (Stemmers leave the first two letters as they are, but for
  /// "dying", which becomes "die": y and i are the same here.)
  void add(std::string_view word);

  /// Whether a wanted word may begin with this byte, in lower case; with these two.
  bool has(char first) const { return first_.test(static_cast<unsigned char>(first)); }
  bool has(char first, char second) const { return two_.test(number(first, second)); }
  bool has_beginning_of(std::string_view word) const { return has(word[0], word.size() < 2 ? '\0' : word[1]); }

 private:
  static std::size_t number(char first, char second) {
    if (second == 'y') second = 'i';
    return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8 | static_cast<unsigned char>(second);
  }

  std::bitset<256> first_;
  std::bitset<std::size_t{1} << 16> two_;
};

/// Appends the words of `text` to `words`. `text` is any bytes below 4 GB; what is not UTF-8 separates words.
void split_words(std::string_view text, Elision elision, std::vector<Word>& words);

/// The same, for somebody who looks for a few words in much text: most words that begin with ASCII letters other
/// than those of `wanted` are left out.
void split_wanted_words(std::string_view text, Elision elision, const WordBeginnings& wanted, std::vector<Word>& words);

}  // namespace muster
