// Names that people bear, whether or not they are on the roster: whoever types one of them seldom means another.
#pragma once

#include <string_view>
#include <vector>

namespace muster {

/// Folded, sorted. The order says nothing of how frequent they are.
const std::vector<std::string_view>& common_family_names();
const std::vector<std::string_view>& common_given_names();

/// `name` is folded.
bool is_common_family_name(std::string_view name);
bool is_common_given_name(std::string_view name);

}  // namespace muster
