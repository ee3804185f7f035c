// One pass over the text, character by character.
#include "core/search/word_splitter.h"

#include <algorithm>
#include <array>

#include "core/search/character_classes.h"

namespace muster {
namespace {

constexpr std::size_t kLongestWord = 60;  // Bytes; more is not a word, and Xapian takes terms of 245 at most.
constexpr std::uint32_t kMostJoined = 4;

class Splitter {
 public:
  /// `wanted`: null for all.
  Splitter(std::string_view text, Elision elision, const WordBeginnings* wanted, std::vector<Word>& words)
      : text_(text), elision_(elision), wanted_(wanted), words_(words) {}

  void run() {
    while (position_ < text_.size()) {
      const Character character = read_character(text_, position_);
      switch (character.kind) {
        case CharacterClass::kLetter:
        case CharacterClass::kDigit:
          if (is_wanted(character)) {
            read_compound();
          } else {
            skip_word();
          }
          break;
        case CharacterClass::kDense: read_dense_run(); break;
        default: position_ += character.length;
      }
    }
  }

 private:
  bool is_word_character(std::size_t position) const {
    if (position >= text_.size()) return false;
    const CharacterClass kind = read_character(text_, position).kind;
    return kind == CharacterClass::kLetter || kind == CharacterClass::kDigit;
  }

  bool is_letter(std::size_t position) const {
    return position < text_.size() && read_character(text_, position).kind == CharacterClass::kLetter;
  }

  bool is_wanted(const Character& first) const {
    if (wanted_ == nullptr || first.code >= 0x80) return true;
    const char begin = static_cast<char>(first.code | 0x20U);
    if (!wanted_->has(begin)) return false;
    const char next = position_ + 1 < text_.size() ? static_cast<char>(text_[position_ + 1] | 0x20) : '\0';
    return next < 'a' || next > 'z' || wanted_->has(begin, next);
  }

  void skip_word() {
    std::size_t end = position_ + 1;
    while (end < text_.size() && (text_[end] | 0x20) >= 'a' && (text_[end] | 0x20) <= 'z') ++end;
    position_ = end;
  }

  // "e-mail", "P.Tech.(Eng.)": its parts, then all of it in one piece.
  void read_compound() {
    const std::size_t first = words_.size();
    read_word();
    while (words_.size() - first < kMostJoined) {
      const std::size_t link = compound_link();
      if (link == 0) break;
      position_ += link;
      read_word();
    }
    const std::size_t parts = words_.size() - first;
    if (parts > 1) join(first, parts);
  }

  // Bytes between here and the next part of the compound; 0 when it ends here.
  std::size_t compound_link() const {
    if (position_ >= text_.size()) return 0;
    if (text_[position_] == '-' && is_word_character(position_ + 1)) return 1;
    const bool bracket = text_[position_] == '.' && position_ + 1 < text_.size() && text_[position_ + 1] == '(';
    return bracket && is_letter(position_ + 2) ? 2 : 0;
  }

  void join(std::size_t first, std::size_t parts) {
    Word whole{"", words_[first].begin, words_.back().end, static_cast<std::uint32_t>(parts)};
    for (std::size_t i = first; i < first + parts; ++i) whole.text += words_[i].text;
    if (whole.text.size() <= kLongestWord) words_.push_back(std::move(whole));
  }

  void read_word() {
    begin_ = position_;
    folded_.clear();
    bool initials = true;  // So far every dot stood after an abbreviated part.
    std::size_t part = position_;
    while (position_ < text_.size()) {
      const Character character = read_character(text_, position_);
      if (character.kind == CharacterClass::kLetter || character.kind == CharacterClass::kDigit) {
        position_ += character.length;
      } else if (character.kind == CharacterClass::kIgnored) {
        fold_part(part, position_);
        position_ += character.length;
        part = position_;
      } else if (const std::size_t link = inner_link(character, part, initials)) {
        fold_part(part, position_);
        const bool elided = is_elided(character);
        position_ += link;
        part = position_;
        if (elided) begin_ = position_, folded_.clear();
      } else {
        break;
      }
    }
    fold_part(part, position_);
    emit();
    skip_possessive();
  }

