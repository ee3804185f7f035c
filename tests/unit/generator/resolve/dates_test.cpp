#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

ResolvedSite on(const std::string& day, muster::Drafts drafts = muster::Drafts::kLeaveOut) {
  ResolveInput input;
  input.date = day;
  input.drafts = drafts;
  muster::NavigationItem item;
  item.title = "Notice";
  item.page.value = "notice.md";
  input.settings.navigation = {item};
  input.published.urls = {{"/", {}}, {"/notice/", {}}};
  return ResolvedSite(
      {page_file("index.md", ""), page_file("notice.md", "", "publish: 2027-02-01\nexpires: 2027-03-01\n")},
      std::move(input));
}

}  // namespace

TEST_CASE("a page is there from its publish date on, and gone from its expires date on") {
  CHECK(on("2027-01-31").site.pages.size() == 1);
  CHECK(on("2027-02-01").site.pages.size() == 2);
  CHECK(on("2027-02-28").site.pages.size() == 2);
  CHECK(on("2027-03-01").site.pages.size() == 1);
  CHECK(on("").site.pages.size() == 2);
}

TEST_CASE("with drafts, a page that waits for its day can be looked at; an expired one cannot") {
  CHECK(on("2027-01-31", muster::Drafts::kInclude).site.pages.size() == 2);
  CHECK(on("2027-03-01", muster::Drafts::kInclude).site.pages.size() == 1);
}

TEST_CASE("the navigation waits for the page, and lets it go") {
  CHECK(on("2027-01-31").site.editions[0].navigation.empty());
  CHECK(on("2027-02-01").site.editions[0].navigation.size() == 1);
  CHECK(on("2027-03-01").problems.empty());
}
