#include "generator/resolve/redirects.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

ResolvedSite site_with(const std::vector<std::pair<std::string, std::string>>& redirects,
                       const std::string& aliases = "[]") {
  ResolveInput input;
  input.static_paths = {"plan.pdf"};
  int line = 1;
  for (const auto& [from, to] : redirects) {
    input.settings.redirects.push_back({{from, {line, 3}, 1}, {to, {line, 20}, 1}});
    ++line;
  }
  return ResolvedSite(
      {page_file("index.md", ""), page_file("fees.md", "## Pay {#pay}\n", "aliases: " + aliases + "\n")},
      std::move(input));
}

}  // namespace

TEST_CASE("aliases and redirects make one table, each address written in one way") {
  const ResolvedSite site = site_with(
      {{"/old", "/fees/"}, {"/out/", "https://example.org/x"}, {"/plan", "/plan.pdf"}, {"/a.html", "/fees/#pay"}},
      "[/dues, /fees/#cost]");
  CHECK(codes_of(site.problems).empty());
  CHECK(site.site.redirects == std::map<std::string, std::string>{{"/old/", "/fees/"},
                                                                  {"/out/", "https://example.org/x"},
                                                                  {"/plan/", "/plan.pdf"},
                                                                  {"/a.html", "/fees/#pay"},
                                                                  {"/dues/", "/fees/"},
                                                                  {"/fees/#cost", "/fees/"}});
}

TEST_CASE("an alias may lead to a heading, and pages know the anchors that they had") {
  const ResolvedSite site = site_with({{"/out/#a", "https://example.org/x"}, {"/fees/#out", "https://example.org/x"}},
                                      "[/dues, {/fees/#cost: pay, /dues/#sum: pay, /dues/: pay}, /fees/#top]");
  CHECK(has_problem(site.problems, "redirect/duplicate"));
  CHECK(site.site.redirects.at("/fees/#cost") == "/fees/#pay");
  const auto& moved = site.page("/fees/").moved;
  REQUIRE(moved.size() == 3);
  CHECK(moved[0].anchor == "sum");
  CHECK(moved[1].anchor == "cost");
  CHECK(moved[1].url == "/fees/#pay");
  CHECK(moved[1].title == "Pay");
  CHECK(moved[2].anchor == "out");
  CHECK(moved[2].title == "https://example.org/x");
}

TEST_CASE("redirects that cannot work are errors") {
  struct Case {
    std::vector<std::pair<std::string, std::string>> redirects;
    const char* aliases;
    const char* code;
    const char* part;
  };
  for (const Case& item :
       {Case{{{"/old/", "/feees/"}}, "[]", "redirect/broken", "did you mean /fees/?"},
        Case{{{"/old/", "/fees/#gone"}}, "[]", "redirect/broken", "anchor"},
        Case{{{"/a/", "/b"}, {"/b/", "/fees/"}}, "[]", "redirect/broken", "in the end: /fees/"},
        Case{{{"/a/", "/a/"}}, "[]", "redirect/broken", "circle"},
        Case{{{"/fees", "/"}}, "[]", "redirect/shadows-page", "is a page"},
        Case{{{"/plan.pdf", "/"}}, "[]", "redirect/shadows-page", ""},
        Case{{{"/search/", "/"}}, "[]", "redirect/shadows-page", ""}, Case{{}, "[/]", "redirect/shadows-page", ""},
        Case{{}, "[/fees/#pay]", "redirect/shadows-page", ""},
        Case{{}, "{/old/#pay: pai}", "redirect/broken", "did you mean \"pay\"?"},
        Case{{{"/old", "/"}}, "[/old/]", "redirect/duplicate", "already leads to /"}}) {
    const ResolvedSite site = site_with(item.redirects, item.aliases);
    INFO(std::string(item.code) << " " << std::string(item.part));
    REQUIRE(site.problems.size() == 1);
    CHECK(has_problem(site.problems, item.code, item.part));
  }
}

TEST_CASE("the same redirect twice is no mistake") {
  CHECK(site_with({{"/old", "/fees/"}, {"/old/", "/fees/"}}, "[/old]").problems.empty());
}
