// Error pages: which words go with which status, and the ways on.
#include "server/views/error_view.h"

#include "core/text/escape.h"
#include "server/views/interface_text.h"

namespace muster {
namespace {

/// The interface texts of a status begin with this.
std::string key_prefix(int status) {
  switch (status) {
    case 404:
    case 405:
    case 429:
    case 503:
      return "error_" + std::to_string(status);
    default:
      return "error_other";
  }
}

void append_wait(std::string& html, int seconds, const ViewContext& context) {
  const auto text = std::to_string(seconds);
  append_element(html, "p", context, seconds == 1 ? "error_wait_one" : "error_wait_many", {{"seconds", text}});
}

void append_near_pages(std::string& html, const std::vector<NearPage>& pages, const ViewContext& context) {
  append_element(html, "h2", context, "error_404_near");
  html += "<ul>\n";
  for (const auto& page : pages) {
    html += "<li><a href=\"";
    append_escaped_html(html, page.url);
    html += "\">";
    append_escaped_html(html, page.title);
    html += "</a></li>\n";
  }
  html += "</ul>\n";
}

}  // namespace

std::string error_view(const ErrorPage& error, const ViewContext& context) {
  std::string html;
  append_element(html, "p", context, key_prefix(error.status) + "_text");
  if (error.retry_after_seconds > 0) append_wait(html, error.retry_after_seconds, context);
  if (!error.near_pages.empty()) append_near_pages(html, error.near_pages, context);
  html += "<p><a href=\"" + escape_html(context.home_url) + "\">";
  append_text(html, context, "error_home");
  html += "</a></p>\n";
  if (!error.id.empty()) append_element(html, "p", context, "error_reference", {{"id", error.id}});
  append_whom_to_ask(html, context);
  return html;
}

std::string error_view_title(const ErrorPage& error, const ViewContext& context) {
  return interface_text(context, key_prefix(error.status) + "_title");
}

}  // namespace muster
