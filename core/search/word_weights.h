// WordWeights: Xapian's BM25 told outside Xapian: the most that a query could weigh, against which each match is
// measured, and what each word of it adds to one match, to explain that.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "core/search/query_plan.h"
#include "core/search/vocabulary.h"

namespace muster {

// How soon repetition stops counting (k1), how much length tells against (b), and how short still counts as short.
inline constexpr double kSaturation = 2.3;
inline constexpr double kLengthShare = .6;
inline constexpr double kShortestLength = .5;
/// What a pair of words adds, as a share of the weight that it would have as a word.
inline constexpr double kPairShare = .7;

/// Alternatives of a unit that count as one word, which is in an entry as often as all of them together: an entry that
/// says the same in five ways is not five times as good.
struct AlternativeGroup {
  std::vector<const Alternative*> members;
  double entries = 0;  ///< About how many have one of them.
  double share = 0;    ///< What the group adds of the weight that it would have as a word.
};

inline Xapian::BM25Weight weighting_scheme() { return {kSaturation, 0, 1, kLengthShare, kShortestLength}; }

/// What one part of a query adds to the weight of a match.
struct WordShare {
  std::string words;
  double weight = 0;
};

/// The terms of pairs of content words that follow one another, each once.
std::vector<std::string> pair_terms(const std::vector<Token>& words);

class WordWeights {
 public:
  /// Both must outlive it.
  WordWeights(const Xapian::Database& database, const Vocabulary& vocabulary)
      : database_(database), vocabulary_(vocabulary) {}

  /// The unit's alternatives, those of equal weight together. Where the unit is one word, they count where it is not.
  std::vector<AlternativeGroup> groups(const QueryUnit& unit) const;

  /// What an entry would weigh that has every word of the query often, or an alternative that weighs more; above 0.
  double most_possible(const QueryPlan& plan) const;

  /// Shares of the units of the plan and of its pairs in the weight of one entry; those above 0.
  std::vector<WordShare> shares(const QueryPlan& plan, Xapian::docid id) const;

 private:
  double rarity(double entries) const;
  double rarity_of(const std::string& stem) const;
  double entries_with(const Alternative& alternative) const;
  unsigned frequency(const std::string& term, Xapian::docid id) const;
  double saturated(double times, Xapian::docid id) const;
  WordShare unit_share(const QueryUnit& unit, Xapian::docid id) const;
  WordShare group_share(const AlternativeGroup& group, Xapian::docid id) const;

  const Xapian::Database& database_;
  const Vocabulary& vocabulary_;
};

}  // namespace muster
