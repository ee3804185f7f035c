// WordWeights: Xapian's BM25 told outside Xapian: the most that a query could weigh, against which each match is
// measured, and what each word of it adds to one match, to explain that.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "core/search/query_plan.h"

namespace muster {

// How soon repetition stops counting (k1), how much length tells against (b), and how short still counts as short.
inline constexpr double kSaturation = 2;
inline constexpr double kLengthShare = .6;
inline constexpr double kShortestLength = .5;
/// What a pair of words adds, as a share of the weight that it would have as a word.
inline constexpr double kPairShare = .3;

/// What an alternative adds beside words that are in the index, of its own weight; it counts whole where they are not.
inline constexpr double kBeside = .5;

inline double alternative_share(const QueryUnit& unit, const Alternative& alternative) {
  return unit.is_indexed ? kBeside * alternative.weight : alternative.weight;
}

inline Xapian::BM25Weight weighting_scheme() { return {kSaturation, 0, 1, kLengthShare, kShortestLength}; }

/// What one part of a query adds to the weight of a match.
struct WordShare {
  std::string words;
  double weight = 0;
};

/// The terms of pairs of content words that follow one another.
std::vector<std::string> pair_terms(const std::vector<Token>& words);

class WordWeights {
 public:
  /// `database` must outlive it.
  explicit WordWeights(const Xapian::Database& database) : database_(database) {}

  /// What an entry would weigh that has every word of the query often, or an alternative that weighs more; above 0.
  double most_possible(const QueryPlan& plan) const;

  /// Shares of the units of the plan and of its pairs in the weight of one entry; those above 0.
  std::vector<WordShare> shares(const QueryPlan& plan, Xapian::docid id) const;

 private:
  double rarity(const std::string& term) const;
  double weight(const std::string& term, Xapian::docid id) const;
  WordShare unit_share(const QueryUnit& unit, Xapian::docid id) const;

  const Xapian::Database& database_;
};

}  // namespace muster
