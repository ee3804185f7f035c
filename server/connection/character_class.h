// Which bytes may stand where in a head: one table of 256 entries, a bit a class.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace muster {

enum CharacterClass : std::uint8_t {
  kTokenCharacter = 1,  ///< RFC 9110, 5.6.2
  kValueCharacter = 2,  ///< RFC 9110, 5.5: visible, space, tab, and bytes above 127
  kPathCharacter = 4,   ///< RFC 3986, 3.3: pchar and "/"; "%" is checked apart
  kQueryCharacter = 8,  ///< RFC 3986, 3.4, and what browsers send unencoded: [ ] { } | \ ^ `
  kHostCharacter = 16,  ///< RFC 3986, 3.2.2: reg-name
  kDigit = 32,
  kHexDigit = 64,
};

constexpr std::array<std::uint8_t, 256> make_character_table() {
  std::array<std::uint8_t, 256> table{};
  const auto mark = [&table](std::string_view characters, int classes) {
    for (const char character : characters)
      table[static_cast<unsigned char>(character)] |= static_cast<std::uint8_t>(classes);
  };
  for (unsigned byte = 0; byte < 256; ++byte)
    if ((byte >= 0x20 && byte != 0x7f) || byte == '\t') table[byte] |= kValueCharacter;
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr int kEverywhere = kTokenCharacter | kPathCharacter | kQueryCharacter | kHostCharacter;
  mark(kLetters, kEverywhere);
  mark(kDigits, kEverywhere | kDigit | kHexDigit);
  mark("abcdefABCDEF", kHexDigit);
  mark("!#$%&'*+-.^_`|~", kTokenCharacter);
  mark("-._~!$&'()*+,;=", kPathCharacter | kQueryCharacter | kHostCharacter);
  mark("%", kPathCharacter | kQueryCharacter | kHostCharacter);
  mark(":@/", kPathCharacter | kQueryCharacter);
  mark("?[]{}|\\^`", kQueryCharacter);
  return table;
}

inline constexpr std::array<std::uint8_t, 256> kCharacterTable = make_character_table();

constexpr bool is_in(char character, CharacterClass wanted) {
  return (kCharacterTable[static_cast<unsigned char>(character)] & wanted) != 0;
}

constexpr bool all_in(std::string_view text, CharacterClass wanted) {
  for (const char character : text)
    if (!is_in(character, wanted)) return false;
  return true;
}

/// ASCII only, as field names and codings are compared.
constexpr char lower_ascii(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower_ascii(a[i]) != lower_ascii(b[i])) return false;
  return true;
}

/// Without spaces and tabs at either end (RFC 9110, 5.6.3).
constexpr std::string_view trim_white_space(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace muster
