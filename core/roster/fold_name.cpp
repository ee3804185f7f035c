// Latin letters go through a table that ICU fills once; Cyrillic through the spellings of the Ukrainian passport rules;
// every other script through ICU's transliterators, which are slow and therefore used for nothing else.
#include "core/roster/fold_name.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace muster {

namespace {

constexpr UChar32 kTableEnd = 0x250;          // Basic Latin to Latin Extended-B.
constexpr UChar32 kAdditionalBegin = 0x1E00;  // Latin Extended Additional: Vietnamese and others.
constexpr UChar32 kAdditionalEnd = 0x1F00;

std::unique_ptr<icu::Transliterator> make_transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) return nullptr;
  return made;
}

std::string letters_of(const icu::UnicodeString& text) {
  std::string out;
  for (std::int32_t index = 0; index < text.length(); ++index) {
    const char16_t unit = text.charAt(index);
    if (unit >= u'a' && unit <= u'z') out += static_cast<char>(unit);
    if (unit >= u'A' && unit <= u'Z') out += static_cast<char>(unit - u'A' + u'a');
  }
  return out;
}

// What each Latin letter folds to; empty for what is no letter.
class LatinTable {
 public:
  LatinTable() {
    const auto transliterator = make_transliterator("NFD; [:Mn:] Remove; Latin-ASCII; Lower");
    if (transliterator == nullptr) return;
    for (UChar32 letter = 'A'; letter < kTableEnd; ++letter)
      set(low_[static_cast<std::size_t>(letter)], letter, *transliterator);
    for (UChar32 letter = kAdditionalBegin; letter < kAdditionalEnd; ++letter)
      set(additional_[static_cast<std::size_t>(letter - kAdditionalBegin)], letter, *transliterator);
  }

  const std::string* find(UChar32 letter) const {
    if (letter < kTableEnd) return &low_[static_cast<std::size_t>(letter)];
    if (letter < kAdditionalBegin || letter >= kAdditionalEnd) return nullptr;
    return &additional_[static_cast<std::size_t>(letter - kAdditionalBegin)];
  }

 private:
  static void set(std::string& slot, UChar32 letter, const icu::Transliterator& transliterator) {
    if (u_isalpha(letter) == 0) return;
    icu::UnicodeString text(letter);
    transliterator.transliterate(text);
    slot = letters_of(text);
  }

  std::array<std::string, kTableEnd> low_;
  std::array<std::string, kAdditionalEnd - kAdditionalBegin> additional_;
};

const LatinTable& latin_table() {
  static const LatinTable table;
  return table;
}

struct CyrillicLetter {
  UChar32 letter;
  const char* ukrainian;
  const char* russian;
};

constexpr CyrillicLetter kCyrillic[] = {
    {U'а', "a", "a"},   {U'б', "b", "b"},   {U'в', "v", "v"},   {U'г', "h", "g"},   {U'ґ', "g", "g"},
    {U'д', "d", "d"},   {U'е', "e", "e"},   {U'є', "ie", "e"},  {U'ж', "zh", "zh"}, {U'з', "z", "z"},
    {U'и', "y", "i"},   {U'і', "i", "i"},   {U'ї', "i", "i"},   {U'й', "i", "y"},   {U'к', "k", "k"},
    {U'л', "l", "l"},   {U'м', "m", "m"},   {U'н', "n", "n"},   {U'о', "o", "o"},   {U'п', "p", "p"},
    {U'р', "r", "r"},   {U'с', "s", "s"},   {U'т', "t", "t"},   {U'у', "u", "u"},   {U'ф', "f", "f"},
    {U'х', "kh", "kh"}, {U'ц', "ts", "ts"}, {U'ч', "ch", "ch"}, {U'ш', "sh", "sh"}, {U'щ', "shch", "shch"},
    {U'ь', "", ""},     {U'ю', "iu", "yu"}, {U'я', "ia", "ya"}, {U'ы', "y", "y"},   {U'э', "e", "e"},
    {U'ъ', "", ""},     {U'ё', "io", "yo"}, {U'ў', "u", "u"},   {U'ј', "j", "j"},   {U'љ', "lj", "lj"},
    {U'њ', "nj", "nj"}, {U'ћ', "c", "c"},   {U'ђ', "dj", "dj"}, {U'џ', "dz", "dz"}};

