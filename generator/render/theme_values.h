// What a site may set in a theme besides its colours: theme.yaml says which values there are, site.yaml sets them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/yaml/mapping_reader.h"

namespace muster {

/// One of `values` in theme.yaml; without choices and range any text will do.
struct ThemeValue {
  std::string name;
  PlacedText fallback;              ///< `default`: what templates are given where the site sets nothing.
  std::vector<PlacedText> choices;  ///< Empty: any.
  std::optional<std::pair<int, int>> range;  ///< `from` and `to`: a whole number between these.
};

/// Reads `values: {columns: {choices: [one, two], default: two}, width: {from: 16, to: 400, default: 120}}`.
std::vector<ThemeValue> read_theme_values(const YamlNode& node, YamlContext& context);

/// What templates are given: `written`, which is `theme` of site.yaml, and the defaults of the rest. `colours` are the
/// names of the palette; `templates` the texts of all templates, which may use values that theme.yaml does not list.
/// `theme_file` is what messages call theme.yaml. Problems: theme/bad-value, theme/unknown-value.
std::map<std::string, std::string> theme_values(const std::vector<ThemeValue>& values,
                                                const std::map<std::string, PlacedText>& written,
                                                const std::set<std::string>& colours,
                                                const std::map<std::string, std::string>& templates,
                                                const std::string& theme_file, std::vector<Diagnostic>& problems);

}  // namespace muster
