#include <doctest/doctest.h>

#include "core/files/memory_files.h"
#include "core/release/manifest.h"
#include "core/release/release_paths.h"
#include "core/release/site_profile.h"

TEST_CASE("a site without a release has no current one") {
  muster::MemoryFiles files;
  REQUIRE(files.make_directories("site"));
  CHECK_FALSE(*muster::current_release(files, "site"));
  CHECK(muster::list_releases(files, "site")->empty());
}

TEST_CASE("the switch names the new release and can be made again") {
  muster::MemoryFiles files;
  REQUIRE(files.make_directories("site/releases/one"));
  REQUIRE(files.make_directories("site/releases/two"));
  REQUIRE(muster::switch_current(files, "site", "one"));
  REQUIRE(muster::switch_current(files, "site", "two"));
  CHECK(*muster::current_release(files, "site") == "two");
  CHECK(*muster::list_releases(files, "site") == std::vector<std::string>{"one", "two"});
}

TEST_CASE("a link that names no release is refused") {
  muster::MemoryFiles files;
  REQUIRE(files.make_directories("site"));
  REQUIRE(files.make_symbolic_link("/etc", "site/current"));
  CHECK_FALSE(muster::current_release(files, "site"));
}

TEST_CASE("a manifest survives the way through JSON") {
  muster::Manifest manifest;
  manifest.id = "20261122T194501Z";
  manifest.page_count = 3;
  manifest.files["public/index.html"] = {std::string(64, 'a'), 12};
  const auto read = muster::manifest_from_json(muster::manifest_to_json(manifest));
  REQUIRE(read);
  CHECK(read->id == manifest.id);
  CHECK(read->page_count == 3);
  CHECK(read->files.at("public/index.html").size == 12);
}

TEST_CASE("a manifest of another schema or with a part missing is refused") {
  muster::Manifest manifest;
  manifest.schema = 99;
  CHECK(muster::manifest_from_json(muster::manifest_to_json(manifest)).failure().message.find("schema 99") !=
        std::string::npos);
  CHECK_FALSE(muster::manifest_from_json("{\"schema\":1}"));
  CHECK_FALSE(muster::manifest_from_json("{"));
}

TEST_CASE("a site profile survives the way through JSON") {
  muster::SiteProfile profile;
  profile.title = "Site";
  profile.redirects["/old/"] = "/new/";
  profile.strings["en"]["search"] = "Search";
  const auto read = muster::site_profile_from_json(muster::site_profile_to_json(profile));
  REQUIRE(read);
  CHECK(read->redirects.at("/old/") == "/new/");
  CHECK(read->strings.at("en").at("search") == "Search");
}

TEST_CASE("a redirect is for a path with and without the slash at its end, and for no place on a page") {
  CHECK(muster::redirected_paths("/old/") == std::vector<std::string>{"/old/", "/old"});
  CHECK(muster::redirected_paths("/old.html") == std::vector<std::string>{"/old.html"});
  CHECK(muster::redirected_paths("/old/#fees").empty());
}
