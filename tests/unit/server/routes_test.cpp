#include "server/routes.h"

#include <doctest/doctest.h>

using muster::RouteId;
using muster::SiteProfile;

namespace {

struct Found {
  const muster::Route* route;
  std::string language;
};

Found find(std::string_view path, bool has_roster = true) {
  SiteProfile profile;
  profile.languages = {"en", "fr"};
  profile.has_search = true;
  profile.has_roster = has_roster;
  std::string language;
  const muster::Route* route = muster::find_route(path, profile, language);
  return {route, language};
}

}  // namespace

TEST_CASE("every route is found by its own path only") {
  for (const muster::Route& route : muster::routes()) {
    CHECK(find(route.path).route == &route);
    CHECK(find(route.path).language == "en");
    CHECK(find(std::string(route.path) + "x").route == nullptr);
    CHECK(find("/x" + std::string(route.path)).route == nullptr);
  }
}

TEST_CASE("pages stand in the folder of each language but the main one, the API in one place") {
  CHECK(find("/fr/search/").route->id == RouteId::kSearchPage);
  CHECK(find("/fr/search/").language == "fr");
  CHECK(find("/fr/roster/").language == "fr");
  CHECK(find("/en/search/").route == nullptr);
  CHECK(find("/de/search/").route == nullptr);
  CHECK(find("/fr/fr/search/").route == nullptr);
  CHECK(find("/fr/api/search").route == nullptr);
}

TEST_CASE("a site without a roster has no lookup") {
  CHECK(find("/roster/", false).route == nullptr);
  CHECK(find("/api/roster", false).route == nullptr);
  CHECK(find("/search/", false).route != nullptr);
}

TEST_CASE("every route has a name for the metrics") {
  for (const muster::Route& route : muster::routes())
    CHECK(static_cast<std::size_t>(route.id) < muster::route_names().size());
}
