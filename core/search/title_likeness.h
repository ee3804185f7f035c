// TitleLikeness: how much a title looks like the question that was typed. The second signal of the ranking, beside
// Xapian's weight of the words: it knows how much of the title the question leaves unsaid.
#pragma once

#include <bitset>
#include <utility>
#include <vector>

#include "core/search/entry_directory.h"
#include "core/search/query_plan.h"
#include "core/search/shared_index.h"

namespace muster {

/// Both from 0, nothing in common, to 1, the same.
struct Likeness {
  double characters = 0;  ///< By runs of three characters (title_trigrams.h).
  double words = 0;       ///< By stems, rare ones counting more: the cosine of title and question.
};

/// Made for one query, asked for each of its best matches. `index` must outlive it.
class TitleLikeness {
 public:
  TitleLikeness(const QueryPlan& plan, const SharedIndex& index);

  Likeness of(const EntryView& entry) const;

 private:
  /// Stems are here by id, and how much they say is the square of their rarity.
  struct Alternative {
    std::vector<std::uint32_t> stems;
    double worth = 0;  ///< Of finding all of them instead of the unit's own.
  };
  struct Unit {
    std::vector<std::pair<std::uint32_t, double>> stems;
    std::vector<Alternative> alternatives;
  };

  /// The stems of one title. Nearly all that it is asked for are not there, which a bit of each tells.
  class TitleStems {
   public:
    explicit TitleStems(const EntryView& entry);
    bool has(std::uint32_t stem) const;

   private:
    static std::uint64_t bit(std::uint32_t stem) { return std::uint64_t{1} << (stem % 64); }

    const EntryView& entry_;
    std::uint64_t bits_ = 0;
  };

  double mass(std::uint32_t stem) const;
  Unit make_unit(const QueryUnit& unit) const;
  static double match(const Unit& unit, const TitleStems& title);
  double words(const EntryView& entry) const;
  double characters(const EntryView& entry) const;

  const SharedIndex& index_;
  std::vector<Unit> units_;
  double query_mass_ = 0;
  std::vector<std::pair<Trigram, double>> trigrams_;  ///< Sorted, each once, with its repetitions times its rarity.
  std::bitset<std::size_t{1} << 16> is_asked_;        ///< The same trigrams: most of a title's are not among them.
  double most_characters_ = 0;
};

}  // namespace muster
