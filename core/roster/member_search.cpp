// Family candidates lead to postings, which are sorted by given unit; given candidates pick from them; middle names
// decide.
#include "core/roster/member_search.h"

#include <algorithm>
#include <cmath>

#include "core/roster/chinese_syllables.h"
#include "core/roster/fold_name.h"
#include "core/roster/member_forms.h"
#include "core/roster/middle_names.h"
#include "core/roster/name_particles.h"
#include "core/roster/sound_key.h"

namespace muster {

namespace {

constexpr float kInitialImprobability = 3.0F;
constexpr float kParticleImprobability = 2.0F;
constexpr float kSoundsAlike = 3.1F;  // Spelling costs up to here are for the ear, above for the finger.
constexpr float kListedSound = 2.5F;  // Charges for a typed name that is one of its own.
constexpr float kListedSlip = 4.0F;
constexpr float kKnownSlip = 8.0F;
constexpr float kSureRelated = 2.4F;  // A nickname for the full name.

// What each thing that a form leaves out costs.
float form_cost(std::uint32_t flags) {
  float cost = 0;
  if ((flags & kPreferredName) != 0) cost += 1.0F;
  if ((flags & kFamilyHalf) != 0) cost += 0.2F;
  if ((flags & kNoParticles) != 0) cost += 1.0F;
  if ((flags & kGivenPart) != 0) cost += 1.5F;
  if ((flags & kGivenSyllable) != 0) cost += 3.0F;
  if ((flags & kSecondGiven) != 0) cost += 1.0F;
  return cost;
}

// An initial stands for the first word of the given name; the others are left to the middle names: "J L" and "J" alone
// are José Luis.
Posting first_given_of(Posting whole) {
  whole.given_and_flags |= static_cast<std::uint32_t>(kGivenPart) << 24U;
  return whole;
}

HitKind kind_of(const NameReading& reading, UnitMatch family, const UnitCandidate& given, std::uint32_t flags) {
  if ((flags & kGivenSyllable) != 0 || reading.is_partial) return HitKind::kPartial;
  // A preferred or former name is typed as it stands: "Gerald" is no Yaroslav who goes by Jerry, "Ng" no former Huynh.
  const bool by_tables = given.match == UnitMatch::kRelated || family == UnitMatch::kScript;
  if ((flags & kPreferredName) != 0 && by_tables) return HitKind::kPartial;
  const bool equal = family == UnitMatch::kEqual && given.match == UnitMatch::kEqual && reading.is_whole;
  if (equal && flags == 0) return HitKind::kExact;
  const bool whole = (flags & ~static_cast<std::uint32_t>(kPreferredName | kSecondGiven)) == 0;
  if (equal && whole) return HitKind::kSure;
  const bool misspelled =
      family != UnitMatch::kEqual || given.match == UnitMatch::kSpelling || given.match == UnitMatch::kShortened;
  if ((!whole || (flags & kSecondGiven) != 0) && misspelled) return HitKind::kPartial;
  const bool related = family == UnitMatch::kEqual && given.match == UnitMatch::kRelated && given.cost <= kSureRelated;
  return related && whole && reading.is_whole ? HitKind::kSure : HitKind::kLikely;
}

}  // namespace

void MemberSearch::find_one_word(const std::string& joined) {
  const auto unit = index_.family().find(joined);
  if (!unit) return;
  for (const Posting& posting : index_.postings(*unit))
    if (posting.given() == Posting::kNoGiven) add({}, {posting, 0, HitKind::kExact});
}

void MemberSearch::find_equal(const NameReading& reading) {
  const auto family = index_.family().find(reading.family);
  const auto given = index_.given().find(reading.given);
  if (family && given) match_postings(reading, {*family, 0, UnitMatch::kEqual}, {{*given, 0, UnitMatch::kEqual}}, 1000);
}

void MemberSearch::find_alike(const NameReading& reading, float most) {
  if (reading.given.size() < 2 || reading.family.size() < 2) return;
  const std::vector<UnitCandidate>& families = candidates_.of(reading.family, NamePart::kFamily);
  if (families.empty()) return;
  const std::vector<UnitCandidate>& given = candidates_.of(reading.given, NamePart::kGiven);
  for (const UnitCandidate& family : families)
    if (family.cost + reading.cost <= most)
      match_postings(reading,
                     {family.unit, family.cost + known_charge(reading.family, NamePart::kFamily, family), family.match},
                     given, most);
}

void MemberSearch::find_initial(const NameReading& reading) {
  const auto family = index_.family().find(reading.family);
  if (!family || reading.given.size() != 1) return;
  const auto [first, last] = index_.given().with_prefix(reading.given);
  const auto postings = index_.postings(*family);
  auto posting = std::lower_bound(postings.begin(), postings.end(), first,
                                  [](const Posting& one, std::uint32_t given) { return one.given() < given; });
  for (; posting != postings.end() && posting->given() < last; ++posting)
    if (posting->flags() == kPreferredName)
      add(reading, {*posting, 0, HitKind::kSure});
    else if (posting->flags() == 0)
      add(reading, {first_given_of(*posting), 0, HitKind::kSure});
}

void MemberSearch::match_postings(const NameReading& reading, const UnitCandidate& family,
                                  const std::vector<UnitCandidate>& given, float most) {
  const auto postings = index_.postings(family.unit);
  auto from = postings.begin();
  for (const UnitCandidate& candidate : given) {
    const float cost =
        family.cost + candidate.cost + known_charge(reading.given, NamePart::kGiven, candidate) + reading.cost;
    if (cost > most || (reading.given_words.size() > 1 && candidate.match == UnitMatch::kShortened)) continue;
    from = std::lower_bound(from, postings.end(), candidate.unit,
                            [](const Posting& one, std::uint32_t unit) { return one.given() < unit; });
    for (; from != postings.end() && from->given() == candidate.unit; ++from) {
      const std::uint32_t flags = from->flags();
      const float total = cost + form_cost(flags);
      if (total <= most) add(reading, {*from, total, kind_of(reading, family.match, candidate, flags)});
    }
  }
}

// "Yumin" for Junmin, "Ning" for Ningxue: names made of syllables, and different ones.
bool MemberSearch::are_syllable_names(std::string_view one, std::string_view other) {
  return (is_syllable_name(one) && (is_syllable_name(other) || is_east_asian_syllable(other))) ||
         (is_east_asian_syllable(one) && is_syllable_name(other));
}

// A name that people bear is seldom another one misspelled.
float MemberSearch::known_charge(const std::string& typed, NamePart part, const UnitCandidate& candidate) const {
  if (candidate.match == UnitMatch::kEqual || candidate.match == UnitMatch::kRelated) return 0;
  if (candidate.match == UnitMatch::kScript) return 0;
  if (part == NamePart::kGiven && are_syllable_names(typed, index_.given().unit(candidate.unit))) return kKnownSlip;
  const bool sounds_alike = candidate.cost <= kSoundsAlike;
  if (sounds_alike) return candidates_.is_listed(typed, part) ? kListedSound : 0;
  if (candidates_.is_known(typed, part)) return kKnownSlip;
  // Of names that sound the same, the rarer one is often the other one misheard: "Peltier" for Pelletier.
  const NameDictionary& names = part == NamePart::kGiven ? index_.given() : index_.family();
  const bool misheard = sound_key(typed) == sound_key(names.unit(candidate.unit));
  if (UnitCandidates::is_rarer(typed, part) && !misheard) return kKnownSlip;
  return candidates_.is_listed(typed, part) ? kListedSlip : 0;
}

// The names between: what a form leaves of the given name, and the middle names.
std::vector<std::string> MemberSearch::middles_of(const Posting& posting) const {
  const MemberName name = index_.name(posting.member);
  std::vector<std::string> middles = fold_words(name.middle);
  const bool second = (posting.flags() & kSecondGiven) != 0;
  if (!second && (posting.flags() & (kGivenPart | kGivenSyllable)) == 0) return middles;
  const std::vector<std::string> given = fold_words(name.given);
  middles.insert(middles.begin(), given.begin() + 1, given.end());
  if (second) middles.erase(middles.begin());
  return middles;
}

void MemberSearch::add(const NameReading& reading, const Found& found) {
  const auto improbable = [this](const std::string& name) { return middle_improbability(name); };
  const auto fit = fit_middles(reading.middles, middles_of(found.posting), improbable);
  if (!fit || (reading.needs_middles && !fit->all_typed)) return;
  HitKind kind = found.kind;
  if (!fit->is_exact && kind < HitKind::kLikely) kind = HitKind::kLikely;
  const MemberHit hit{found.posting.member, kind, found.cost + fit->cost};
  const auto [known, is_new] = hits_.try_emplace(hit.member, hit);
  const bool better =
      hit.kind < known->second.kind || (hit.kind == known->second.kind && hit.cost < known->second.cost);
  if (!is_new && better) known->second = hit;
}

float MemberSearch::middle_improbability(const std::string& name) const {
  return name.size() == 1 ? kInitialImprobability : candidates_.improbability(name, NamePart::kGiven);
}

// Several words are one name, or several names that stand together, whichever is likelier.
float MemberSearch::improbability_of(const std::vector<std::string>& words, const std::string& joined,
                                     NamePart part) const {
  if (joined.size() == 1) return kInitialImprobability;
  const float whole = candidates_.improbability(joined, part);
  if (words.size() < 2) return whole;
  float sum = 0;
  for (const std::string& word : words)
    sum += is_particle(word) ? kParticleImprobability : candidates_.improbability(word, part);
  return std::min(whole, sum);
}

float MemberSearch::improbability(const NameReading& reading) const {
  float total = reading.cost + improbability_of(reading.family_words, reading.family, NamePart::kFamily);
  total += improbability_of(reading.given_words, reading.given, NamePart::kGiven);
  for (const std::string& middle : reading.middles) total += middle_improbability(middle);
  return total;
}

std::vector<MemberHit> MemberSearch::hits() const {
  std::vector<MemberHit> out;
  for (const auto& [member, hit] : hits_) out.push_back(hit);
  std::stable_sort(out.begin(), out.end(), [](const MemberHit& a, const MemberHit& b) { return a.cost < b.cost; });
  return out;
}

}  // namespace muster
