// Near spellings are found by a scan: the letter sets of all units of about the right length are compared, which drops
// nineteen of twenty at a few instructions each, and the rest are measured bit-parallel. No index of deletions is
// stored.
#include "core/roster/name_dictionary.h"

#include <algorithm>
#include <array>

#include "core/roster/letter_model.h"
#include "core/roster/sound_key.h"

namespace muster {

namespace {

constexpr std::size_t kBlock = 32;

// Distance of one word to many, in one pass over each with a bit a letter of the word (Hyyrö's form of Myers'
// algorithm, with swaps). Precondition: the word has 1 to 64 letters, a to z.
class DistanceTo {
 public:
  explicit DistanceTo(std::string_view word)
      : length_(static_cast<unsigned>(word.size())), last_(1ULL << (word.size() - 1)) {
    for (std::size_t index = 0; index < word.size(); ++index)
      places_[static_cast<std::size_t>(word[index] - 'a')] |= 1ULL << index;
  }

  unsigned operator()(std::string_view other) const {
    std::uint64_t up = ~0ULL;
    std::uint64_t down = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t before = 0;
    unsigned distance = length_;
    for (const char letter : other) {
      const std::uint64_t here = places_[static_cast<unsigned char>(letter - 'a') % 32];
      const std::uint64_t swapped = ((~diagonal & here) << 1U) & before;
      diagonal = (((here & up) + up) ^ up) | here | down | swapped;
      std::uint64_t right = down | ~(diagonal | up);
      std::uint64_t left = diagonal & up;
      if ((right & last_) != 0) ++distance;
      if ((left & last_) != 0) --distance;
      right = (right << 1U) | 1U;
      left <<= 1U;
      up = left | ~(diagonal | right);
      down = right & diagonal;
      before = here;
    }
    return distance;
  }

 private:
  std::array<std::uint64_t, 32> places_{};
  unsigned length_;
  std::uint64_t last_;
};

// More than 2 * distance different letters, told without counting: that many lowest bits removed leave some.
std::uint32_t bits_left(std::uint32_t bits, unsigned removed) {
  for (unsigned index = 0; index < removed; ++index) bits &= bits - 1;
  return bits;
}

template <unsigned Removed>
std::uint32_t near_mask(const std::uint32_t* letters, std::uint32_t wanted) {
  std::array<std::uint32_t, kBlock> left;
  for (std::size_t index = 0; index < kBlock; ++index) left[index] = bits_left(letters[index] ^ wanted, Removed);
  std::uint32_t mask = 0;
  for (std::size_t index = 0; index < kBlock; ++index) mask |= static_cast<std::uint32_t>(left[index] == 0) << index;
  return mask;
}

Failure damaged(const char* what) { return {std::string("the name index is damaged: ") + what, "", 0}; }

bool are_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

}  // namespace

std::uint32_t letter_set(std::string_view word) {
  std::uint32_t set = 0;
  for (const char letter : word) set |= 1U << static_cast<unsigned>(letter - 'a');
  return set;
}

Result<NameDictionary> NameDictionary::open(const IndexFile& file, Section first) {
  const auto section = [first](DictionarySection part) { return first + static_cast<std::uint32_t>(part); };
  NameDictionary names;
  names.begins_ = file.array<std::uint32_t>(section(DictionarySection::kBegins));
  names.text_ = file.bytes(section(DictionarySection::kText));
  names.counts_ = file.array<std::uint32_t>(section(DictionarySection::kCounts));
  names.scan_units_ = file.array<std::uint32_t>(section(DictionarySection::kScanUnits));
  names.scan_letters_ = file.array<std::uint32_t>(section(DictionarySection::kScanLetters));
  names.scan_begins_ = file.array<std::uint32_t>(section(DictionarySection::kScanBegins));
  names.sounds_ = file.array<SoundEntry>(section(DictionarySection::kSounds));
  names.letters_ = file.array<std::uint8_t>(section(DictionarySection::kLetters));
  const std::size_t size = names.counts_.size();
  if (!are_rising(names.begins_, names.text_.size()) || names.begins_.size() != size + 1 || !are_letters(names.text_))
    return damaged("names leave their section");
  const bool scan_fits = names.scan_units_.size() == names.scan_letters_.size() &&
                         names.scan_begins_.size() == kLongestScanned + 2 &&
                         are_rising(names.scan_begins_, names.scan_units_.size());
  if (!scan_fits || names.letters_.size() != kLetterModelSize) return damaged("a table has the wrong size");
  const auto outside = [size](std::uint32_t unit) { return unit >= size; };
  if (std::any_of(names.scan_units_.begin(), names.scan_units_.end(), outside)) return damaged("a unit is unknown");
  if (std::any_of(names.sounds_.begin(), names.sounds_.end(),
                  [&](const SoundEntry& entry) { return outside(entry.unit); }))
    return damaged("a sound leads nowhere");
  return names;
}

std::string_view NameDictionary::unit(std::uint32_t number) const {
  return text_.substr(begins_[number], begins_[number + 1] - begins_[number]);
}

std::optional<std::uint32_t> NameDictionary::find(std::string_view unit) const {
  const std::uint32_t at = with_prefix(unit).first;
  if (at == size() || this->unit(at) != unit) return std::nullopt;
  return at;
}

std::pair<std::uint32_t, std::uint32_t> NameDictionary::with_prefix(std::string_view prefix) const {
  const auto boundary = [this](auto is_before) {
    std::uint32_t low = 0;
    std::uint32_t high = size();
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (is_before(unit(middle)))
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  };
  const std::uint32_t first = boundary([prefix](std::string_view unit) { return unit < prefix; });
  const std::uint32_t last =
      boundary([prefix](std::string_view unit) { return unit.substr(0, prefix.size()) <= prefix; });
  return {first, std::max(first, last)};
}

void NameDictionary::add_near(std::string_view word, unsigned distance, std::vector<std::uint32_t>& units) const {
  if (word.empty() || word.size() > kLongestScanned || distance == 0) return;
  const std::size_t shortest = word.size() > distance ? word.size() - distance : 0;
  const std::size_t longest = std::min(kLongestScanned, word.size() + distance);
  const std::uint32_t wanted = letter_set(word);
  const DistanceTo distance_to(word);
  const auto consider = [&](std::size_t at) {
    if (distance_to(unit(scan_units_[at])) <= distance) units.push_back(scan_units_[at]);
  };
  std::size_t at = scan_begins_[shortest];
  const std::size_t end = scan_begins_[longest + 1];
  for (; at + kBlock <= end; at += kBlock) {
    const std::uint32_t* letters = scan_letters_.data() + at;
    std::uint32_t mask = distance == 1 ? near_mask<2>(letters, wanted) : near_mask<4>(letters, wanted);
    for (; mask != 0; mask &= mask - 1) consider(at + static_cast<std::size_t>(__builtin_ctz(mask)));
  }
  for (; at < end; ++at)
    if (bits_left(scan_letters_[at] ^ wanted, 2 * distance) == 0) consider(at);
}

void NameDictionary::add_alike(std::string_view word, std::vector<std::uint32_t>& units) const {
  const std::uint32_t hash = sound_hash(word);
  const auto first = std::lower_bound(sounds_.begin(), sounds_.end(), SoundEntry{hash, 0});
  for (auto entry = first; entry != sounds_.end() && entry->hash == hash; ++entry) units.push_back(entry->unit);
}

double NameDictionary::improbability_of_spelling(std::string_view word) const {
  return improbability_of_letters(letters_, word);
}

}  // namespace muster
