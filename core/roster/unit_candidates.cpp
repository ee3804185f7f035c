// Candidates come from the exact spelling, the tables, near spellings, like sounds and shortened forms; the cheapest
// way to each counts.
#include "core/roster/unit_candidates.h"

#include <algorithm>
#include <cmath>

#include "core/roster/common_names.h"
#include "core/roster/spelling_cost.h"

namespace muster {

namespace {

constexpr float kMostCost = 14;  // Dearer readings are never believed.
constexpr std::size_t kMostCandidates = 160;
constexpr float kShortened = 4.0F;    // "Alexandr" or "Jenn" typed, cut from the listed name.
constexpr float kLengthened = 4.5F;   // The listed name is cut from the typed one.
constexpr float kOneSlip = 7.0F;      // Dearer spellings hold two slips.
constexpr std::size_t kShortest = 3;  // Letters a shortened name keeps.

constexpr double kPriorMembers = 5000;  // How many imagined members the tables' frequencies count for.
constexpr double kTableShare = 0.0003;  // Share of people with a given or family name that the tables know.
constexpr double kRareShare = 0.00002;  // Share of people with a name seen once, or not yet.
constexpr double kSmallRoster = 20000;  // A name missing from a smaller roster says no more than from this one.
constexpr double kNewNameCap = 10;      // An odd spelling makes a new name at most this much (nats) less likely.
constexpr double kKnownShare = 0.00004;

void keep_cheapest(std::vector<UnitCandidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const UnitCandidate& a, const UnitCandidate& b) {
    return a.unit != b.unit ? a.unit < b.unit : a.cost < b.cost;
  });
  const auto same = [](const UnitCandidate& a, const UnitCandidate& b) { return a.unit == b.unit; };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
  if (candidates.size() <= kMostCandidates) return;
  std::nth_element(candidates.begin(), candidates.begin() + kMostCandidates, candidates.end(),
                   [](const UnitCandidate& a, const UnitCandidate& b) { return a.cost < b.cost; });
  candidates.resize(kMostCandidates);
  std::sort(candidates.begin(), candidates.end(),
            [](const UnitCandidate& a, const UnitCandidate& b) { return a.unit < b.unit; });
}

unsigned slips_allowed(std::string_view typed) { return typed.size() < 3 ? 0 : typed.size() < 5 ? 1 : 2; }

// Two slips leave little of a short name: another name is likelier.
float short_name_charge(std::size_t letters) {
  constexpr std::size_t kLong = 8;
  constexpr float kLetter = 0.7F;
  return letters < kLong ? kLetter * static_cast<float>(kLong - letters) : 0;
}

void add_shortened(const NameDictionary& names, std::string_view typed, std::vector<UnitCandidate>& out) {
  if (typed.size() < kShortest) return;
  const auto [first, last] = names.with_prefix(typed);
  for (std::uint32_t unit = first; unit < last && unit < first + kMostCandidates; ++unit)
    out.push_back(
        {unit, kShortened + 0.1F * static_cast<float>(names.unit(unit).size() - typed.size()), UnitMatch::kShortened});
  for (std::size_t length = kShortest; length < typed.size(); ++length)
    if (const auto unit = names.find(typed.substr(0, length)))
      out.push_back({*unit, kLengthened + 0.1F * static_cast<float>(typed.size() - length), UnitMatch::kShortened});
}

}  // namespace

const std::vector<UnitCandidate>& UnitCandidates::of(std::string_view typed, NamePart part) {
  auto& found = found_[part == NamePart::kGiven ? 0 : 1];
  const auto known = found.find(typed);
  if (known != found.end()) return known->second;
  return found.emplace(std::string(typed), search(typed, part)).first->second;
}

std::vector<UnitCandidate> UnitCandidates::search(std::string_view typed, NamePart part) const {
  time_.check();
  const NameDictionary& names = dictionary(part);
  std::vector<UnitCandidate> out;
  if (const auto same = names.find(typed)) out.push_back({*same, 0, UnitMatch::kEqual});
  std::vector<std::uint32_t> units;
  names.add_near(typed, slips_allowed(typed), units);
  if (typed.size() <= kLongestCompared) names.add_alike(typed, units);
  for (const std::uint32_t unit : units) {
    float cost = spelling_cost(typed, names.unit(unit), kMostCost);
    if (cost > kOneSlip) cost += short_name_charge(std::min(typed.size(), names.unit(unit).size()));
    if (cost > 0 && cost <= kMostCost) out.push_back({unit, cost, UnitMatch::kSpelling});
  }
  const auto add_named = [&](const std::vector<RelatedName>& related, UnitMatch match) {
    for (const RelatedName& name : related)
      if (const auto unit = names.find(name.name))
        out.push_back({*unit, name.cost, name.is_nickname ? UnitMatch::kRelated : match});
  };
  if (part == NamePart::kGiven) {
    add_named(nicknames_.related(typed), UnitMatch::kSpelling);
    add_shortened(names, typed, out);
  }
  add_named(other_transliterations(typed, part), UnitMatch::kScript);
  keep_cheapest(out);
  return out;
}

bool UnitCandidates::is_in_tables(std::string_view typed, NamePart part) const {
  if (part == NamePart::kFamily) return is_common_family_name(typed);
  return is_common_given_name(typed) || nicknames_.knows(typed);
}

bool UnitCandidates::is_known(std::string_view typed, NamePart part) const {
  if (is_in_tables(typed, part)) return true;
  const auto unit = dictionary(part).find(typed);
  const double members = std::max(kSmallRoster, static_cast<double>(index_.member_count()));
  return unit && dictionary(part).count(*unit) >= std::max(1.0, kKnownShare * members);
}

bool UnitCandidates::is_rarer(std::string_view typed, NamePart part) {
  return part == NamePart::kFamily ? is_rarer_family_name(typed) : is_rarer_given_name(typed);
}

float UnitCandidates::improbability(std::string_view typed, NamePart part) const {
  const NameDictionary& names = dictionary(part);
  const auto members = static_cast<double>(index_.member_count());
  const auto unit = names.find(typed);
  const double count = unit ? names.count(*unit) : 0;
  const bool in_tables = is_in_tables(typed, part);
  if (count > 0 || in_tables || is_rarer(typed, part)) {
    const double prior = in_tables ? kTableShare : kRareShare;
    return static_cast<float>(-std::log((count + prior * kPriorMembers) / (members + kPriorMembers)));
  }
  const double least = std::log(std::max(members, kSmallRoster));
  return static_cast<float>(std::clamp(names.improbability_of_spelling(typed), least, least + kNewNameCap));
}

}  // namespace muster
