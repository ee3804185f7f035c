// ICU's knowledge of characters, asked once a kind and kept in tables.
#include "core/search/character_classes.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace muster {
namespace {

bool is_dense(UChar32 code) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(code, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
  }
}

CharacterClass classify(UChar32 code) {
  if (u_isdigit(code)) return CharacterClass::kDigit;
  if (u_isalpha(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0) {
    return is_dense(code) ? CharacterClass::kDense : CharacterClass::kLetter;
  }
  constexpr UChar32 kZeroWidthSpace = 0x200B;  // Parts words, though nobody sees it.
  if (code == kZeroWidthSpace) return CharacterClass::kOther;
  const bool ignored =
      u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_hasBinaryProperty(code, UCHAR_BIDI_CONTROL);
  return ignored ? CharacterClass::kIgnored : CharacterClass::kOther;
}

// Bytes of the sequence that begins with `first`, 0 when none does.
std::uint32_t sequence_length(unsigned char first) {
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

bool is_accent(UChar32 code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x591 && code <= 0x5C7) || (code >= 0x64B && code <= 0x652);
}

// Letters that people type without their stroke, though Unicode does not take them apart.
const char* plain_form(UChar32 code) {
  switch (code) {
    case 0xE6: return "ae";
    case 0xF0: return "d";
    case 0xF8: return "o";
    case 0x111: return "d";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x153: return "oe";
    default: return nullptr;
  }
}

void append_folded_unicode(std::string& out, std::string_view source) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(error);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(source.data(), static_cast<std::int32_t>(source.size())));
  text.foldCase();
  if (U_SUCCESS(error)) text = decompose->normalize(text, error);
  icu::UnicodeString folded;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 code = text.char32At(i);
    if (is_accent(code) || classify(code) == CharacterClass::kIgnored) continue;
    if (const char* plain = plain_form(code)) {
      folded.append(icu::UnicodeString::fromUTF8(plain));
    } else {
      folded.append(code);
    }
  }
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(error);
  if (U_SUCCESS(error)) folded = compose->normalize(folded, error);
  folded.toUTF8String(out);
}

}  // namespace

Character read_long_character(std::string_view text, std::size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  const std::uint32_t length = sequence_length(byte);
  if (length == 0 || position + length > text.size()) return {};
  std::uint32_t code = byte & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[position + i]);
    if ((next & 0xC0) != 0x80) return {};
    code = code << 6 | (next & 0x3FU);
  }
  static constexpr std::array<std::uint32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kLeast[length] || code > 0x10FFFF || is_surrogate) return {};
  return {classify(static_cast<UChar32>(code)), code, length};
}

void append_folded(std::string& out, std::string_view source) {
  const std::size_t before = out.size();
  out.append(source);
  unsigned char bits = 0;
  for (std::size_t i = before; i < out.size(); ++i) {
    bits |= static_cast<unsigned char>(out[i]);
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] | 0x20);
  }
  if (bits < 0x80) return;
  out.resize(before);
  append_folded_unicode(out, source);
}

}  // namespace muster
