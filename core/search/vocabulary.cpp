// Words in byte order, for what they begin with; and by length and letters, for what they may be misspelt as.
#include "core/search/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/search/byte_packing.h"
#include "core/search/character_classes.h"
#include "core/search/common_words.h"

namespace muster {
namespace {

constexpr std::size_t kShortestCorrected = 3;
constexpr std::size_t kLongWord = 7;      // With two mistakes, shorter words become any other.
constexpr std::size_t kLongestWord = 64;  // Characters; words have as many bytes at most (word_splitter.cpp).

/// The characters of a word. Words are short, and thousands are looked at for one that is mistyped: nothing is
/// allocated.
class Characters {
 public:
  explicit Characters(std::string_view word) {
    for (std::size_t i = 0; i < word.size() && size_ < codes_.size();) {
      const Character character = read_character(word, i);
      codes_[size_++] = character.code;
      i += character.length;
    }
  }

  std::size_t size() const { return size_; }
  char32_t operator[](std::size_t index) const { return codes_[index]; }
  const char32_t* begin() const { return codes_.data(); }
  const char32_t* end() const { return codes_.data() + size_; }

 private:
  std::array<char32_t, kLongestWord>
      codes_;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read.
  std::size_t size_ = 0;
};

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A bit for each kind of letter, and another where it comes twice: one mistake takes away one bit at most, and adds
/// one.
std::uint64_t letter_bits(const Characters& word) {
  std::uint64_t bits = 0;
  for (char32_t code : word) {
    const std::uint64_t bit = std::uint64_t{1} << (code % 32);
    bits |= (bits & bit) != 0 ? bit << 32 : bit;
  }
  return bits;
}

// Counting all bits is a call where the processor is not known to have the instruction for it.
bool has_more_bits(std::uint64_t bits, std::size_t than) {
  for (; bits != 0 && than > 0; --than) bits &= bits - 1;
  return bits != 0;
}

/// Insertions, deletions, replacements and swaps of neighbours; anything above `most` comes out as most + 1.
/// Only cells that are `most` from the diagonal at most are looked at, for no others can be as good.
std::size_t distance(const Characters& a, const Characters& b, std::size_t most) {
  using Row = std::array<std::uint8_t, kLongestWord + 2>;
  std::array<Row, 3> rows;  // NOLINT(cppcoreguidelines-pro-type-member-init): likewise.
  const auto too_many = static_cast<std::uint8_t>(most + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const Row& last = rows[(i - 1) % 3];
    const Row& before = rows[(i + 1) % 3];
    Row& row = rows[i % 3];
    const std::size_t first = i > most ? i - most : 1;
    const std::size_t end = std::min(b.size(), i + most) + 1;
    std::uint8_t least = row[first - 1] = first == 1 ? static_cast<std::uint8_t>(i) : too_many;
    for (std::size_t j = first; j < end; ++j) {
      int steps = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) steps = std::min(steps, before[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(steps);
      least = std::min(least, row[j]);
    }
    row[end] = too_many;
    if (least > most) return most + 1;
  }
  return std::min<std::size_t>(rows[a.size() % 3][b.size()], most + 1);
}

/// How many characters both begin with.
std::ptrdiff_t common_beginning(const Characters& a, const Characters& b) {
  return std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
}

/// What VocabularyCounts::serialise() wrote: each word, then each stem, with its entries.
template <class AddWord, class AddStem>
void read_counts(std::string_view bytes, const AddWord& add_word, const AddStem& add_stem) {
  ByteReader reader(bytes);
  for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left) {
    const std::string_view word = reader.text();
    add_word(word, static_cast<std::uint32_t>(reader.varint()));
  }
  std::uint32_t stem = 0;
  for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left) {
    stem += static_cast<std::uint32_t>(reader.varint());
    add_stem(stem, static_cast<std::uint32_t>(reader.varint()));
  }
}

}  // namespace

std::uint32_t stem_id(std::string_view stem) {
  std::uint32_t hash = 2'166'136'261U;
  for (char c : stem) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return hash;
}

void VocabularyCounts::count(Count& count, std::uint32_t entry) {
  if (count.last_entry == entry) return;
  count.last_entry = entry;
  ++count.entries;
}

void VocabularyCounts::add_entry(const std::vector<Token>& tokens) {
  ++entry_;
  for (const Token& token : tokens) {
    count(words_[token.word.text], entry_);
    count(stems_[stem_id(token.stem)], entry_);
  }
}

void VocabularyCounts::merge(const VocabularyCounts& other) {
  for (const auto& [word, count] : other.words_) words_[word].entries += count.entries;
  for (const auto& [stem, count] : other.stems_) stems_[stem].entries += count.entries;
}

void VocabularyCounts::subtract(const VocabularyCounts& other) {
  const auto take = [](auto& counts, const auto& gone) {
    for (const auto& [key, count] : gone) {
      const auto found = counts.find(key);
      if (found == counts.end()) continue;
      found->second.entries -= std::min(found->second.entries, count.entries);
      if (found->second.entries == 0) counts.erase(found);
    }
  };
  take(words_, other.words_);
  take(stems_, other.stems_);
}

