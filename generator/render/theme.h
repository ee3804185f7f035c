// Theme: the files of a theme, checked and made ready: templates with their partials in place, interface strings,
// assets with fingerprints, and the security policy that what is inlined needs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/yaml/mapping_reader.h"
#include "generator/model/content.h"
#include "generator/model/output_file.h"

namespace muster {

struct Theme {
  std::map<std::string, std::string> templates;                       ///< "page" -> Mustache text without partial tags.
  std::map<std::string, std::map<std::string, std::string>> strings;  ///< Language -> key -> text.
  std::map<std::string, std::string> asset_urls;  ///< "favicon_svg" -> "/assets/favicon.0123456789.svg"; or a <style>.
  std::string styles;                             ///< The <style> element, or nothing.
  std::string scripts;                            ///< The <script> elements, or nothing.
  std::map<std::string, std::string> values;      ///< For templates: those of site.yaml, and the theme's defaults.
  std::string content_security_policy;            ///< Header value.
  std::vector<OutputFile> files;                  ///< Assets to publish.

  /// Text of `key` in `language`, or in English, or the key itself.
  std::string string(const std::string& language, const std::string& key) const;
};

/// `values` are those of `theme` in site.yaml. Problems: theme/… and yaml/….
Theme make_theme(const ThemeFiles& files, const std::map<std::string, PlacedText>& values,
                 std::vector<Diagnostic>& problems);

/// "2026-10-12" in the words of a language, by its strings `months` and `date`; as it is when they are missing.
std::string format_date(const Theme& theme, const std::string& language, const std::string& iso_date);

}  // namespace muster
