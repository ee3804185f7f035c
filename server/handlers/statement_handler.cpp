// Statements made and checked.
#include "server/handlers/statement_handler.h"

#include "core/statement/roster_statement.h"
#include "core/text/utf8.h"
#include "server/handlers/html_page.h"
#include "server/handlers/problem.h"
#include "server/views/alert_view.h"
#include "server/views/interface_text.h"
#include "server/views/statement_view.h"

namespace muster {

namespace {

constexpr std::string_view kTitleText = "statement_title";

std::string joined_codes(const RosterMatch& match) {
  std::string codes;
  for (const Designation& designation : match.designations) codes += (codes.empty() ? "" : ", ") + designation.code;
  return codes;
}

}  // namespace

std::vector<std::string> statements_about(const Visit& visit, const RosterAnswer& answer,
                                          const std::string& checked_at) {
  if (visit.keys == nullptr || !visit.keys->can_sign()) return {};
  const SiteProfile& profile = visit.release->profile;
  std::vector<std::string> statements;
  for (const RosterMatch& match : answer.matches) {
    if (match.match == MatchKind::kPossible) return {};
    statements.push_back(sign_statement({profile.organisation_name + ", " + profile.base_url, match.name,
                                         joined_codes(match), match.city, answer.as_of, checked_at},
                                        *visit.keys));
  }
  return statements;
}

void answer_statement_page(const Visit& visit, const httplib::Request& request, httplib::Response& response) {
  const bool has_page = !visit.release->shell("statement.html", visit.language).empty();
  if (visit.keys == nullptr || !has_page) {
    response.status = 404;
    return response.set_content(error_page(visit, 404), "text/html; charset=utf-8");
  }
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Robots-Tag", "noindex");
  const ViewContext context = view_context(visit);
  PageParts parts;
  parts.title = interface_text(context, kTitleText);
  if (!request.has_param("statement")) return set_page(visit, response, 200, "statement.html", parts);
  const std::string text = request.get_param_value("statement");
  const CheckedStatement checked = check_statement(text, *visit.keys);
  if (!find_invalid_utf8(text)) parts.query = text;
  if (checked.verdict == StatementVerdict::kNoStatement) {
    parts.title = alert_title(parts.title, context);
    parts.alert = alert_view("error_statement_none", "statement", context);
    return set_page(visit, response, 400, "statement.html", parts);
  }
  parts.title = statement_view_title(checked, context);
  parts.results = statement_view(checked, context);
  set_page(visit, response, 200, "statement.html", parts);
}

void answer_statement_keys(const Visit& visit, const httplib::Request& /*request*/, httplib::Response& response) {
  if (visit.keys == nullptr) return set_problem(response, 404, "this site signs no statements", visit.id);
  response.set_header("Cache-Control", "public, no-cache");
  response.set_content(visit.keys->public_text(), "text/plain; charset=utf-8");
}

}  // namespace muster
