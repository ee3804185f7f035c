// BM25 with the constants that entry_matcher.cpp gives to Xapian.
#include "core/search/word_weights.h"

#include <algorithm>
#include <cmath>

#include "core/search/index_format.h"

namespace muster {
namespace {

void append_word(std::string& words, const std::string& word) {
  if (!words.empty()) words += ' ';
  words += word;
}

}  // namespace

std::vector<std::string> pair_terms(const std::vector<Token>& words) {
  std::vector<std::string> pairs;
  const Token* previous = nullptr;
  for (const Token& word : words) {
    if (!word.is_content()) continue;
    if (previous != nullptr) pairs.push_back(pair_term(previous->stem, word.stem));
    previous = &word;
  }
  return pairs;
}

double WordWeights::most_possible(const QueryPlan& plan) const {
  double most = 0;
  for (const QueryUnit& unit : plan.units) {
    double best = 0;
    for (const std::string& stem : unit.stems) best += rarity(stem) * (kSaturation + 1);
    for (const Alternative& alternative : unit.alternatives) {
      double other = 0;
      for (const std::string& stem : alternative.stems) other += rarity(stem) * (kSaturation + 1);
      best = std::max(best, alternative_share(unit, alternative) * other);
    }
    most += best;
  }
  return std::max(most, 1e-9);
}

std::vector<WordShare> WordWeights::shares(const QueryPlan& plan, Xapian::docid id) const {
  std::vector<WordShare> shares;
  for (const QueryUnit& unit : plan.units) shares.push_back(unit_share(unit, id));
  for (const std::string& pair : pair_terms(plan.words)) shares.push_back({pair.substr(1), kPairShare * weight(pair, id)});
  std::erase_if(shares, [](const WordShare& share) { return share.weight <= 0; });
  return shares;
}

WordShare WordWeights::unit_share(const QueryUnit& unit, Xapian::docid id) const {
  WordShare share;
  for (const std::string& stem : unit.stems) {
    const double added = weight(stem, id);
    if (added > 0) append_word(share.words, stem);
    share.weight += added;
  }
  for (const Alternative& alternative : unit.alternatives) {
    std::string words;
    double sum = 0;
    double least = 1;
    for (const std::string& stem : alternative.stems) {
      const double added = weight(stem, id);
      least = std::min(least, added);
      append_word(words, stem);
      sum += added;
    }
    if (least <= 0) continue;
    append_word(share.words, "(" + words + ")");
    share.weight += alternative_share(unit, alternative) * sum;
  }
  return share;
}

// As Xapian has it: never below zero, even for a word of every entry.
double WordWeights::rarity(const std::string& term) const {
  const double with = database_.get_termfreq(term);
  if (with == 0) return 0;
  const double odds = (database_.get_doccount() - with + .5) / (with + .5);
  return std::log(odds < 2 ? odds * .5 + 1 : odds);
}

double WordWeights::weight(const std::string& term, Xapian::docid id) const {
  auto posting = database_.postlist_begin(term);
  if (posting == database_.postlist_end(term)) return 0;
  posting.skip_to(id);
  if (posting == database_.postlist_end(term) || *posting != id) return 0;
  const double times = posting.get_wdf();
  const double length = std::max(database_.get_doclength(id) / database_.get_avlength(), kShortestLength);
  return rarity(term) * times * (kSaturation + 1) / (times + kSaturation * (1 - kLengthShare + kLengthShare * length));
}

}  // namespace muster
