// CompiledTemplate: a Mustache template (mustache(5)) read once and rendered for many pages.
//
// Values, HTML values ({{{name}}} or {{&name}}), sections, inverted sections, comments and dotted names; no lambdas and
// no other delimiters; partials are put in place before (theme.h). A line on which a section was shown and of which
// nothing but blanks is left is dropped. What is named site.…, strings.… or assets.… is the same on every page, so it
// is looked up when the template is read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/render/template_data.h"

namespace muster {

struct TemplateMistake {
  std::string message;     ///< "Unclosed section \"x\""
  std::size_t offset = 0;  ///< Bytes.
};

class CompiledTemplate {
 public:
  /// `site` holds the values that all pages share, and must outlive this.
  CompiledTemplate(std::string_view text, const TemplateData& site);

  /// What is wrong with the text; such a template must not be rendered.
  static std::optional<TemplateMistake> mistake(std::string_view text);

  /// Names are looked up in `page` first, then in the site's values. Any thread.
  std::string render(const TemplateData& page) const;

 private:
  enum class Kind { kText, kValue, kHtmlValue, kConstant, kSection, kInvertedSection };

  // Sections are followed by what is in them, up to `end`.
  struct Step {
    Kind kind = Kind::kText;
    std::string text;       // kText: as it stands; kConstant: escaped already; else the name.
    std::size_t lines = 0;  // kText: bytes up to and with the first line feed; 0 when there is none.
    std::size_t end = 0;    // Sections: index of the step after them.
  };

  class Reader;
  class Rendering;

  const TemplateData& site_;
  std::vector<Step> steps_;
};

}  // namespace muster
