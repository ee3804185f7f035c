#include "generator/resolve/permanence.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::PublishedUrls;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

ResolvedSite site_after(PublishedUrls published, const std::string& front = "",
                        std::vector<std::string> unreadable = {}) {
  ResolveInput input;
  input.published = std::move(published);
  input.unreadable_pages = std::move(unreadable);
  return ResolvedSite({page_file("index.md", ""), page_file("membership/fees.md", "## Pay {#pay}\n", front)},
                      std::move(input));
}

}  // namespace

TEST_CASE("what is still there, or has an alias, is not mentioned") {
  CHECK(site_after({}).problems.empty());
  CHECK(site_after({{"/", {}}, {"/membership/fees/", {"pay"}}}).problems.empty());
  CHECK(site_after({{"/fees/", {"pay"}}}, "aliases: [/fees]\n").problems.empty());
  CHECK(site_after({{"/membership/fees/", {"cost"}}}, "aliases: [\"/membership/fees/#cost\"]\n").problems.empty());
}

TEST_CASE("a lost page is told with its likeliest new home") {
  const ResolvedSite site = site_after({{"/fees/", {"pay"}}});
  REQUIRE(site.problems.size() == 1);
  CHECK(has_problem(site.problems, "permanence/lost-page", "redirects: {/fees/: /membership/fees/}"));
}

TEST_CASE("a lost anchor is told on its page with the likeliest new one") {
  const ResolvedSite site = site_after({{"/membership/fees/", {"pays", "pay"}}});
  REQUIRE(site.problems.size() == 1);
  CHECK(has_problem(site.problems, "permanence/lost-anchor", "/membership/fees/#pay}"));
  CHECK(site.problems[0].file == "membership/fees.md");
}

TEST_CASE("a page that cannot be read is not called lost") {
  CHECK(site_after({{"/fees/", {"pay"}}}, "", {"fees.md"}).problems.empty());
}

TEST_CASE("a page that became a draft is lost") {
  ResolveInput input;
  input.published = {{"/fees/", {}}};
  const ResolvedSite site({page_file("fees.md", "", "draft: true\n")}, std::move(input));
  CHECK(has_problem(site.problems, "permanence/lost-page"));
}
