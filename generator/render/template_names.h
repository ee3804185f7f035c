// Names in templates that nothing is given under: a template shows nothing for them, and nobody would know why.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace muster {

struct TemplateText {
  std::string path;  ///< For messages.
  std::string_view text;
};

struct KnownNames {
  std::set<std::string> values;   ///< Parts of names, as in "page" and "title" of page.title; empty: none is checked.
  std::set<std::string> strings;  ///< Keys of the theme's English strings.
  std::set<std::string> assets;
};

/// Problems: theme/unknown-name. Values below site.theme are the site's own, and may be called anything.
void check_template_names(const TemplateText& text, const KnownNames& known, std::vector<Diagnostic>& problems);

}  // namespace muster