  // Bytes of a mark that does not end the word: an apostrophe, a dot after an initial, a comma between thousands.
  std::size_t inner_link(const Character& mark, std::size_t part, bool& initials) const {
    const std::size_t after = position_ + mark.length;
    if (is_apostrophe(mark)) return is_letter(after) && !is_possessive(after) ? mark.length : 0;
    if (mark.code == '.') {
      initials = initials && is_letter(part) && is_letter(after) && part + read_character(text_, part).length == position_;
      return initials ? 1 : 0;
    }
    if (mark.code == ',') return is_thousand(after) ? 1 : 0;
    return 0;
  }

  static bool is_apostrophe(const Character& mark) { return mark.code == '\'' || mark.code == 0x2019; }

  bool is_possessive(std::size_t after) const {
    return (text_[after] == 's' || text_[after] == 'S') && !is_word_character(after + 1) && elision_ == Elision::kNone;
  }

  bool is_thousand(std::size_t after) const {
    if (text_[position_ - 1] < '0' || text_[position_ - 1] > '9' || after + 3 > text_.size()) return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(after),
                       text_.begin() + static_cast<std::ptrdiff_t>(after) + 3, digit) &&
           !is_word_character(after + 3);
  }

  bool is_elided(const Character& mark) const {
    if (elision_ != Elision::kFrench || !is_apostrophe(mark)) return false;
    static constexpr std::array<std::string_view, 13> kElided = {"l", "d",  "j",    "m",      "t",      "s",     "c",
                                                                 "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};
    return std::find(kElided.begin(), kElided.end(), folded_) != kElided.end();
  }

  void fold_part(std::size_t begin, std::size_t end) { append_folded(folded_, text_.substr(begin, end - begin)); }

  void emit() {
    if (!folded_.empty() && folded_.size() <= kLongestWord) {
      words_.push_back({folded_, static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(position_), 0});
    }
  }

  void skip_possessive() {
    if (position_ >= text_.size()) return;
    const Character mark = read_character(text_, position_);
    const std::size_t after = position_ + mark.length;
    if (is_apostrophe(mark) && after < text_.size() && is_possessive(after)) position_ = after + 1;
  }

  void read_dense_run() {
    std::size_t previous = text_.size();  // Begin of the character before; the size when there is none.
    const std::size_t count = words_.size();
    while (position_ < text_.size()) {
      const Character character = read_character(text_, position_);
      if (character.kind != CharacterClass::kDense) break;
      if (previous != text_.size()) emit_dense(previous, position_ + character.length);
      previous = position_;
      position_ += character.length;
    }
    if (words_.size() == count) emit_dense(previous, position_);
  }

  void emit_dense(std::size_t begin, std::size_t end) {
    Word word{"", static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0};
    append_folded(word.text, text_.substr(begin, end - begin));
    if (!word.text.empty()) words_.push_back(std::move(word));
  }

  std::string_view text_;
  Elision elision_;
  const WordBeginnings* wanted_;
  std::vector<Word>& words_;
  std::size_t position_ = 0;
  std::size_t begin_ = 0;
  std::string folded_;
};

}  // namespace

void WordBeginnings::add(std::string_view word) {
  if (word.empty()) return;
  first_.set(static_cast<unsigned char>(word[0]));
  two_.set(number(word[0], word.size() < 2 ? '\0' : word[1]));
}

void split_words(std::string_view text, Elision elision, std::vector<Word>& words) {
  Splitter(text, elision, nullptr, words).run();
}

void split_wanted_words(std::string_view text, Elision elision, const WordBeginnings& wanted, std::vector<Word>& words) {
  if (elision != Elision::kNone) return split_words(text, elision, words);  // "l'ordre" begins with an o.
  Splitter(text, elision, &wanted, words).run();
}

}  // namespace muster
