// Finds the members whom the readings of a typed name may mean, and what each costs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/roster/name_readings.h"
#include "core/roster/roster_index.h"
#include "core/roster/unit_candidates.h"

namespace muster {

/// How far a found member may be believed, best first.
enum class HitKind {
  kExact,    ///< The whole name, as the contract of MatchKind::kExact has it.
  kSure,     ///< Another name of the member, or a nickname, with everything else equal.
  kLikely,   ///< Depends on the cost.
  kPartial,  ///< A guess at most, whatever the cost.
};

struct MemberHit {
  std::uint32_t member;
  HitKind kind;
  float cost;  ///< Negative log-likelihood (nats) of typing this for that member.
};

/// The search for one typed name. Not for several threads.
class MemberSearch {
 public:
  MemberSearch(const RosterIndex& index, UnitCandidates& candidates) : index_(index), candidates_(candidates) {}

  /// Members of a one-word name, spelled `joined`.
  void find_one_word(const std::string& joined);

  /// Members whose given and family units are spelled as in the reading.
  void find_equal(const NameReading& reading);

  /// Members whose units may be meant by the reading's, up to a total cost of `most`.
  void find_alike(const NameReading& reading, float most);

  /// Members with the family name of the reading and a given name with its initial.
  void find_initial(const NameReading& reading);

  /// Negative log-likelihood (nats) that somebody who is no member has the name as read.
  float improbability(const NameReading& reading) const;

  /// The best hit of each member found so far, by cost, then by member.
  std::vector<MemberHit> hits() const;

 private:
  struct Found {
    Posting posting;
    float cost;
    HitKind kind;
  };

  void add(const NameReading& reading, const Found& found);
  void match_postings(const NameReading& reading, const UnitCandidate& family, const std::vector<UnitCandidate>& given,
                      float most);
  static bool are_syllable_names(std::string_view one, std::string_view other);
  float known_charge(const std::string& typed, NamePart part, const UnitCandidate& candidate) const;
  float middle_improbability(const std::string& name) const;
  float improbability_of(const std::vector<std::string>& words, const std::string& joined, NamePart part) const;
  std::vector<std::string> middles_of(const Posting& posting) const;

  const RosterIndex& index_;
  UnitCandidates& candidates_;
  std::map<std::uint32_t, MemberHit> hits_;
};

}  // namespace muster
