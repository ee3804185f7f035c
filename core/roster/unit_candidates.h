// Which given names, or family names, of the roster a typed one may stand for, and how common the typed one is itself.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/time_limit.h"
#include "core/roster/nicknames.h"
#include "core/roster/roster_index.h"
#include "core/roster/transliterations.h"

namespace muster {

/// How a typed unit leads to a unit of the roster.
enum class UnitMatch {
  kEqual,
  kRelated,    ///< A nickname, or the full name of one.
  kSpelling,   ///< Misspelled, or spelled as it sounds.
  kScript,     ///< Put from its own script into Latin letters in another way.
  kShortened,  ///< One is the beginning of the other.
};

struct UnitCandidate {
  std::uint32_t unit;
  float cost;  ///< Negative log-likelihood (nats) of typing it so; 0 when equal.
  UnitMatch match;
};

/// Candidates for the units of one lookup; each typed unit is searched once. Not for several threads.
class UnitCandidates {
 public:
  UnitCandidates(const RosterIndex& index, const Nicknames& nicknames, TimeLimit time)
      : index_(index), nicknames_(nicknames), time_(time) {}

  /// The candidates for `typed`, sorted by unit. The reference holds as long as this object.
  /// Throws TimeIsUp.
  const std::vector<UnitCandidate>& of(std::string_view typed, NamePart part);

  /// Negative log-likelihood (nats) that somebody who is not on the roster has this name.
  float improbability(std::string_view typed, NamePart part) const;

  /// Whether a member has exactly this name.
  bool is_listed(std::string_view typed, NamePart part) const { return dictionary(part).find(typed).has_value(); }

  /// Whether `typed` is a name that many people bear: frequent on the roster, or known to the tables as common.
  bool is_known(std::string_view typed, NamePart part) const;

  /// Whether `typed` is one of the rarer names that the tables know.
  static bool is_rarer(std::string_view typed, NamePart part);

 private:
  const NameDictionary& dictionary(NamePart part) const {
    return part == NamePart::kGiven ? index_.given() : index_.family();
  }
  bool is_in_tables(std::string_view typed, NamePart part) const;
  std::vector<UnitCandidate> search(std::string_view typed, NamePart part) const;

  const RosterIndex& index_;
  const Nicknames& nicknames_;
  const TimeLimit time_;
  std::map<std::string, std::vector<UnitCandidate>, std::less<>> found_[2];
};

}  // namespace muster
