// The names of admonitions in the language of the page that shows them.
#pragma once

#include <string>

#include "generator/render/theme.h"

namespace muster {

/// `html` with the text of the theme's string `note`, `tip`, `important`, `warning` or `caution` in the place of each
/// mark that generator/parse/admonition.h left.
std::string with_admonition_names(std::string html, const Theme& theme, const std::string& language);

}  // namespace muster
