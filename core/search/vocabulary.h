// Vocabulary: every word and stem of the indexed entries and in how many entries it occurs, beside the common words of
// the language. The writer counts it; the engine asks it whether a word exists, what a mistyped or unfinished one was
// meant to be, and how rare a stem is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/search/analyser.h"

namespace muster {

/// Stems are told apart by this number alone: a collision only shifts a weight.
std::uint32_t stem_id(std::string_view stem);

/// What the writer counts, one for each thread, merged at the end.
class VocabularyCounts {
 public:
  /// All tokens of one entry.
  void add_entry(const std::vector<Token>& tokens);
  void merge(const VocabularyCounts& other);
  /// Takes away what was added before: words that no entry has any more are gone.
  void subtract(const VocabularyCounts& other);

  /// Varint number of words, each word (text, varint entries) in byte order; varint number of stems, each stem
  /// (varint difference to the id before, varint entries).
  std::string serialise() const;
  /// Adds what serialise() gave.
  void add_serialised(std::string_view bytes);

 private:
  struct Count {
    std::uint32_t entries = 0;
    std::uint32_t last_entry = 0;  ///< The entry that counted it last: each entry counts once.
  };
  static void count(Count& count, std::uint32_t entry);

  std::unordered_map<std::string, Count> words_;
  std::unordered_map<std::uint32_t, Count> stems_;
  std::uint32_t entry_ = 0;
};

class Vocabulary {
 public:
  /// Adds what serialise() gave; several databases are searched as one by adding each.
  void add_serialised(std::string_view bytes);
  /// Adds the common words of a language (common_words.h), which exist whether an entry has them or not.
  void add_common_words(std::string_view language, Analyser& analyser);
  /// Call once, after the last add_serialised() and before anything below. `entries`: how many there are in all.
  void prepare(std::size_t entries);

  bool contains(std::string_view word) const;
  /// Whether a word of this stem is common in the language.
  bool is_common(std::string_view stem) const { return common_stems_.contains(stem_id(stem)); }
  /// Entries with a word of this stem.
  std::uint32_t stem_entries(std::uint32_t stem) const;
  /// The square of a stem's rarity: the logarithm of how many entries lack it for each that has it. The rarest for
  /// a stem in no entry.
  double stem_mass(std::uint32_t stem) const;

  /// The indexed word that a mistyped one was most likely meant to be. One mistake in short words, two from seven
  /// characters; none in words with digits. Of equals the likelier is
  /// the one that begins like it for longer, then the one in more entries.
  std::optional<std::string> correct(std::string_view word) const;

  /// Words that begin with `prefix`, those in most entries first.
  std::vector<std::string> complete(std::string_view prefix, std::size_t most) const;

  /// All words that begin with `prefix`, in byte order; none when there are more than `most`.
  std::vector<std::string_view> all_with(std::string_view prefix, std::size_t most) const;

 private:
  struct Entry {
    std::string word;
    std::uint32_t entries = 0;
  };
  /// A word that others may be corrected to. All of a vocabulary are looked at for each that is mistyped, so it is
  /// small.
  struct Spelling {
    std::uint64_t letters = 0;  ///< Bits for the letters in it.
    std::uint32_t word = 0;     ///< Its place in words_.
  };

  std::map<std::string, std::uint32_t, std::less<>> collected_;
  std::vector<Entry> words_;                      ///< In byte order.
  std::vector<std::vector<Spelling>> spellings_;  ///< By their number of characters.
  struct Stem {
    std::uint32_t entries = 0;
    double mass = 0;
  };

  std::unordered_map<std::uint32_t, Stem> stems_;
  std::unordered_set<std::uint32_t> common_stems_;
  double greatest_mass_ = 0;
};

}  // namespace muster
