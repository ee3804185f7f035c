// Family names that many people in Canada bear: a typed one is a name of its own, whoever is on the roster.
#pragma once

#include <string_view>

namespace muster {

/// `name` is folded and joined: "obrien".
bool is_common_family_name(std::string_view name);

}  // namespace muster
