// Words sorted in one block of bytes; near ones are found by what their deletions have in common.
#include "core/search/vocabulary.h"

#include <algorithm>
#include <cmath>

#include "core/search/byte_packing.h"
#include "core/search/character_classes.h"

namespace muster {
namespace {

constexpr std::size_t kShortestCorrected = 3;
constexpr std::size_t kLongWord = 5;

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = read_character(text, i);
    codes.push_back(character.code);
    i += character.length;
  }
  return codes;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint32_t letter_bits(const std::u32string& word) {
  std::uint32_t bits = 0;
  for (char32_t code : word) bits |= 1U << (code % 32);
  return bits;
}

// Counting all bits is a call where the processor is not known to have the instruction for it.
bool has_more_bits(std::uint32_t bits, std::size_t than) {
  for (; bits != 0 && than > 0; --than) bits &= bits - 1;
  return bits != 0;
}

/// Insertions, deletions, replacements and swaps of neighbours; anything above `most` comes out as most + 1.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t most) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], most + 1);
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

std::string VocabularyCounts::serialise() const {
  std::vector<std::pair<std::string_view, std::uint32_t>> words;
  for (const auto& [word, count] : words_) words.emplace_back(word, count.entries);
  std::sort(words.begin(), words.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stems;
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

void Vocabulary::add_serialised(std::string_view bytes) {
  ByteReader reader(bytes);
  for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left) {
    const std::string_view word = reader.text();
    collected_[std::string(word)] += static_cast<std::uint32_t>(reader.varint());
  }
  std::uint32_t stem = 0;
  for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left) {
    stem += static_cast<std::uint32_t>(reader.varint());
    stems_[stem].entries += static_cast<std::uint32_t>(reader.varint());
  }
}

void Vocabulary::prepare(std::size_t entries_in_all) {
  words_.reserve(collected_.size());
  for (const auto& [word, entries] : collected_) {
    const std::u32string codes = code_points(word);
    const std::size_t characters = has_digit(word) ? 0 : codes.size();
    words_.push_back({word, entries, letter_bits(codes), static_cast<std::uint32_t>(characters)});
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
  const auto place = std::ranges::lower_bound(words_, word, {}, [](const Entry& entry) { return std::string_view(entry.word); });
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
  const std::u32string typed = code_points(word);
  if (typed.size() < kShortestCorrected || has_digit(word)) return std::nullopt;
  const std::size_t most = typed.size() < kLongWord ? 1 : 2;
  const std::uint32_t letters = letter_bits(typed);
  const Entry* best = nullptr;
  std::size_t best_cost = 2 * most + 2;  // Half steps: a first letter is rarely the wrong one.
  for (const Entry& entry : words_) {
    if (entry.characters + most < typed.size() || entry.characters > typed.size() + most) continue;
    if (has_more_bits(entry.letters & ~letters, most) || has_more_bits(letters & ~entry.letters, most)) continue;
    const std::u32string candidate = code_points(entry.word);
    const std::size_t steps = distance(typed, candidate, most);
    if (steps > most) continue;
    const std::size_t cost = 2 * steps + (typed[0] == candidate[0] ? 0 : 1);
    if (best == nullptr || cost < best_cost || (cost == best_cost && entry.entries > best->entries)) {
      best = &entry;
      best_cost = cost;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->word);
}

std::vector<std::string> Vocabulary::complete(std::string_view prefix, std::size_t most) const {
  auto place = std::ranges::lower_bound(words_, prefix, {}, [](const Entry& entry) { return std::string_view(entry.word); });
  std::vector<const Entry*> found;
  for (; place != words_.end() && place->word.starts_with(prefix); ++place) found.push_back(&*place);
  const std::size_t kept = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Entry* a, const Entry* b) { return a->entries != b->entries ? a->entries > b->entries : a->word < b->word; });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kept; ++i) words.push_back(found[i]->word);
  return words;
}

}  // namespace muster
