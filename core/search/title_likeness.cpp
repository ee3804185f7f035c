// Two likenesses of a title and a question: by words and by runs of characters.
#include "core/search/title_likeness.h"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

// BM25's constants, here for runs of characters: how soon repetition stops counting, how much length tells against.
constexpr double kSaturation = 2;
constexpr double kLengthShare = .8;

}  // namespace

TitleLikeness::TitleStems::TitleStems(const EntryView& entry) : entry_(entry) {
  for (std::size_t i = 0; i < entry.stem_count(); ++i) bits_ |= bit(entry.stem(i));
}

bool TitleLikeness::TitleStems::has(std::uint32_t stem) const {
  if ((bits_ & bit(stem)) == 0) return false;
  for (std::size_t i = 0; i < entry_.stem_count(); ++i) {
    if (entry_.stem(i) == stem) return true;
  }
  return false;
}

TitleLikeness::TitleLikeness(const QueryPlan& plan, const SharedIndex& index) : index_(index) {
  for (const QueryUnit& unit : plan.units) {
    units_.push_back(make_unit(unit));
    for (const auto& [stem, stem_mass] : units_.back().stems) query_mass_ += stem_mass;
  }
  for (Trigram trigram : title_trigrams(plan.question)) {
    const double rarity = index.trigrams.rarity(trigram);
    if (!trigrams_.empty() && trigrams_.back().first == trigram) {
      trigrams_.back().second += rarity;
    } else {
      trigrams_.emplace_back(trigram, rarity);
    }
    is_asked_.set(trigram);
    most_characters_ += rarity * (kSaturation + 1);
  }
}

double TitleLikeness::mass(std::uint32_t stem) const { return index_.vocabulary.stem_mass(stem); }

TitleLikeness::Unit TitleLikeness::make_unit(const QueryUnit& unit) const {
  Unit made;
  double own = 0;
  for (const auto* stems : {&unit.stems, &unit.stop_stems}) {
    for (const std::string& stem : *stems) {
      const std::uint32_t id = stem_id(stem);
      made.stems.emplace_back(id, mass(id));
      own += made.stems.back().second;
    }
  }
  for (const muster::Alternative& alternative : unit.alternatives) {
    Alternative other;
    double others = 0;
    for (const std::string& stem : alternative.stems) {
      other.stems.push_back(stem_id(stem));
      others += mass(other.stems.back());
    }
    other.worth = alternative.weight * std::sqrt(own * others);
    made.alternatives.push_back(std::move(other));
  }
  return made;
}

Likeness TitleLikeness::of(const EntryView& entry) const { return {characters(entry), words(entry)}; }

double TitleLikeness::match(const Unit& unit, const TitleStems& title) {
  double best = 0;
  for (const auto& [stem, stem_mass] : unit.stems) best += title.has(stem) ? stem_mass : 0;
  for (const Alternative& alternative : unit.alternatives) {
    if (alternative.worth <= best) continue;
    const bool found = std::ranges::all_of(alternative.stems, [&](std::uint32_t stem) { return title.has(stem); });
    if (found) best = alternative.worth;
  }
  return best;
}

double TitleLikeness::words(const EntryView& entry) const {
  if (entry.title_mass <= 0 || query_mass_ <= 0) return 0;
  const TitleStems title(entry);
  double matched = 0;
  for (const Unit& unit : units_) matched += match(unit, title);
  return std::min(1., matched / std::sqrt(entry.title_mass * query_mass_));
}

double TitleLikeness::characters(const EntryView& entry) const {
  if (most_characters_ <= 0 || entry.trigram_count() == 0) return 0;
  const double length = std::max(.5, static_cast<double>(entry.trigram_count()) / index_.trigrams.mean_length());
  const double norm = kSaturation * (1 - kLengthShare + kLengthShare * length);
  double sum = 0;
  for (std::size_t i = 0; i < entry.trigram_count(); ++i) {
    const Trigram trigram = entry.trigram(i);
    if (!is_asked_.test(trigram)) continue;
    double times = 1;
    for (; i + 1 < entry.trigram_count() && entry.trigram(i + 1) == trigram; ++i) ++times;
    const auto asked = std::ranges::lower_bound(trigrams_, trigram, {}, &std::pair<Trigram, double>::first);
    sum += asked->second * times * (kSaturation + 1) / (times + norm);
  }
  return sum / most_characters_;
}

}  // namespace muster
