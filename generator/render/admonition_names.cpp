// A mark is a comment of HTML: <!--muster:warning-->.
#include "generator/render/admonition_names.h"

#include "core/text/escape.h"

namespace muster {

std::string with_admonition_names(std::string html, const Theme& theme, const std::string& language) {
  constexpr std::string_view kOpen = "<!--muster:";
  constexpr std::string_view kClose = "-->";
  for (std::size_t at = html.find(kOpen); at != std::string::npos; at = html.find(kOpen, at)) {
    const std::size_t end = html.find(kClose, at);
    if (end == std::string::npos) break;
    const std::string key = html.substr(at + kOpen.size(), end - at - kOpen.size());
    const std::string name = escape_html(theme.string(language, key));
    html.replace(at, end + kClose.size() - at, name);
    at += name.size();
  }
  return html;
}

}  // namespace muster
