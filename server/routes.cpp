// The table of routes.
#include "server/routes.h"

#include "server/handlers/roster_handler.h"
#include "server/handlers/search_handler.h"
#include "server/handlers/statement_handler.h"

namespace muster {

const std::vector<Route>& routes() {
  using enum RouteId;
  using enum AnswerForm;
  using enum LimitKind;
  static const std::vector<Route> kRoutes{
      // what        path             errors  counts as  needs                     answered by
      {kSearchPage, "/search/", kPage, kSearch, &SiteProfile::has_search, answer_search_page},
      {kRosterPage, "/roster/", kPage, kLookup, &SiteProfile::has_roster, answer_roster_page},
      {kApiSearch, "/api/search", kJson, kSearch, &SiteProfile::has_search, answer_api_search},
      {kApiSuggest, "/api/suggest", kJson, kSearch, &SiteProfile::has_search, answer_api_suggest},
      {kApiRoster, "/api/roster", kJson, kLookup, &SiteProfile::has_roster, answer_api_roster},
      {kStatementPage, "/roster/verify/", kPage, kSearch, &SiteProfile::has_roster, answer_statement_page},
      {kStatementKeys, "/.well-known/roster-keys.txt", kJson, kSearch, &SiteProfile::has_roster, answer_statement_keys},
  };
  return kRoutes;
}

std::vector<std::string_view> route_names() {
  return {"refused",     "file",       "redirect",    "not_found",  "search_page",
          "roster_page", "api_search", "api_suggest", "api_roster", "statement_page", "statement_keys", "extra"};
}

const Route* find_route(std::string_view path, const SiteProfile& profile, std::string& language) {
  for (const Route& route : routes()) {
    if (!path.ends_with(route.path) || !(profile.*route.needs)) continue;
    const std::string_view folder = path.substr(0, path.size() - route.path.size());
    if (folder.empty()) {
      language = profile.languages.empty() ? "en" : profile.languages.front();
      return &route;
    }
    if (route.form != AnswerForm::kPage) continue;
    language = language_of(path, profile);
    if (!profile.languages.empty() && language != profile.languages.front() && folder.substr(1) == language)
      return &route;
  }
  return nullptr;
}

}  // namespace muster
