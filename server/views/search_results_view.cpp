// A SearchAnswer appended to one string, from the count down to the links to other pages.
#include "server/views/search_results_view.h"

#include <algorithm>

#include "core/text/escape.h"
#include "server/views/interface_text.h"

namespace muster {
namespace {

/// The address of a results page, escaped for an attribute.
std::string results_url(const ViewContext& context, std::string_view query, std::string_view category, int page) {
  auto url = context.search_url + "?q=" + encode_url_component(query);
  if (!category.empty()) url += "&amp;category=" + encode_url_component(category);
  if (page > 1) url += "&amp;page=" + std::to_string(page);
  return url;
}

const std::string& searched_text(const SearchAnswer& answer) {
  return answer.corrected ? *answer.corrected : answer.query;
}

int last_page(const SearchAnswer& answer) { return std::max(1, (answer.total + answer.limit - 1) / std::max(1, answer.limit)); }

std::string tally(const SearchAnswer& answer, const ViewContext& context) {
  const auto* key = answer.total == 0 ? "results_none" : answer.total == 1 ? "results_one" : "results_many";
  const auto count = std::to_string(answer.total);
  return interface_text(context, key, {{"count", count}, {"query", searched_text(answer)}});
}

void append_correction(std::string& html, const SearchAnswer& answer, const ViewContext& context) {
  html += "<p class=\"corrected\">";
  append_text(html, context, "corrected", {{"original", answer.query}});
  // In quotation marks a query is searched as it stands; one that has some already cannot be put into them.
  if (answer.query.find('"') == std::string::npos) {
    html += " <a href=\"" + results_url(context, '"' + answer.query + '"', "", 1) + "\">";
    append_text(html, context, "corrected_keep");
    html += "</a>";
  }
  html += "</p>\n";
}

void append_topic(std::string& html, const std::string& url, std::string_view title, int count, bool is_current) {
  html += "<li><a href=\"" + url + (is_current ? "\" aria-current=\"true\">" : "\">");
  append_escaped_html(html, title);
  html += "</a> (" + std::to_string(count) + ")</li>\n";
}

void append_topics(std::string& html, const SearchAnswer& answer, std::string_view category, const ViewContext& context) {
  int all = 0;
  for (const auto& topic : answer.categories) all += topic.count;
  html += "<nav class=\"topics\" aria-label=\"";
  append_text(html, context, "filter_by_topic");
  html += "\">\n<ul>\n";
  append_topic(html, results_url(context, answer.query, "", 1), interface_text(context, "filter_all"), all, category.empty());
  for (const auto& topic : answer.categories) {
    append_topic(html, results_url(context, answer.query, topic.id, 1), topic.title, topic.count, topic.id == category);
  }
  html += "</ul>\n</nav>\n";
}

void append_result(std::string& html, const SearchResult& result) {
  html += "<li>\n<h3><a href=\"";
  append_escaped_html(html, result.url);
  html += "\">";
  append_escaped_html(html, result.title);
  html += "</a></h3>\n";
  const auto& where = result.page_title == result.title ? result.category_title : result.page_title;
  if (!where.empty() && where != result.title) {
    html += "<p class=\"where\">";
    append_escaped_html(html, where);
    html += "</p>\n";
  }
  if (!result.snippet.empty()) html += "<p>" + result.snippet + "</p>\n";
  html += "</li>\n";
}

void append_results(std::string& html, const SearchAnswer& answer) {
  const int before = (answer.page - 1) * answer.limit;
  html += before > 0 ? "<ol class=\"hits\" start=\"" + std::to_string(before + 1) + "\">\n" : "<ol class=\"hits\">\n";
  for (const auto& result : answer.results) append_result(html, result);
  html += "</ol>\n";
}

void append_page_link(std::string& html, const std::string& url, const char* relation, const char* key,
                      const ViewContext& context) {
  html += "<a href=\"" + url + "\" rel=\"" + relation + "\">";
  append_text(html, context, key);
  html += "</a>\n";
}

void append_paging(std::string& html, const SearchAnswer& answer, std::string_view category, const ViewContext& context) {
  const int last = last_page(answer);
  html += "<nav class=\"paging\" aria-label=\"";
  append_text(html, context, "pages_of_results");
  html += "\">\n";
  if (answer.page > 1) {
    const auto url = results_url(context, answer.query, category, std::min(answer.page - 1, last));
    append_page_link(html, url, "prev", "previous_page", context);
  }
  html += "<span>";
  append_text(html, context, "page_of", {{"page", std::to_string(answer.page)}, {"pages", std::to_string(last)}});
  html += "</span>\n";
  if (answer.page < last) {
    append_page_link(html, results_url(context, answer.query, category, answer.page + 1), "next", "next_page", context);
  }
  html += "</nav>\n";
}

void append_what_to_try(std::string& html, const SearchAnswer& answer, std::string_view category, const ViewContext& context) {
  append_element(html, "p", context, "nothing_found_try");
  html += "<ul>\n";
  append_element(html, "li", context, "nothing_found_spelling");
  append_element(html, "li", context, "nothing_found_fewer");
  if (!category.empty()) {
    html += "<li><a href=\"" + results_url(context, answer.query, "", 1) + "\">";
    append_text(html, context, "nothing_found_all_topics");
    html += "</a></li>\n";
  }
  html += "</ul>\n";
  append_whom_to_ask(html, context);
}

}  // namespace

std::string search_results_view(const SearchAnswer& answer, std::string_view category, const ViewContext& context) {
  std::string html;
  if (answer.query.empty()) {
    append_element(html, "p", context, "search_prompt");
    return html;
  }
  html.reserve(4096 + answer.results.size() * 1024);
  html += "<section class=\"results\" aria-labelledby=\"tally\">\n<h2 class=\"tally\" id=\"tally\">";
  append_escaped_html(html, tally(answer, context));
  html += "</h2>\n";
  if (answer.corrected) append_correction(html, answer, context);
  if (answer.is_partial) append_element(html, "p", context, "results_partial");
  if (answer.categories.size() > 1 || !category.empty()) append_topics(html, answer, category, context);
  if (answer.total == 0) append_what_to_try(html, answer, category, context);
  if (answer.total > 0 && answer.results.empty()) append_element(html, "p", context, "results_past_end");
  if (!answer.results.empty()) append_results(html, answer);
  if (answer.total > 0 && (answer.page > 1 || last_page(answer) > 1)) append_paging(html, answer, category, context);
  html += "</section>\n";
  return html;
}

std::string search_results_title(const SearchAnswer& answer, const ViewContext& context) {
  if (answer.query.empty()) return interface_text(context, "search_title");
  if (answer.page <= 1) return tally(answer, context);
  return interface_text(context, "results_page",
                        {{"results", tally(answer, context)},
                         {"page", std::to_string(answer.page)},
                         {"pages", std::to_string(last_page(answer))}});
}

}  // namespace muster
