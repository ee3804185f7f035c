// NameDictionary: the units (given names, or family names) of the roster with what finds one that was misspelled.
// A unit is one name without spaces: "maryann", "obrien", "vanderberg". name_dictionary_writer.h writes the sections.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/roster/index_file.h"

namespace muster {

/// Sections of a dictionary, counted from its first one.
enum class DictionarySection : std::uint32_t {
  kBegins,  ///< 32-bit offsets into kText, one a unit and the end; units are sorted.
  kText,
  kCounts,       ///< 32-bit: members who have the unit.
  kScanUnits,    ///< 32-bit numbers of the units, by length.
  kScanLetters,  ///< 32-bit letter sets of those: bit 0 is "a".
  kScanBegins,   ///< 32-bit: where each length begins in both, 0 to kLongestScanned + 1.
  kSounds,       ///< SoundEntry each, sorted.
  kLetters,      ///< The letter model.
};

/// Longer units are found by their exact spelling only.
inline constexpr std::size_t kLongestScanned = 32;

struct SoundEntry {
  std::uint32_t hash;
  std::uint32_t unit;
  auto operator<=>(const SoundEntry&) const = default;
};

/// The set of letters in `word` as bits.
std::uint32_t letter_set(std::string_view word);

/// A view of an index file's sections: cheap to copy, valid as long as those.
class NameDictionary {
 public:
  /// Refuses sections that do not fit each other or lead outside.
  static Result<NameDictionary> open(const IndexFile& file, Section first);

  std::uint32_t size() const { return static_cast<std::uint32_t>(counts_.size()); }
  std::string_view unit(std::uint32_t number) const;
  std::uint32_t count(std::uint32_t number) const { return counts_[number]; }
  std::optional<std::uint32_t> find(std::string_view unit) const;

  /// Units that begin with `prefix`: [first, last).
  std::pair<std::uint32_t, std::uint32_t> with_prefix(std::string_view prefix) const;

  /// Adds the units at most `distance` (up to 2) letters away from `word`: inserted, dropped, replaced, or swapped with
  /// a neighbour.
  void add_near(std::string_view word, unsigned distance, std::vector<std::uint32_t>& units) const;

  /// Adds the units with the same sound key.
  void add_alike(std::string_view word, std::vector<std::uint32_t>& units) const;

  /// Negative log-likelihood of the spelling, for a name that is not in the dictionary.
  double improbability_of_spelling(std::string_view word) const;

 private:
  std::span<const std::uint32_t> begins_;
  std::string_view text_;
  std::span<const std::uint32_t> counts_;
  std::span<const std::uint32_t> scan_units_;
  std::span<const std::uint32_t> scan_letters_;
  std::span<const std::uint32_t> scan_begins_;
  std::span<const SoundEntry> sounds_;
  std::span<const std::uint8_t> letters_;
};

}  // namespace muster
