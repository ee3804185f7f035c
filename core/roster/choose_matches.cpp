// A hit's evidence is how much likelier the typed name is when this member is meant than when somebody else is, who has
// it by birth. Evidence falls with the size of the roster and with how common the name is, so one threshold serves all.
#include "core/roster/choose_matches.h"

#include <algorithm>

namespace muster {

namespace {

constexpr float kCloseEvidence = 2.5F;  // Nats. tests/bench/roster shows what moving these does.
constexpr float kPossibleEvidence = -2.0F;
constexpr float kMostCloseCost = 14;  // Two slips and a little more; no name is so odd that more is believed.
constexpr float kSureCost = 9.0F;     // What a sure hit may cost at most, all told.
constexpr float kWindow = 2.0F;       // Matches this much dearer than the best are not shown beside it.
constexpr float kExactWindow = 1.2F;
constexpr float kPossibleWindow = 1.5F;

float evidence(const MemberHit& hit, const TypedName& typed) {
  return typed.improbability - typed.member_share - hit.cost;
}

Choice limited(std::vector<ChosenMember> members) {
  if (members.size() > kMostMatches) return {true, {}};
  return {false, std::move(members)};
}

// Exact hits leave no room for guesses; other names of members stand beside them. Who has every typed word in the name
// comes alone: a middle name that is not listed tells the rest apart.
Choice choose_exact(const std::vector<MemberHit>& hits) {
  const auto best =
      std::find_if(hits.begin(), hits.end(), [](const MemberHit& hit) { return hit.kind == HitKind::kExact; });
  std::vector<ChosenMember> members;
  for (const HitKind kind : {HitKind::kExact, HitKind::kSure})
    for (const MemberHit& hit : hits)
      if (hit.kind == kind && hit.cost <= best->cost + kExactWindow)
        members.push_back({hit.member, kind == HitKind::kExact ? MatchKind::kExact : MatchKind::kClose});
  return limited(std::move(members));
}

}  // namespace

float most_cost_shown(const TypedName& typed) {
  return std::max(kSureCost, typed.improbability - typed.member_share - kPossibleEvidence);
}

Choice choose_matches(const std::vector<MemberHit>& hits, const TypedName& typed) {
  if (std::any_of(hits.begin(), hits.end(), [](const MemberHit& hit) { return hit.kind == HitKind::kExact; }))
    return choose_exact(hits);
  std::vector<ChosenMember> close;
  std::vector<ChosenMember> possible;
  for (const MemberHit& hit : hits) {
    const bool is_close = hit.kind == HitKind::kSure || (hit.kind == HitKind::kLikely && hit.cost <= kMostCloseCost &&
                                                         evidence(hit, typed) >= kCloseEvidence);
    const bool in_window = hit.cost <= hits.front().cost + kWindow;
    if (is_close && in_window) close.push_back({hit.member, MatchKind::kClose});
    const bool is_possible =
        evidence(hit, typed) >= kPossibleEvidence && hit.cost <= hits.front().cost + kPossibleWindow;
    if (is_possible && possible.size() < kMostPossible) possible.push_back({hit.member, MatchKind::kPossible});
  }
  if (!close.empty()) return limited(std::move(close));
  if (typed.is_known_name) return {};
  return {false, std::move(possible)};
}

Choice choose_by_initial(const std::vector<MemberHit>& hits) {
  if (hits.size() > 1) return {true, {}};
  Choice choice;
  for (const MemberHit& hit : hits) choice.members.push_back({hit.member, MatchKind::kClose});
  return choice;
}

}  // namespace muster
