// Spellings of one name from other scripts that no rule of letters explains: Korean, Vietnamese, Arabic and others by
// groups, Chinese by syllables. spelling_cost.h knows the regular ones.
#pragma once

#include <string_view>
#include <vector>

#include "core/roster/nicknames.h"

namespace muster {

enum class NamePart { kGiven, kFamily };

/// Other Latin spellings of what `name` may stand for, with what each costs.
std::vector<RelatedName> other_transliterations(std::string_view name, NamePart part);

}  // namespace muster
