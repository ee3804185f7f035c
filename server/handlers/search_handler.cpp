// From parameters to an answer of the search engine, as JSON or as a page.
#include "server/handlers/search_handler.h"

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "server/handlers/html_page.h"
#include "server/handlers/parameters.h"
#include "server/handlers/problem.h"
#include "server/views/alert_view.h"
#include "server/views/answer_json.h"
#include "server/views/interface_text.h"
#include "server/views/search_results_view.h"

namespace muster {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSuggestions = 8;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// The one that `language` names, if the site has it; else its main one.
std::string language_asked(const Visit& visit, const httplib::Request& request) {
  const std::vector<std::string>& languages = visit.release->profile.languages;
  const std::string wanted = request.get_param_value("language");
  return std::find(languages.begin(), languages.end(), wanted) == languages.end() ? visit.language : wanted;
}

Result<SearchAnswer> search(const Visit& visit, SearchQuery query, const std::string& language) {
  Result<SearchEngine*> engine = search_engine_of_thread(visit, language);
  if (!engine) return engine.failure();
  query.time = visit.time;
  return (*engine)->search(query);
}

/// What was asked counts once: not again on its further pages or within a category, nor where nobody reads the answer.
void count(const Visit& visit, const httplib::Request& request, const SearchQuery& query, const SearchAnswer& answer) {
  if (visit.counter == nullptr || request.method == "HEAD" || query.page > 1 || !query.category.empty()) return;
  visit.counter->count(query.text, visit.limit_key, answer.total == 0, std::chrono::system_clock::now());
}

enum class AnswerTo { kProgram, kPerson };

/// The time may be up, or a database elsewhere lost for a while; the release's own index is there, or something is
/// wrong.
void set_search_failure(const Visit& visit, const Failure& failure, AnswerTo to, httplib::Response& response) {
  constexpr const char* kRetryAfter = "2";  // Seconds, after which a lost database is tried again.
  const bool is_late = failure.error_number == ETIMEDOUT;
  if (!is_late && !visit.searches_elsewhere()) throw std::runtime_error(failure.to_string());
  response.headers.erase("Cache-Control");
  response.set_header("Cache-Control", "no-store");
  response.set_header("Retry-After", kRetryAfter);
  if (to == AnswerTo::kProgram)
    return set_problem(response, 503, is_late ? kTookTooLong : "the search cannot be reached at the moment", visit.id);
  response.status = 503;
}

}  // namespace

void answer_api_search(const Visit& visit, const httplib::Request& request, httplib::Response& response) {
  SearchQuery query;
  if (const auto problem = read_search_query(request, query); problem != ParameterProblem::kNone)
    return set_problem(response, 400, describe_problem(problem, "q", kLongestQuery), visit.id);
  const Result<SearchAnswer> answer = search(visit, query, language_asked(visit, request));
  if (!answer) return set_search_failure(visit, answer.failure(), AnswerTo::kProgram, response);
  count(visit, request, query, *answer);
  response.set_header("Cache-Control", "private, no-cache");
  response.set_content(search_answer_json(*answer), "application/json");
}

void answer_api_suggest(const Visit& visit, const httplib::Request& request, httplib::Response& response) {
  std::string text;
  if (const auto problem = read_text(request, "q", kLongestQuery, text); problem != ParameterProblem::kNone)
    return set_problem(response, 400, describe_problem(problem, "q", kLongestQuery), visit.id);
  const Result<SearchEngine*> engine = search_engine_of_thread(visit, language_asked(visit, request));
  if (!engine) return set_search_failure(visit, engine.failure(), AnswerTo::kProgram, response);
  const Result<std::vector<Suggestion>> suggestions = (*engine)->suggest(text, kSuggestions, visit.time);
  if (!suggestions) return set_search_failure(visit, suggestions.failure(), AnswerTo::kProgram, response);
  Json titles = Json::array();
  Json descriptions = Json::array();
  Json addresses = Json::array();
  for (const Suggestion& suggestion : *suggestions) {
    titles.push_back(suggestion.text);
    descriptions.push_back("");
    addresses.push_back(suggestion.url);
  }
  response.set_header("Cache-Control", "private, max-age=60");
  response.set_content(dump(Json::array({text, titles, descriptions, addresses})), "application/x-suggestions+json");
}

void answer_search_page(const Visit& visit, const httplib::Request& request, httplib::Response& response) {
  response.set_header("Cache-Control", "private, no-cache");
  response.set_header("X-Robots-Tag", "noindex");
  SearchQuery query;
  const ParameterProblem problem = read_search_query(request, query);
  const ViewContext context = view_context(visit);
  PageParts parts;
  if (problem == ParameterProblem::kMissing) {
    parts.title = search_results_title({}, context);
    parts.results = search_results_view({}, "", context);
    return set_page(visit, response, 200, "search.html", parts);
  }
  if (problem != ParameterProblem::kNone) {
    const bool too_long = problem == ParameterProblem::kTooLong;
    if (problem != ParameterProblem::kUnusable) parts.query = query.text;
    parts.title = alert_title(interface_text(context, "search_title"), context);
    parts.alert = alert_view(too_long ? "error_query_long" : "error_query_unusable", "query", context);
    return set_page(visit, response, 400, "search.html", parts);
  }
  const Result<SearchAnswer> answer = search(visit, query, visit.language);
  if (!answer) return set_search_failure(visit, answer.failure(), AnswerTo::kPerson, response);
  count(visit, request, query, *answer);
  parts.title = search_results_title(*answer, context);
  parts.query = query.text;
  parts.results = search_results_view(*answer, query.category, context);
  set_page(visit, response, 200, "search.html", parts);
}

}  // namespace muster
