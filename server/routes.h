// Every URL that is computed, with what answers it. What is not here is a published file, a redirect, or not found.
#pragma once

#include <httplib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/release/site_profile.h"
#include "server/handlers/visit.h"
#include "server/operation/rate_limiter.h"

namespace muster {

/// What a request turned out to be, for metrics. In the order of route_names().
enum class RouteId : std::uint8_t {
  kRefused,
  kFile,
  kRedirect,
  kNotFound,
  kSearchPage,
  kRosterPage,
  kApiSearch,
  kApiSuggest,
  kApiRoster,
  kStatementPage,
  kStatementKeys,
  kExtra,
};

std::vector<std::string_view> route_names();

enum class AnswerForm { kPage, kJson };  ///< Also the form of its errors.

struct Route {
  using Handler = void (*)(const Visit&, const httplib::Request&, httplib::Response&);

  RouteId id;
  std::string_view path;
  AnswerForm form;
  LimitKind limit;
  bool SiteProfile::* needs;  ///< Only a site with this has the route.
  Handler handler;
};

/// All of them.
const std::vector<Route>& routes();

/// The route of a decoded path, null when there is none. `language` becomes that of the page: the site's main language,
/// or the one whose folder the path begins with ("/fr/search/").
const Route* find_route(std::string_view path, const SiteProfile& profile, std::string& language);

}  // namespace muster
