// Family names that many people in Canada bear: a typed one is a name of its own, whoever is on the roster.
#pragma once

#include <string_view>
#include <vector>

namespace muster {

/// `name` is folded and joined: "obrien".
bool is_common_family_name(std::string_view name);

/// All of them; the views last for ever.
const std::vector<std::string_view>& common_family_names();

}  // namespace muster
