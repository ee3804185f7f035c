// From hits to an answer: who is shown as a match, who as a possible one, and who not at all.
#pragma once

#include <cstdint>
#include <vector>

#include "core/roster/member_search.h"
#include "core/roster/roster_engine.h"

namespace muster {

struct ChosenMember {
  std::uint32_t member;
  MatchKind match;
};

struct Choice {
  bool too_many = false;
  std::vector<ChosenMember> members;  ///< Best first.
};

/// What is known of the typed name besides the hits.
struct TypedName {
  float improbability = 0;     ///< Of somebody having this name who is no member (nats).
  float member_share = 0;      ///< Logarithm of the number of members.
  bool is_known_name = false;  ///< A given and a family name that people bear.
};

/// Hits dearer than this can never be shown; a search need not go beyond.
float most_cost_shown(const TypedName& typed);

Choice choose_matches(const std::vector<MemberHit>& hits, const TypedName& typed);

/// For a given name typed as an initial: the member, when one fits.
Choice choose_by_initial(const std::vector<MemberHit>& hits);

}  // namespace muster
