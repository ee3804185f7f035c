// The verdict first, then what it is worth, then what was signed.
#include "server/views/statement_view.h"

#include "server/views/interface_text.h"

namespace muster {

namespace {

std::string_view heading_key(const CheckedStatement& checked) {
  return checked.verdict == StatementVerdict::kGenuine ? "statement_genuine" : "statement_not_genuine";
}

void append_facts(std::string& html, const RosterStatement& statement, const ViewContext& context) {
  html += "<dl class=\"facts\">\n";
  append_fact(html, context, "statement_name", statement.name);
  append_fact(html, context, "designations", statement.designations);
  if (!statement.city.empty()) append_fact(html, context, "city", statement.city);
  if (!statement.as_of.empty()) append_fact(html, context, "as_of", date_in_words(context, statement.as_of));
  append_fact(html, context, "checked_at", time_in_words(context, statement.checked_at));
  append_fact(html, context, "statement_issuer", statement.issuer);
  html += "</dl>\n";
}

}  // namespace

std::string statement_view(const CheckedStatement& checked, const ViewContext& context) {
  const bool is_genuine = checked.verdict == StatementVerdict::kGenuine;
  std::string html = "<section class=\"results\" aria-labelledby=\"tally\">\n<h2 class=\"tally\" id=\"tally\">";
  append_text(html, context, heading_key(checked));
  html += "</h2>\n";
  append_element(html, "p", context, is_genuine ? "statement_genuine_meaning" : "statement_not_genuine_meaning",
                 {{"organisation", context.organisation_name}});
  if (is_genuine) append_facts(html, checked.statement, context);
  html += "<p><a href=\"" + context.roster_url + "\">";
  append_text(html, context, "statement_check_name");
  html += "</a></p>\n";
  if (!is_genuine) append_whom_to_ask(html, context);
  html += "</section>\n";
  return html;
}

std::string statement_view_title(const CheckedStatement& checked, const ViewContext& context) {
  return interface_text(context, heading_key(checked));
}

}  // namespace muster
