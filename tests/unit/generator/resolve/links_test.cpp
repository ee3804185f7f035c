#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

// A page cpd/index.md with `body` among some others, and an image and a file.
ResolvedSite site_with(const std::string& body) {
  ResolveInput input;
  input.static_paths = {"images/map.png", "plan.pdf", "notes.txt"};
  input.unreadable_pages = {"latin.md"};
  return ResolvedSite(
      {page_file("index.md", ""), page_file("cpd/index.md", body), page_file("cpd/credits.md", "## Log {#log}\n"),
       page_file("fees.md", "## What you pay {#pay}\n## Pay\n"), page_file("new.md", "", "draft: true\n")},
      std::move(input));
}

}  // namespace

TEST_CASE("links that lead somewhere are not mentioned") {
  const ResolvedSite site = site_with(
      "[a](credits.md) [b](credits.md#log) [c](../fees.md#pay) [d](../plan.pdf) ![e](../images/map.png) [f](#here) "
      "[g](/fees/) "
      "[h](/fees) [i](/fees/#pay) [j](/search/) [k](/feed.xml) [l](/plan.pdf) [m](../index.md) "
      "[n](https://example.org) [o](../latin.md#x)\n\n## Here\n");
  CHECK(codes_of(site.problems).empty());
}

TEST_CASE("a broken link is told with the likeliest file, as seen from the page") {
  struct Case {
    const char* body;
    const char* code;
    const char* part;
  };
  for (const Case& item : {Case{"[x](../feees.md)", "link/broken", "did you mean \"../fees.md\"?"},
                           Case{"[x](fees.md)", "link/broken", "did you mean \"../fees.md\"?"},
                           Case{"[x](Credits.md)", "link/broken", "Upper and lower case count"},
                           Case{"[x](credits)", "link/broken", "did you mean \"credits.md\"?"},
                           Case{"[x](credits.html)", "link/broken", "did you mean \"credits.md\"?"},
                           Case{"[x](../cpd/)", "link/broken", "did you mean \"index.md\"?"},
                           Case{"[x](..\\fees.md)", "link/broken", ""},
                           Case{"[x](../../secret.md)", "link/broken", "leaves the content folder"},
                           Case{"[x](www.example.org)", "link/broken", "https://www.example.org"},
                           Case{"[x](office@example.org)", "link/broken", "mailto:office@example.org"},
                           Case{"[x](/feees/)", "link/broken", "did you mean \"../fees.md\"?"},
                           Case{"[x](/fees.md)", "link/broken", "did you mean \"../fees.md\"?"},
                           Case{"[x](/unlike-anything/)", "link/broken", "by its path from here"},
                           Case{"![x](map.png)", "link/broken", "did you mean \"../images/map.png\"?"},
                           Case{"![x](unlike.png)", "link/broken", "put the image"},
                           Case{"[x](unlike-anything.md)", "link/broken", "from the folder cpd"},
                           Case{"[x](../fees.md#pays)", "link/broken-anchor", "did you mean \"#pay\"?"},
                           Case{"[x](/fees/#unlike-anything)", "link/broken-anchor", "{#unlike-anything}"},
                           Case{"[x](#unlike-anything)", "link/broken-anchor", "this page"},
                           Case{"[x](../new.md)", "link/draft", "draft"}}) {
    const ResolvedSite site = site_with(item.body);
    INFO(std::string(item.body));
    REQUIRE(site.problems.size() == 1);
    CHECK(has_problem(site.problems, item.code, item.part));
    CHECK(site.problems[0].file == "cpd/index.md");
    CHECK(site.problems[0].position.line == 4);
  }
}

TEST_CASE("a link to a draft is fine where drafts are shown") {
  ResolveInput input;
  input.drafts = muster::Drafts::kInclude;
  const ResolvedSite site({page_file("index.md", "[x](new.md)"), page_file("new.md", "", "draft: true\n")},
                          std::move(input));
  CHECK(site.problems.empty());
  CHECK(site.site.pages.size() == 2);
}

TEST_CASE("search and roster are there only when the site has them") {
  ResolveInput input;
  input.settings.search_enabled = false;
  const ResolvedSite without({page_file("index.md", "[x](/search/) [y](/roster/)")}, std::move(input));
  CHECK(without.problems.size() == 2);
  ResolveInput both;
  both.settings.roster.enabled = true;
  CHECK(ResolvedSite({page_file("index.md", "[x](/search/) [y](/roster/)")}, std::move(both)).problems.empty());
}
