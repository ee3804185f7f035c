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
  input.published.urls = std::move(published);
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
  CHECK(has_problem(site.problems, "permanence/lost-page", "membership/fees.md: aliases: [/fees/]"));
}

TEST_CASE("a lost anchor is told on its page with the likeliest new one") {
  const ResolvedSite site = site_after({{"/membership/fees/", {"pays", "pay"}}});
  REQUIRE(site.problems.size() == 1);
  CHECK(has_problem(site.problems, "permanence/lost-anchor", "aliases: [{/membership/fees/#pays: pay}]"));
  CHECK(site.problems[0].file == "membership/fees.md");
  // The heading is published under the anchor it has.
  CHECK_FALSE(has_problem(site.problems, "permanence/lost-anchor", "anchor back"));
}

TEST_CASE("a page that cannot be read is not called lost") {
  CHECK(site_after({{"/fees/", {"pay"}}}, "", {"fees.md"}).problems.empty());
}

TEST_CASE("a page that became a draft is lost") {
  ResolveInput input;
  input.published.urls = {{"/fees/", {}}};
  const ResolvedSite site({page_file("fees.md", "", "draft: true\n")}, std::move(input));
  CHECK(has_problem(site.problems, "permanence/lost-page"));
}

TEST_CASE("what was published is compared by its words, and a page's own aliases are kept") {
  ResolveInput input;
  input.published.urls = {{"/rules/", {"a", "b"}}, {"/gone/", {}}};
  input.published.html = [](const std::string& url) -> std::string {
    if (url == "/gone/") return "<main><h1>Elk &amp; moose</h1>xylophones</main>";
    return "<main><h2 id=\"a\">Late payment</h2>A tenth more after March.<h2 id=\"b\">Refunds</h2>Paid twice</main>";
  };
  const ResolvedSite site({page_file("rules.md", "## When to pay\n\nA tenth more after March.\n", "aliases: /old/\n"),
                           page_file("other.md", "## Getting it back\n\nRefunds of what was paid twice.\n")},
                          std::move(input));
  CHECK(codes_of(site.problems) == std::vector<std::string>{"permanence/lost-anchor:4", "permanence/lost-anchor:5",
                                                            "permanence/lost-page:0"});
  CHECK(has_problem(site.problems, "permanence/lost-anchor", "aliases: [/old/, {/rules/#a: when-to-pay}]"));
  CHECK(has_problem(site.problems, "permanence/lost-anchor", "other.md: aliases: [{/rules/#b: getting-it-back}]"));
  CHECK(has_problem(site.problems, "permanence/lost-page", "(\"Elk & moose\")"));
  CHECK(has_problem(site.problems, "permanence/lost-page", "nothing is much like it"));
}

TEST_CASE("an address that only led elsewhere is kept too") {
  ResolveInput input;
  input.published.urls = {{"/old/", {}}};
  input.published.html = [](const std::string&) -> std::string {
    return "<meta http-equiv=\"refresh\"><link rel=\"canonical\" href=\"/b/\">";
  };
  const ResolvedSite site({page_file("a.md", ""), page_file("b.md", "")}, std::move(input));
  CHECK(has_problem(site.problems, "permanence/lost-page", "the old address /old/ leads to /b/"));
  CHECK(has_problem(site.problems, "permanence/lost-page", "b.md: aliases: [/old/]"));
}

TEST_CASE("pages, their anchors and what leads to them last") {
  const ResolvedSite site({page_file("fees.md", "## Pay {#pay}\n", "aliases: [/price/, /fees/#cost]\n")});
  CHECK(muster::lasting_urls(site.site) == PublishedUrls{{"/fees/", {"pay", "cost"}}, {"/price/", {}}});
}
