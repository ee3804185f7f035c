// Shells and views.
#include "server/handlers/html_page.h"

#include "core/text/escape.h"

namespace muster {

namespace {

constexpr std::string_view kMark = "[[muster:";
constexpr std::string_view kMarkEnd = "]]";

// For a release whose theme has no shells.
constexpr std::string_view kPlainShell =
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>[[muster:title]]</title></head>\n"
    "<body><main>[[muster:alert]]<h1>[[muster:title]]</h1>[[muster:results]]</main></body></html>\n";

}  // namespace

std::string interface_text(const Visit& visit, const std::string& key) {
  const auto language = visit.release->profile.strings.find(visit.language);
  if (language == visit.release->profile.strings.end()) return key;
  const auto text = language->second.find(key);
  return text == language->second.end() ? key : text->second;
}

std::string fill_shell(std::string_view shell, const PageParts& parts) {
  if (shell.empty()) shell = kPlainShell;
  std::string page;
  page.reserve(shell.size() + parts.results.size() + 256);
  for (std::size_t at = shell.find(kMark); at != std::string_view::npos; at = shell.find(kMark)) {
    page += shell.substr(0, at);
    shell.remove_prefix(at + kMark.size());
    const std::size_t end = shell.find(kMarkEnd);
    if (end == std::string_view::npos) break;
    const std::string_view name = shell.substr(0, end);
    shell.remove_prefix(end + kMarkEnd.size());
    if (name == "title") append_escaped_html(page, parts.title);
    if (name == "alert") page += parts.alert;
    if (name == "query") append_escaped_html(page, parts.query);
    if (name == "results") page += parts.results;
  }
  page += shell;
  return page;
}

void set_page(const Visit& visit, httplib::Response& response, int status, std::string_view shell_name,
              const PageParts& parts) {
  response.status = status;
  response.set_content(fill_shell(visit.release->shell(shell_name, visit.language), parts), "text/html; charset=utf-8");
}

std::string error_page(const Visit& visit, int status) {
  const std::string key = status == 404 || status == 405 || status == 429 || status == 503
                              ? "error_" + std::to_string(status)
                              : std::string("error_other");
  PageParts parts;
  parts.title = interface_text(visit, key + "_title");
  parts.results = "<p>" + escape_html(interface_text(visit, key + "_text")) + "</p>";
  return fill_shell(visit.release->shell("error.html", visit.language), parts);
}

std::string search_results_html(const Visit&, const SearchAnswer& answer) {
  std::string html = "<p>" + std::to_string(answer.total) + "</p>\n<ol>\n";
  for (const SearchResult& result : answer.results)
    html += "<li><h2><a href=\"" + escape_html(result.url) + "\">" + escape_html(result.title) + "</a></h2><p>" +
            result.snippet + "</p></li>\n";
  return html + "</ol>\n";
}

std::string roster_results_html(const Visit&, const RosterAnswer& answer) {
  std::string html = "<ol>\n";
  for (const RosterMatch& match : answer.matches)
    html += "<li><h2>" + escape_html(match.name) + "</h2><p>" + escape_html(match.city) + "</p></li>\n";
  return html + "</ol>\n";
}

std::string alert_html(const Visit& visit, const std::string& text_key, std::string_view field) {
  return "<div role=\"alert\"><h2>" + escape_html(interface_text(visit, "error_summary")) + "</h2><p><a href=\"#" +
         std::string(field) + "\">" + escape_html(interface_text(visit, text_key)) + "</a></p></div>\n";
}

}  // namespace muster
