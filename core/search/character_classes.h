// What a character is to somebody who cuts words, and how it is folded. word_splitter.cpp alone needs to know.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

enum class CharacterClass : std::uint8_t {
  kOther,    ///< Separates words.
  kLetter,   ///< Letters and the marks on them.
  kDigit,
  kIgnored,  ///< Not seen: soft hyphens, joiners, marks of direction.
  kDense,    ///< Letters of scripts without spaces between words: Han, kana, Hangul, Thai, Lao, Khmer, Burmese.
};

/// One character of UTF-8 text.
struct Character {
  CharacterClass kind = CharacterClass::kOther;
  char32_t code = 0;
  std::uint32_t length = 1;  ///< Bytes; 1 for a byte that is not UTF-8.
};

/// As read_character, for what is not ASCII.
Character read_long_character(std::string_view text, std::size_t position);

/// The character that begins at `text[position]`. Precondition: position < text.size(). Nearly all time that goes into
/// cutting words goes in here.
inline Character read_character(std::string_view text, std::size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  if (byte >= 0x80) return read_long_character(text, position);
  const bool is_letter = static_cast<unsigned char>((byte | 0x20) - 'a') < 26;
  const bool is_digit = static_cast<unsigned char>(byte - '0') < 10;
  return {is_letter ? CharacterClass::kLetter : is_digit ? CharacterClass::kDigit : CharacterClass::kOther, byte, 1};
}

/// Appends `source`, valid UTF-8, in lower case and without accents.
void append_folded(std::string& out, std::string_view source);

}  // namespace muster
