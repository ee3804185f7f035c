// TemplateSet: the compiled templates of a theme, for one site.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "generator/render/compiled_template.h"
#include "generator/render/theme.h"

namespace muster {

class TemplateSet {
 public:
  /// `site` holds the values that all pages share, and must outlive this. Precondition: make_theme found no error in
  /// the theme's templates.
  TemplateSet(const Theme& theme, const TemplateData& site);

  /// Names are looked up in `page` first, then in the site's values. Precondition: the theme has a template of that
  /// name. Any thread.
  std::string render(std::string_view name, const TemplateData& page) const;

 private:
  std::map<std::string, CompiledTemplate, std::less<>> templates_;
};

}  // namespace muster
