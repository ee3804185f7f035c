// A RosterAnswer appended to one string: found, perhaps meant, not found, or too many.
#include "server/views/roster_results_view.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/text/escape.h"
#include "server/views/interface_text.h"

namespace muster {
namespace {

void append_heading(std::string& html, const ViewContext& context, std::string_view key, std::initializer_list<TextValue> values) {
  html += "<h2 class=\"tally\" id=\"tally\">";
  append_text(html, context, key, values);
  html += "</h2>\n";
}

// The page in the reader's language, where there is one; the roster knows those of the main language.
std::string translated(const std::string& url, const ViewContext& context) {
  const std::string own = context.folder + url;
  return context.pages != nullptr && context.pages->contains(own) ? own : url;
}

void append_designations(std::string& html, const RosterMatch& match, const ViewContext& context) {
  if (match.designations.empty()) return;
  append_element(html, "dt", context, match.designations.size() == 1 ? "designation" : "designations");
  for (const auto& designation : match.designations) {
    html += "<dd><a href=\"";
    append_escaped_html(html, translated(designation.url, context));
    html += "\">";
    append_escaped_html(html, designation.code);
    html += "</a> ";
    append_escaped_html(html, designation.name);
    html += "</dd>\n";
  }
}

void append_statement(std::string& html, std::string_view statement, const ViewContext& context) {
  html += "<details><summary>";
  append_text(html, context, "statement_offer");
  html += "</summary>\n<p>";
  append_text(html, context, "statement_use");
  if (!context.verify_url.empty()) {
    html += " <a href=\"" + context.verify_url + "\">";
    append_text(html, context, "statement_check_here");
    html += "</a>";
  }
  html += "</p>\n<pre lang=\"en\">";
  append_escaped_html(html, statement);
  html += "</pre>\n</details>\n";
}

void append_card(std::string& html, const RosterMatch& match, std::string_view statement, const ViewContext& context) {
  html += "<article class=\"card\">\n";
  if (match.match == MatchKind::kClose) append_element(html, "p", context, "roster_close_mark");
  html += "<h3>";
  append_escaped_html(html, match.name);
  html += "</h3>\n<dl>\n";
  append_designations(html, match, context);
  if (!match.city.empty()) {
    append_element(html, "dt", context, "city");
    html += "<dd>";
    append_escaped_html(html, match.city);
    html += "</dd>\n";
  }
  html += "</dl>\n";
  if (!statement.empty()) append_statement(html, statement, context);
  html += "</article>\n";
}

void append_found(std::string& html, const RosterAnswer& answer, const std::vector<std::string>& statements,
                  const ViewContext& context) {
  const auto is_close = [](const RosterMatch& match) { return match.match == MatchKind::kClose; };
  const bool all_close = std::all_of(answer.matches.begin(), answer.matches.end(), is_close);
  const bool any_close = std::any_of(answer.matches.begin(), answer.matches.end(), is_close);
  const bool one = answer.matches.size() == 1;
  const auto* key = one ? (all_close ? "roster_close_one" : "roster_one")
                        : (all_close ? "roster_close_several" : "roster_several");
  append_heading(html, context, key, {{"count", std::to_string(answer.matches.size())}, {"name", answer.name}});
  if (any_close) append_element(html, "p", context, "roster_close");
  for (std::size_t i = 0; i < answer.matches.size(); ++i)
    append_card(html, answer.matches[i], i < statements.size() ? statements[i] : std::string_view(), context);
  append_element(html, "p", context, "same_name");
}

void append_possible(std::string& html, const RosterAnswer& answer, const ViewContext& context) {
  append_heading(html, context, "roster_none", {{"name", answer.name}});
  append_element(html, "h3", context, "roster_possible_ask");
  append_element(html, "p", context, "roster_possible_warning");
  html += "<ul class=\"perhaps\">\n";
  std::set<std::string> said;  // Two members may have one name: it is checked for both of them at once.
  for (const auto& match : answer.matches) {
    if (!said.insert(match.name).second) continue;
    html += "<li><a href=\"" + context.roster_url + "?name=" + encode_url_component(match.name) + "\">";
    append_text(html, context, "roster_check_this", {{"name", match.name}});
    html += "</a></li>\n";
  }
  html += "</ul>\n";
}

void append_no_proof(std::string& html, const ViewContext& context) {
  append_element(html, "h3", context, "roster_none_not_proof");
  append_element(html, "p", context, "roster_none_reasons");
  html += "<ul>\n";
  for (const auto* reason :
       {"roster_none_spelling", "roster_none_changed", "roster_none_opted_out", "roster_none_inactive"}) {
    append_element(html, "li", context, reason);
  }
  html += "</ul>\n";
  append_element(html, "p", context, "roster_none_try");
}

void append_stamp(std::string& html, const RosterAnswer& answer, const ViewContext& context) {
  html += "<dl class=\"facts\">\n";
  append_fact(html, context, "you_typed", answer.name);
  if (!answer.as_of.empty()) append_fact(html, context, "as_of", date_in_words(context, answer.as_of));
  if (!context.checked_at.empty()) append_fact(html, context, "checked_at", time_in_words(context, context.checked_at));
  html += "</dl>\n";
}

}  // namespace

std::string roster_results_title(const RosterAnswer& answer, const ViewContext& context) {
  const MatchKind best = answer.matches.empty() ? MatchKind::kPossible : answer.matches.front().match;
  const auto* key = best == MatchKind::kExact ? "roster_title_match"
                    : best == MatchKind::kClose ? "roster_title_close"
                                                : "roster_title_none";
  return interface_text(context, key, {{"title", interface_text(context, "roster_title")}});
}

std::string roster_date_view(std::string_view as_of, const ViewContext& context) {
  if (as_of.empty()) return {};
  std::string html = "<dl class=\"facts\">\n";
  append_fact(html, context, "as_of", date_in_words(context, as_of));
  return html + "</dl>\n";
}

std::string roster_results_view(const RosterAnswer& answer, const std::vector<std::string>& statements,
                                const ViewContext& context) {
  std::string html;
  html.reserve(8192);
  html += "<section class=\"results\" aria-labelledby=\"tally\">\n";
  const bool found = !answer.matches.empty() && answer.matches.front().match != MatchKind::kPossible;
  if (answer.too_many) {
    append_heading(html, context, "roster_too_many", {{"name", answer.name}});
    append_element(html, "p", context, "roster_too_many_more");
  } else if (found) {
    append_found(html, answer, statements, context);
  } else {
    if (answer.matches.empty()) append_heading(html, context, "roster_none", {{"name", answer.name}});
    else append_possible(html, answer, context);
    append_no_proof(html, context);
  }
  append_stamp(html, answer, context);
  append_whom_to_ask(html, context);
  html += "</section>\n";
  return html;
}

}  // namespace muster
