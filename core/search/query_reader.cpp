// Operators are told from words character by character; whatever makes no sense is a word.
#include "core/search/query_reader.h"

#include <algorithm>

#include "core/search/character_classes.h"

namespace muster {
namespace {

constexpr std::size_t kMostWords = 40;
constexpr std::size_t kMostOperators = 8;
constexpr std::string_view kCategory = "category:";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Bytes of the quotation mark at `position`, straight or curly; 0 when there is none.
std::size_t quote_length(std::string_view text, std::size_t position) {
  if (text[position] == '"') return 1;
  const std::string_view mark = text.substr(position, 3);
  return mark == "\u201C" || mark == "\u201D" || mark == "\u201E" ? 3 : 0;
}

class QueryReader {
 public:
  QueryReader(std::string_view text, Analyser& analyser) : words_(text), analyser_(analyser) { query_.text = text; }

  ReadQuery read() {
    for (position_ = 0; position_ < words_.size();) read_one();
    query_.words = analyser_.analyse(words_);
    query_.is_last_word_open = !query_.words.empty() && query_.words.back().word.end == query_.text.size();
    if (query_.words.size() > kMostWords) query_.words.resize(kMostWords);
    return std::move(query_);
  }

 private:
  bool at_word_start() const { return position_ == 0 || is_space(words_[position_ - 1]); }

  void read_one() {
    if (at_word_start() && read_exclusion()) return;
    if (at_word_start() && read_category()) return;
    if (quote_length(words_, position_) > 0) return read_phrase();
    ++position_;
  }

  // The words stay in words_: they count like others, besides being asked for in a row.
  void read_phrase() {
    const std::size_t begin = position_ + quote_length(words_, position_);
    const std::size_t end = find_quote(begin);
    position_ = begin;
    if (end == words_.size()) return;
    position_ = end + quote_length(words_, end);
    std::vector<Token> phrase = analyser_.analyse(std::string_view(words_).substr(begin, end - begin));
    if (!phrase.empty() && query_.phrases.size() < kMostOperators) query_.phrases.push_back(std::move(phrase));
  }

  std::size_t find_quote(std::size_t from) const {
    while (from < words_.size() && quote_length(words_, from) == 0) ++from;
    return from;
  }

  bool read_exclusion() {
    const std::size_t begin = position_ + 1;
    if (words_[position_] != '-' || begin >= words_.size()) return false;
    const std::size_t quote = quote_length(words_, begin);
    const CharacterClass kind = read_character(words_, begin).kind;
    if (quote == 0 && kind != CharacterClass::kLetter && kind != CharacterClass::kDense) return false;
    std::size_t end = quote > 0 ? find_quote(begin + quote) : find_space(begin);
    for (Token& token : analyser_.analyse(std::string_view(words_).substr(begin, end - begin))) {
      if (query_.excluded.size() < kMostOperators) query_.excluded.push_back(std::move(token));
    }
    blank(end);
    return true;
  }

  bool read_category() {
    const std::string_view operator_name = std::string_view(words_).substr(position_, kCategory.size());
    if (!std::ranges::equal(operator_name, kCategory, {}, lower)) return false;
    std::size_t begin = position_ + kCategory.size();
    begin += begin < words_.size() ? quote_length(words_, begin) : 0;
    const bool is_quoted = begin > position_ + kCategory.size() && find_quote(begin) < words_.size();
    const std::size_t end = is_quoted ? find_quote(begin) : find_space(begin);
    if (end > begin) query_.category = words_.substr(begin, end - begin);
    blank(is_quoted ? end + quote_length(words_, end) : end);
    return true;
  }

  std::size_t find_space(std::size_t from) const {
    while (from < words_.size() && !is_space(words_[from])) ++from;
    return from;
  }

  // Operators become spaces, so that the places of words stay those of the text.
  void blank(std::size_t end) {
    std::fill(words_.begin() + static_cast<std::ptrdiff_t>(position_),
              words_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    position_ = end;
  }

  std::string words_;  ///< The text without its operators.
  Analyser& analyser_;
  ReadQuery query_;
  std::size_t position_ = 0;
};

}  // namespace

ReadQuery read_query(std::string_view text, Analyser& analyser) { return QueryReader(text, analyser).read(); }

}  // namespace muster
