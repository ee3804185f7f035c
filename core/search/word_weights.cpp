// BM25 with the constants that entry_matcher.cpp gives to Xapian.
#include "core/search/word_weights.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

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
  const auto add = [&pairs](std::string pair) {
    if (std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(std::move(pair));
  };
  const Token* previous = nullptr;
  for (const Token& word : words) {
    if (!word.is_content()) continue;
    if (previous != nullptr) add(pair_term(previous->stem, word.stem));
    previous = &word;
  }
  return pairs;
}

std::vector<AlternativeGroup> WordWeights::groups(const QueryUnit& unit) const {
  std::map<double, AlternativeGroup> by_weight;
  const double all = std::max(1., static_cast<double>(database_.get_doccount()));
  for (const Alternative& alternative : unit.alternatives) {
    AlternativeGroup& group = by_weight[alternative.weight];
    group.members.push_back(&alternative);
    const double with = entries_with(alternative);
    group.entries += with - group.entries * with / all;  // As if they came together by chance.
  }
  std::vector<AlternativeGroup> groups;
  for (auto& [weight, group] : by_weight) {
    group.share = weight;
    groups.push_back(std::move(group));
  }
  return groups;
}

double WordWeights::most_possible(const QueryPlan& plan) const {
  double most = 0;
  for (const QueryUnit& unit : plan.units) {
    double best = 0;
    for (const std::string& stem : unit.stems) best += rarity_of(stem) * (kSaturation + 1);
    for (const AlternativeGroup& group : groups(unit))
      best = std::max(best, group.share * rarity(group.entries) * (kSaturation + 1));
    most += best;
  }
  return std::max(most, 1e-9);
}

std::vector<WordShare> WordWeights::shares(const QueryPlan& plan, Xapian::docid id) const {
  std::vector<WordShare> shares;
  shares.reserve(plan.units.size());
  for (const QueryUnit& unit : plan.units) shares.push_back(unit_share(unit, id));
  for (const std::string& pair : pair_terms(plan.words)) {
    const double entries = database_.get_termfreq(pair);
    shares.push_back({pair.substr(1), kPairShare * rarity(entries) * saturated(frequency(pair, id), id)});
  }
  std::erase_if(shares, [](const WordShare& share) { return share.weight <= 0; });
  return shares;
}

WordShare WordWeights::unit_share(const QueryUnit& unit, Xapian::docid id) const {
  WordShare share;
  for (const std::string& stem : unit.stems) {
    const double added = rarity_of(stem) * saturated(frequency(stem, id), id);
    if (added > 0) append_word(share.words, stem);
    share.weight += added;
  }
  if (share.weight > 0 && unit.stems.size() == 1) return share;
  for (const AlternativeGroup& group : groups(unit)) {
    const WordShare others = group_share(group, id);
    if (others.weight > 0) append_word(share.words, others.words);
    share.weight += others.weight;
  }
  return share;
}

WordShare WordWeights::group_share(const AlternativeGroup& group, Xapian::docid id) const {
  WordShare share;
  double times = 0;
  for (const Alternative* alternative : group.members) {
    std::string words;
    double sum = 0;
    unsigned least = std::numeric_limits<unsigned>::max();
    for (const std::string& stem : alternative->stems) {
      const unsigned added = frequency(stem, id);
      least = std::min(least, added);
      append_word(words, stem);
      sum += added;
    }
    if (least == 0) continue;
    append_word(share.words, "(" + words + ")");
    times += sum;
  }
  share.weight = group.share * rarity(group.entries) * saturated(times, id);
  return share;
}

// As Xapian has it: never below zero, even for a word of every entry.
double WordWeights::rarity(double entries) const {
  if (entries <= 0) return 0;
  const double odds = (database_.get_doccount() - entries + .5) / (entries + .5);
  return std::log(odds < 2 ? odds * .5 + 1 : odds);
}

double WordWeights::rarity_of(const std::string& stem) const { return rarity(vocabulary_.stem_entries(stem_id(stem))); }

double WordWeights::entries_with(const Alternative& alternative) const {
  const double all = std::max(1., static_cast<double>(database_.get_doccount()));
  double share = 1;
  for (const std::string& stem : alternative.stems) share *= vocabulary_.stem_entries(stem_id(stem)) / all;
  return share * all;
}

/// How often the term is in the entry.
unsigned WordWeights::frequency(const std::string& term, Xapian::docid id) const {
  auto posting = database_.postlist_begin(term);
  if (posting == database_.postlist_end(term)) return 0;
  posting.skip_to(id);
  return posting == database_.postlist_end(term) || *posting != id ? 0 : posting.get_wdf();
}

/// What `times` in the entry are worth, 0 to kSaturation + 1.
double WordWeights::saturated(double times, Xapian::docid id) const {
  const double length = std::max(database_.get_doclength(id) / database_.get_avlength(), kShortestLength);
  return times * (kSaturation + 1) / (times + kSaturation * (1 - kLengthShare + kLengthShare * length));
}

}  // namespace muster