const CyrillicLetter* find_cyrillic(UChar32 letter) {
  const UChar32 small = u_tolower(letter);
  const auto* found = std::find_if(std::begin(kCyrillic), std::end(kCyrillic),
                                   [small](const CyrillicLetter& entry) { return entry.letter == small; });
  return found == std::end(kCyrillic) ? nullptr : found;
}

bool is_apostrophe(UChar32 character) {
  switch (character) {
    case U'\'':
    case U'`':
    case 0xB4:
    case 0x2BB:
    case 0x2BC:
    case 0x2BE:
    case 0x2BF:
    case 0x2018:
    case 0x2019:
    case 0x2032:
    case 0xFF07: return true;
    default: return false;
  }
}

bool is_mark(UChar32 character) { return u_charType(character) == U_NON_SPACING_MARK; }

std::vector<UChar32> code_points(const icu::UnicodeString& text) {
  std::vector<UChar32> out;
  for (std::int32_t index = 0; index < text.length(); index = text.moveIndex32(index, 1))
    out.push_back(text.char32At(index));
  return out;
}

std::vector<UChar32> code_points(std::string_view utf8) {
  return code_points(
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))));
}

bool is_russian(const std::vector<UChar32>& text) {
  return std::any_of(text.begin(), text.end(), [](UChar32 character) {
    const UChar32 small = u_tolower(character);
    return small == U'ы' || small == U'э' || small == U'ъ' || small == U'ё';
  });
}

bool needs_transliterator(UChar32 character) {
  return latin_table().find(character) == nullptr && u_isalpha(character) != 0 && find_cyrillic(character) == nullptr;
}

// Every letter as Latin by ICU. Its transliterators are not promised to be safe between threads: each thread has its
// own.
std::vector<UChar32> transliterate(const std::vector<UChar32>& text) {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator =
      make_transliterator("NFKC; Any-Latin; Latin-ASCII");
  icu::UnicodeString changed = icu::UnicodeString::fromUTF32(text.data(), static_cast<std::int32_t>(text.size()));
  if (transliterator != nullptr) transliterator->transliterate(changed);
  return code_points(changed);
}

// ICU knows Cyrillic only in the spelling of scholars, so Cyrillic is folded before the rest is transliterated.
std::vector<UChar32> fold_cyrillic(const std::vector<UChar32>& text) {
  const bool russian = is_russian(text);
  std::vector<UChar32> out;
  for (const UChar32 character : text) {
    const CyrillicLetter* entry = character < 0x400 || character > 0x52F ? nullptr : find_cyrillic(character);
    if (entry == nullptr) {
      out.push_back(character);
      continue;
    }
    for (const char* letter = russian ? entry->russian : entry->ukrainian; *letter != 0; ++letter)
      out.push_back(*letter);
  }
  return out;
}

class WordCollector {
 public:
  void add(UChar32 character) {
    if (is_apostrophe(character) || is_mark(character)) return;
    const std::string* letters = latin_table().find(character);
    if (letters != nullptr && !letters->empty())
      word_ += *letters;
    else
      end_word();
  }

  std::vector<std::string> finish() {
    end_word();
    return std::move(words_);
  }

 private:
  void end_word() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
  }

  std::string word_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> fold_words(std::string_view text) {
  std::vector<UChar32> characters = code_points(text);
  const bool all_ascii = std::all_of(characters.begin(), characters.end(), [](UChar32 c) { return c < 0x80; });
  if (!all_ascii) characters = fold_cyrillic(characters);
  if (!all_ascii && std::any_of(characters.begin(), characters.end(), needs_transliterator))
    characters = transliterate(characters);
  WordCollector collector;
  for (const UChar32 character : characters) collector.add(character);
  return collector.finish();
}

std::string fold_joined(std::string_view text) {
  std::string joined;
  for (const std::string& word : fold_words(text)) joined += word;
  return joined;
}

bool has_other_script(std::string_view text) {
  const std::vector<UChar32> characters = code_points(text);
  return std::any_of(characters.begin(), characters.end(), needs_transliterator);
}

}  // namespace muster
