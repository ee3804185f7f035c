#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::Page;
using muster::page_file;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

std::vector<std::string> urls(const std::vector<muster::PageReference>& references) {
  std::vector<std::string> list;
  for (const muster::PageReference& reference : references) list.push_back(reference.url);
  return list;
}

using List = std::vector<std::string>;

muster::NavigationItem item(const std::string& title, const std::string& page, const std::string& url) {
  muster::NavigationItem made;
  made.title = title;
  made.page.value = page;
  made.url.value = url;
  return made;
}

}  // namespace

TEST_CASE("a page knows what is above, below and beside it") {
  const ResolvedSite site({page_file("index.md", ""), page_file("cpd/index.md", ""),
                           page_file("cpd/b.md", "", "weight: 1\n"), page_file("cpd/a.md", "", "weight: 2\n"),
                           page_file("cpd/c.md", ""), page_file("loose/deep/x.md", "")});
  CHECK(site.problems.empty());
  CHECK(urls(site.page("/cpd/a/").breadcrumbs) == List{"/", "/cpd/"});
  CHECK(urls(site.page("/cpd/").children) == List{"/cpd/c/", "/cpd/b/", "/cpd/a/"});
  CHECK(site.page("/cpd/b/").previous->url == "/cpd/c/");
  CHECK(site.page("/cpd/b/").next->url == "/cpd/a/");
  CHECK_FALSE(site.page("/cpd/a/").next);
  CHECK(urls(site.page("/loose/deep/x/").breadcrumbs) == List{"/"});
  CHECK(urls(site.page("/").children) == List{"/cpd/", "/loose/deep/x/"});
  CHECK_FALSE(site.page("/cpd/").next);
}

TEST_CASE("pages of equal weight are ordered by title, whatever the order of their files") {
  const muster::SourceFile a{"a.md", "---\ntitle: Zebra\n---\n"};
  const muster::SourceFile b{"b.md", "---\ntitle: Aardvark\n---\n"};
  const muster::SourceFile home = page_file("index.md", "");
  CHECK(urls(ResolvedSite({home, a, b}).page("/").children) == List{"/b/", "/a/"});
  CHECK(urls(ResolvedSite({b, home, a}).page("/").children) == List{"/b/", "/a/"});
}

TEST_CASE("questions are repeated on other pages under ids that are free there") {
  const std::string questions = "## How to join? {#join}\n\nApply.\n\n## Fee? {#fee}\n\nA lot.\n";
  const ResolvedSite site({page_file("index.md", "## Join {#join}\n", "faq: [faq/m.md, faq/m.md#fee]\n"),
                           page_file("faq/m.md", questions, "type: faq\n")});
  CHECK(site.problems.empty());
  const Page& home = site.page("/");
  REQUIRE(home.repeated.size() == 3);
  CHECK(home.repeated[0].anchor == "m-join");
  CHECK(home.repeated[1].anchor == "fee");
  CHECK(home.repeated[2].anchor == "m-fee");
  CHECK(muster::published_urls(site.site).at("/") == std::set<std::string>{"fee", "join", "m-fee", "m-join"});
}

TEST_CASE("an FAQ reference that leads nowhere is told with what there is") {
  const std::string questions = "## How to join? {#join}\n\nApply.\n";
  for (const auto& [reference, part] : {std::pair{"faq/mm.md", "did you mean \"faq/m.md\"?"},
                                        {"faq/m.md#joins", "did you mean \"#join\"?"},
                                        {"faq/m.md#zzz", "its questions are #join"},
                                        {"fees.md", "has no questions"},
                                        {"new.md", "is a draft"}}) {
    const ResolvedSite site({page_file("index.md", "", "faq: [\"" + std::string(reference) + "\"]\n"),
                             page_file("faq/m.md", questions, "type: faq\n"), page_file("fees.md", ""),
                             page_file("new.md", "## Q\n\nA\n", "type: faq\ndraft: true\n")});
    INFO(std::string(reference));
    REQUIRE(site.problems.size() == 1);
    CHECK(has_problem(site.problems, "faq/not-found", part));
  }
}

TEST_CASE("an FAQ page is a category of its own, and shares the section of its name") {
  const ResolvedSite site({page_file("index.md", ""), page_file("cpd/index.md", ""), page_file("cpd/credits.md", ""),
                           page_file("faq/cpd.md", "## Q\n\nA\n", "type: faq\n"),
                           page_file("faq/fees.md", "## Q\n\nA\n", "type: faq\n")});
  CHECK(site.page("/cpd/credits/").category_id == "cpd");
  CHECK(site.page("/faq/cpd/").category_id == "cpd");
  CHECK(site.page("/faq/cpd/").category_title == "cpd/index.md");
  CHECK(site.page("/faq/fees/").category_title == "faq/fees.md");
  CHECK(site.page("/").category_id == "home");
}

TEST_CASE("two things at one address are an error") {
  ResolveInput input;
  input.static_paths = {"fees/index.html", "plan"};
  const ResolvedSite site(
      {page_file("cpd.md", ""), page_file("cpd/index.md", ""), page_file("fees.md", ""), page_file("plan/a.md", "")},
      std::move(input));
  CHECK(codes_of(site.problems) == List{"page/duplicate-url:1", "page/duplicate-url:1", "page/duplicate-url:1"});
}

TEST_CASE("two pages for one designation are an error") {
  const std::string front = "type: designation\ndesignation: {code: C.E.T., name: N}\n";
  const ResolvedSite site({page_file("a.md", "", front), page_file("b.md", "", front)});
  CHECK(codes_of(site.problems) == List{"designation/duplicate:4"});
  CHECK(site.site.designations.size() == 1);
}

TEST_CASE("the navigation leads to pages, anchors, files and other sites") {
  ResolveInput input;
  input.settings.navigation = {item("Fees", "fees.md#pay", ""), item("Out", "", "https://example.org"),
                               item("Home", "", "/")};
  input.settings.navigation[2].children = {item("Fees", "", "/fees/")};
  input.settings.footer.links = {item("Fees", "fees.md", "")};
  const ResolvedSite site({page_file("index.md", ""), page_file("fees.md", "## Pay {#pay}\n")}, std::move(input));
  CHECK(codes_of(site.problems).empty());
  CHECK(site.site.editions[0].navigation[0].url == "/fees/#pay");
  CHECK(site.site.editions[0].navigation[2].children[0].url == "/fees/");
  CHECK(site.site.editions[0].footer_links[0].url == "/fees/");
}

TEST_CASE("a navigation item that leads nowhere is an error") {
  for (const auto& [made, part] : {std::pair{item("A", "feees.md", ""), "did you mean \"fees.md\"?"},
                                   {item("A", "fees.md#pays", ""), "anchor \"pays\""},
                                   {item("A", "new.md", ""), "is a draft"},
                                   {item("A", "", "/feees/"), "did you mean /fees/?"},
                                   {item("A", "", "/unlike-anything/"), "page: cpd/index.md"}}) {
    ResolveInput input;
    input.settings.navigation = {made};
    const ResolvedSite site({page_file("fees.md", "## Pay {#pay}\n"), page_file("new.md", "", "draft: true\n")},
                            std::move(input));
    INFO(std::string(part));
    CHECK(has_problem(site.problems, "site/broken-link", part));
  }
}
