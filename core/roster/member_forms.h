// The forms under which one member can be found: a given and a family unit each. The index holds one posting a form.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/roster/roster_data.h"

namespace muster {

/// What a form leaves out or changes; bits, as the index stores them. No bit: the whole name.
enum FormFlag : std::uint32_t {
  kPreferredName = 1,   ///< The preferred name in the given name's place, or a former one.
  kFamilyHalf = 2,      ///< One part of a double family name.
  kNoParticles = 4,     ///< Without "van der", "de la", "al".
  kGivenPart = 8,       ///< The first of several given names that stand in the given name: "Mary" of "Mary Ann".
  kGivenSyllable = 16,  ///< As kGivenPart, but a syllable of a Chinese or Korean name: never more than possible.
  kSecondGiven = 32,    ///< The name after the initial that a member's given name is or begins with.
};

struct NameForm {
  std::string given;  ///< Folded and joined; empty for a one-word name.
  std::string family;
  std::uint32_t flags = 0;
};

/// All forms of `member`, the whole name first, each once. Empty when no letter is left of the name.
std::vector<NameForm> forms_of(const RosterMember& member);

}  // namespace muster