std::string VocabularyCounts::serialise() const {
  std::vector<std::pair<std::string_view, std::uint32_t>> words;
  words.reserve(words_.size());
  for (const auto& [word, count] : words_) words.emplace_back(word, count.entries);
  std::sort(words.begin(), words.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stems;
  stems.reserve(stems_.size());
  for (const auto& [stem, count] : stems_) stems.emplace_back(stem, count.entries);
  std::sort(stems.begin(), stems.end());

  std::string bytes;
  put_varint(bytes, words.size());
  for (const auto& [word, entries] : words) {
    put_text(bytes, word);
    put_varint(bytes, entries);
  }
  put_varint(bytes, stems.size());
  std::uint32_t previous = 0;
  for (const auto& [stem, entries] : stems) {
    put_varint(bytes, stem - previous);
    put_varint(bytes, entries);
    previous = stem;
  }
  return bytes;
}

void VocabularyCounts::add_serialised(std::string_view bytes) {
  read_counts(
      bytes, [this](std::string_view word, std::uint32_t entries) { words_[std::string(word)].entries += entries; },
      [this](std::uint32_t stem, std::uint32_t entries) { stems_[stem].entries += entries; });
}

void Vocabulary::add_serialised(std::string_view bytes) {
  read_counts(
      bytes, [this](std::string_view word, std::uint32_t entries) { collected_[std::string(word)] += entries; },
      [this](std::uint32_t stem, std::uint32_t entries) { stems_[stem].entries += entries; });
}

void Vocabulary::add_common_words(std::string_view language, Analyser& analyser) {
  for (const std::string_view line : common_words(language)) {
    for (const Token& token : analyser.analyse(line)) common_stems_.insert(stem_id(token.stem));
  }
}

void Vocabulary::prepare(std::size_t entries_in_all) {
  words_.reserve(collected_.size());
  for (const auto& [word, entries] : collected_) {
    const Characters codes(word);
    if (spellings_.size() <= codes.size()) spellings_.resize(codes.size() + 1);
    if (!has_digit(word))
      spellings_[codes.size()].push_back({letter_bits(codes), static_cast<std::uint32_t>(words_.size())});
    words_.push_back({word, entries});
  }
  collected_.clear();
  const auto mass = [all = static_cast<double>(entries_in_all)](double with) {
    const double rarity = std::log(1 + (all - with + .5) / (with + .5));
    return rarity * rarity;
  };
  for (auto& [id, stem] : stems_) stem.mass = mass(stem.entries);
  greatest_mass_ = mass(0);
}

bool Vocabulary::contains(std::string_view word) const {
  const auto place =
      std::ranges::lower_bound(words_, word, {}, [](const Entry& entry) { return std::string_view(entry.word); });
  return place != words_.end() && place->word == word;
}

std::uint32_t Vocabulary::stem_entries(std::uint32_t stem) const {
  const auto found = stems_.find(stem);
  return found == stems_.end() ? 0 : found->second.entries;
}

double Vocabulary::stem_mass(std::uint32_t stem) const {
  const auto found = stems_.find(stem);
  return found == stems_.end() ? greatest_mass_ : found->second.mass;
}

std::optional<std::string> Vocabulary::correct(std::string_view word) const {
  const Characters typed(word);
  if (typed.size() < kShortestCorrected || has_digit(word)) return std::nullopt;
  std::size_t most = typed.size() < kLongWord ? 1 : 2;
  const std::uint64_t letters = letter_bits(typed);
  const Entry* best = nullptr;
  std::size_t best_cost = 2 * most + 2;  // Half steps: a first letter is rarely the wrong one.
  std::ptrdiff_t best_beginning = 0;
  const auto is_better = [&](std::size_t cost, std::ptrdiff_t beginning, const Entry& entry) {
    if (best == nullptr || cost != best_cost) return best == nullptr || cost < best_cost;
    if (beginning != best_beginning) return beginning > best_beginning;
    return entry.entries != best->entries ? entry.entries > best->entries : entry.word < best->word;
  };
  const std::size_t end = std::min(spellings_.size(), typed.size() + most + 1);
  for (std::size_t length = typed.size() - most; length < end; ++length) {
    for (const Spelling& spelling : spellings_[length]) {
      if (has_more_bits(spelling.letters & ~letters, most) || has_more_bits(letters & ~spelling.letters, most))
        continue;
      const Entry& entry = words_[spelling.word];
      const Characters candidate(entry.word);
      const std::size_t steps = distance(typed, candidate, most);
      const std::size_t cost = 2 * steps + (typed[0] == candidate[0] ? 0 : 1);
      if (steps > most) continue;
      const std::ptrdiff_t beginning = common_beginning(typed, candidate);
      if (!is_better(cost, beginning, entry)) continue;
      best = &entry;
      best_beginning = beginning;
      best_cost = cost;
      most = steps;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->word);
}

std::vector<std::string_view> Vocabulary::all_with(std::string_view prefix, std::size_t most) const {
  auto place =
      std::ranges::lower_bound(words_, prefix, {}, [](const Entry& entry) { return std::string_view(entry.word); });
  std::vector<std::string_view> words;
  for (; place != words_.end() && place->word.starts_with(prefix); ++place) {
    if (words.size() == most) return {};
    words.emplace_back(place->word);
  }
  return words;
}

std::vector<std::string> Vocabulary::complete(std::string_view prefix, std::size_t most) const {
  auto place =
      std::ranges::lower_bound(words_, prefix, {}, [](const Entry& entry) { return std::string_view(entry.word); });
  std::vector<const Entry*> found;
  for (; place != words_.end() && place->word.starts_with(prefix); ++place) found.push_back(&*place);
  const std::size_t kept = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Entry* a, const Entry* b) {
                      return a->entries != b->entries ? a->entries > b->entries : a->word < b->word;
                    });
  std::vector<std::string> words;
  words.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) words.push_back(found[i]->word);
  return words;
}

}  // namespace muster
