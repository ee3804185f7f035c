// Each tag is looked at part by part: strings.KEY and assets.KEY by their keys, anything else by the names there are.
#include "generator/render/template_names.h"

#include <algorithm>
#include <array>

#include "core/text/nearest.h"
#include "core/text/utf8.h"

namespace muster {

namespace {

// Given to templates, and used by none of the program's own theme.
constexpr std::array<std::string_view, 14> kUnusedNames{
    "canonical", "type",    "is_home",  "language", "review_by_iso", "email",       "short_name",
    "phone",     "address", "base_url", "previous", "next",          "designation", "code"};

class NameChecker {
 public:
  NameChecker(const TemplateText& text, const KnownNames& known, std::vector<Diagnostic>& problems)
      : text_(text), known_(known), problems_(problems) {}

  void check() {
    const std::string_view text = text_.text;
    for (std::size_t tag = text.find("{{"); tag != std::string_view::npos; tag = text.find("{{", tag + 2)) {
      const std::size_t begin = text.find_first_not_of("{#^& ", tag);
      if (begin == std::string_view::npos) return;
      const bool has_name = std::string_view("!>/=}").find(text[begin]) == std::string_view::npos;
      const std::size_t end = std::min(text.find_first_of("} \n", begin), text.size());
      if (has_name) check_name(text.substr(begin, end - begin), begin);
    }
  }

 private:
  void check_name(std::string_view name, std::size_t offset) {
    if (name == "." || name.starts_with("site.theme.")) return;
    for (const auto& [prefix, keys] :
         {std::pair<std::string_view, const std::set<std::string>&>{"strings.", known_.strings},
          {"assets.", known_.assets}}) {
      if (!name.starts_with(prefix)) continue;
      const std::string key(name.substr(prefix.size()));
      if (!keys.contains(key)) report(name, offset, key, keys);
      return;
    }
    if (known_.values.empty()) return;
    for (std::string_view rest = name; !rest.empty();) {
      const std::string_view part = rest.substr(0, rest.find('.'));
      const bool known = known_.values.contains(std::string(part)) ||
                         std::find(kUnusedNames.begin(), kUnusedNames.end(), part) != kUnusedNames.end();
      if (!known) {
        report(name, offset, std::string(part), known_.values);
        return;
      }
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
  }

  void report(std::string_view name, std::size_t offset, const std::string& part, const std::set<std::string>& keys) {
    const auto nearest = nearest_word(part, {keys.begin(), keys.end()});
    const std::string_view before = text_.text.substr(0, offset);
    const std::size_t line_end = before.rfind('\n');
    const std::size_t line_begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    const SourcePosition position{1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
                                  1 + static_cast<int>(count_code_points(before.substr(line_begin)))};
    problems_.push_back({Severity::kWarning, "theme/unknown-name", text_.path, position,
                         "templates are given nothing called \"" + std::string(name) + "\"",
                         nearest ? "did you mean \"" + *nearest + "\"?" : "theme/README.md lists the names",
                         static_cast<int>(count_code_points(name))});
  }

  const TemplateText& text_;
  const KnownNames& known_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace

void check_template_names(const TemplateText& text, const KnownNames& known, std::vector<Diagnostic>& problems) {
  NameChecker(text, known, problems).check();
}

}  // namespace muster
