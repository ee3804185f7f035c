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

/// Rarer names, those of other countries among them: likewise folded, sorted, and none of the common ones.
const std::vector<std::string_view>& rarer_family_names();
const std::vector<std::string_view>& rarer_given_names();
bool is_rarer_family_name(std::string_view name);
bool is_rarer_given_name(std::string_view name);

}  // namespace muster
