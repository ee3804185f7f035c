// The error summary. The script moves the focus to it; without script it is the first thing in the page's main part.
#include "server/views/alert_view.h"

#include <algorithm>

#include "core/text/escape.h"
#include "server/views/interface_text.h"

namespace muster {

std::string alert_view(std::string_view message_key, std::string_view field_id, const ViewContext& context) {
  std::string html = "<div class=\"alert\" role=\"alert\" tabindex=\"-1\">\n";
  append_element(html, "h2", context, "error_summary");
  html += "<p><a href=\"#";
  append_escaped_html(html, field_id);
  html += "\">";
  append_text(html, context, message_key);
  html += "</a></p>\n</div>\n";
  return html;
}

std::string name_error_key(std::string_view verdict_name) {
  std::string key = "error_name_" + std::string(verdict_name);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

std::string alert_title(std::string_view title, const ViewContext& context) {
  return interface_text(context, "error_title", {{"title", title}});
}

}  // namespace muster
