// The colours of a theme: theme.yaml names them, site.yaml may set each anew, and what must be readable is measured.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/yaml/mapping_reader.h"

namespace muster {

/// As theme.yaml has it. A colour is "#rrggbb" or "#rgb", or two of them: the first for light, the second for dark.
struct Palette {
  std::vector<std::pair<std::string, PlacedText>> colours;  ///< Name -> colour or colours, in the order of the file.
  std::vector<PlacedText> contrast;                         ///< "ink on paper 7": the least ratio of the two.
};

/// The custom properties, "--ink" for the colour "ink", for light and for dark screens; paper gets the light ones.
/// `theme_file` is what messages call theme.yaml; `values` are those of `theme` in site.yaml.
/// Problems: theme/bad-colour, theme/low-contrast (WCAG 2.2, "contrast ratio" and "relative luminance").
std::string palette_css(const Palette& palette, const std::string& theme_file,
                        const std::map<std::string, PlacedText>& values, std::vector<Diagnostic>& problems);

}  // namespace muster
