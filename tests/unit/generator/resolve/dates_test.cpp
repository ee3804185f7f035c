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

namespace {

// A page and a FAQ that expire, with all that can lead to them, as the release of the day before has it.
ResolvedSite with_leads_on(const std::string& day) {
  ResolveInput input;
  input.date = day;
  muster::NavigationItem item;
  item.title = "Event";
  item.url.value = "/event/";
  input.settings.navigation = {item};
  input.settings.redirects = {{{"/shorter/", {}}, {"/event/", {}}}, {{"/dues/", {}}, {"/fees/#cost", {}}}};
  input.published.urls = {{"/", {}},        {"/event/", {"where"}},  {"/event-2026/", {}}, {"/faq/", {"cost"}},
                          {"/other/", {"cost"}}, {"/fees/", {"cost", "other-cost", "party"}}, {"/shorter/", {}},
                          {"/dues/", {}}};
  const std::string expires = "expires: 2026-12-01\n";
  return ResolvedSite(
      {page_file("index.md", "[a](/event/#where) [b](fees.md#cost)\n"),
       page_file("event.md", "## Where {#where}\n", expires + "aliases: [/event-2026/, /fees/#party]\n"),
       page_file("faq.md", "## Cost? {#cost}\n\nMuch.\n", expires + "type: faq\n"),
       page_file("other.md", "## Costs? {#cost}\n\nLess.\n", "type: faq\n"),
       page_file("fees.md", "", "faq: [faq.md, other.md]\n")},
      std::move(input));
}

}  // namespace

TEST_CASE("what leads to a page that expires is a warning, and what went with it is not missed") {
  CHECK(with_leads_on("2026-11-30").problems.empty());
  const ResolvedSite site = with_leads_on("2026-12-01");
  for (const muster::Diagnostic& problem : site.problems) {
    CAPTURE(problem.message);
    CHECK(problem.code == "link/expired");
    CHECK(problem.severity == muster::Severity::kWarning);
  }
  // Two links, two redirects, the item of the navigation and the faq of fees.md.
  CHECK(site.problems.size() == 6);
  CHECK(site.site.editions[0].navigation.empty());
}

TEST_CASE("the entries that stay keep the anchors that they had beside those of an expired FAQ") {
  const ResolvedSite site = with_leads_on("2026-12-01");
  const auto& repeated = site.page("/fees/").repeated;
  REQUIRE(repeated.size() == 1);
  CHECK(repeated[0].anchor == "other-cost");
}

TEST_CASE("a redirect to an expired page may be taken out, and one to another page may not") {
  ResolveInput input;
  input.date = "2026-12-01";
  input.published.urls = {{"/", {}}, {"/a/", {}}, {"/b/", {}}};
  input.published.html = [](const std::string& url) -> std::string {
    const std::string to = url == "/a/" ? "/event/#where" : "/";
    return "<meta http-equiv=\"refresh\"><link rel=\"canonical\" href=\"" + to + "\">";
  };
  const ResolvedSite site({page_file("index.md", ""), page_file("event.md", "", "expires: 2026-12-01\n")},
                          std::move(input));
  REQUIRE(site.problems.size() == 1);
  CHECK(has_problem(site.problems, "permanence/lost-page", "the old address /b/ leads to /"));
}
