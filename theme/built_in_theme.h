// The theme that the program carries, used when no --theme is given.
#pragma once

#include <map>
#include <string>

namespace muster {

/// Bytes of each file by its path below theme/: "templates/page.mustache".
std::map<std::string, std::string> built_in_theme();

}  // namespace muster
