// From a name to an answer of the roster engine, as JSON or as a page.
#include "server/handlers/roster_handler.h"

#include <functional>

#include "core/text/escape.h"
#include "server/handlers/html_page.h"
#include "server/handlers/parameters.h"
#include "server/handlers/problem.h"
#include "server/handlers/statement_handler.h"
#include "server/views/alert_view.h"
#include "server/views/answer_json.h"
#include "server/views/interface_text.h"
#include "server/views/roster_results_view.h"

namespace muster {

namespace {

constexpr std::string_view kTitleText = "home_roster";
constexpr const char* kRetryAfter = "2";  // Seconds, for a lookup that was given up.

std::string describe_verdict(LookupVerdict verdict) {
  switch (verdict) {
    case LookupVerdict::kAnswered: return {};
    case LookupVerdict::kOutOfTime: return std::string(kTookTooLong);
    case LookupVerdict::kTooLong: return "the name is too long";
    case LookupVerdict::kNotText: return "the name is not UTF-8 or has control characters";
    case LookupVerdict::kWildcard: return "patterns are not answered: give the whole name";
    case LookupVerdict::kOneWord:
    case LookupVerdict::kOnlyInitials:
    case LookupVerdict::kCity: return "a given name and a family name are needed";
    case LookupVerdict::kEmpty:
    case LookupVerdict::kOnlyTitles: return "there is no name in it";
  }
  return {};
}

/// Whether the verdict was found in the roster, not in the name alone: then nobody has that name.
bool tells_of_members(LookupVerdict verdict) {
  return verdict == LookupVerdict::kAnswered || verdict == LookupVerdict::kOneWord || verdict == LookupVerdict::kCity;
}

/// How long this client must wait before it is told this answer; zero: not at all.
std::chrono::seconds wait_for_members(const Visit& visit, const RosterAnswer& answer) {
  if (!visit.limiter || !tells_of_members(answer.verdict)) return {};
  std::vector<std::uint64_t> members;
  for (const RosterMatch& match : answer.matches)
    members.push_back(std::hash<std::string>()(match.name + "\n" + match.city));
  return visit.limiter->admit_members(visit.limit_key, members, std::chrono::steady_clock::now());
}

void set_private(httplib::Response& response) {
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Robots-Tag", "noindex");
}

/// The verdict that an unusable parameter amounts to, so that it is told in the same words.
LookupVerdict verdict_of(ParameterProblem problem) {
  return problem == ParameterProblem::kTooLong    ? LookupVerdict::kTooLong
         : problem == ParameterProblem::kUnusable ? LookupVerdict::kNotText
                                                  : LookupVerdict::kEmpty;
}

void set_unusable_name_page(const Visit& visit, httplib::Response& response, LookupVerdict verdict, std::string name) {
  const ViewContext context = view_context(visit);
  PageParts parts;
  if (verdict != LookupVerdict::kNotText) parts.query = std::move(name);
  parts.title = alert_title(interface_text(context, kTitleText), context);
  parts.alert = alert_view(name_error_key(lookup_verdict_name(verdict)), "name", context);
  set_page(visit, response, 400, "roster.html", parts);
}

}  // namespace

void answer_api_roster(const Visit& visit, const httplib::Request& request, httplib::Response& response) {
  set_private(response);
  std::string name;
  if (const auto problem = read_text(request, "name", kLongestName, name); problem != ParameterProblem::kNone)
    return set_problem(response, 400, describe_problem(problem, "name", kLongestName), visit.id);
  const RosterAnswer answer = visit.release->roster->lookup(name, visit.time);
  if (const auto wait = wait_for_members(visit, answer); wait.count() > 0) {
    response.set_header("Retry-After", std::to_string(wait.count()));
    return set_problem(response, 429, "too many different members were shown to this address", visit.id);
  }
  if (answer.verdict == LookupVerdict::kOutOfTime) response.set_header("Retry-After", kRetryAfter);
  if (answer.verdict != LookupVerdict::kAnswered)
    return set_problem(response, answer.verdict == LookupVerdict::kOutOfTime ? 503 : 400,
                       describe_verdict(answer.verdict), visit.id);
  response.set_content(roster_answer_json(answer, statements_about(visit, answer, iso_time_now())), "application/json");
}

void answer_roster_page(const Visit& visit, const httplib::Request& request, httplib::Response& response) {
  set_private(response);
  ViewContext context = view_context(visit);
  PageParts parts;
  parts.title = interface_text(context, kTitleText);
  if (!request.has_param("name")) {
    parts.results = roster_date_view(visit.release->roster->as_of(), context);
    return set_page(visit, response, 200, "roster.html", parts);
  }
  std::string name;
  if (const auto problem = read_text(request, "name", kLongestName, name); problem != ParameterProblem::kNone)
    return set_unusable_name_page(visit, response, verdict_of(problem), name);
  const RosterAnswer answer = visit.release->roster->lookup(name, visit.time);
  if (const auto wait = wait_for_members(visit, answer); wait.count() > 0) {
    response.set_header("Retry-After", std::to_string(wait.count()));
    response.status = 429;
    return response.set_content(error_page(visit, 429, static_cast<int>(wait.count())), "text/html; charset=utf-8");
  }
  if (answer.verdict == LookupVerdict::kOutOfTime) {
    response.set_header("Retry-After", kRetryAfter);
    response.status = 503;
    return;
  }
  if (answer.verdict != LookupVerdict::kAnswered) return set_unusable_name_page(visit, response, answer.verdict, name);
  context.checked_at = iso_time_now();
  parts.query = name;
  parts.title = roster_results_title(answer, context);
  parts.results = roster_results_view(answer, statements_about(visit, answer, context.checked_at), context);
  set_page(visit, response, 200, "roster.html", parts);
}

}  // namespace muster
