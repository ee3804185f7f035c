#include "generator/resolve/editions.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

ResolvedSite bilingual(const std::vector<muster::SourceFile>& files, muster::SiteSettings settings = {}) {
  ResolveInput input;
  settings.language = "en";
  settings.title = "Guild";
  input.settings = std::move(settings);
  input.theme_languages = {"en", "fr"};
  return ResolvedSite(files, std::move(input));
}

muster::NavigationItem item(const std::string& title, const std::string& page) { return {title, {page, {}}, {}, {}}; }

}  // namespace

TEST_CASE("a folder with the code of a language that the theme speaks is an edition") {
  const auto site = bilingual({page_file("index.md", ""), page_file("fr/index.md", ""), page_file("xx/index.md", "")});
  REQUIRE(site.site.editions.size() == 2);
  CHECK(site.site.editions[1].language == "fr");
  CHECK(site.site.editions[1].home_url == "/fr/");
  CHECK(site.page("/fr/").edition == 1);
  CHECK(site.page("/xx/").edition == 0);
}

TEST_CASE("a page knows its place in the other languages, and what is missing is told once") {
  const auto site = bilingual({page_file("index.md", ""), page_file("fees.md", ""), page_file("rules.md", ""),
                               page_file("fr/index.md", ""), page_file("fr/fees.md", "")});
  REQUIRE(site.page("/fees/").translations.size() == 2);
  CHECK(site.page("/fees/").translations[1].url == "/fr/fees/");
  CHECK(site.page("/fr/fees/").translations[0].url == "/fees/");
  CHECK(site.page("/rules/").translations.empty());
  CHECK(has_problem(site.problems, "translation/missing", "1 of 3 pages"));
  CHECK(has_problem(site.problems, "translation/missing", "rules.md"));
}

TEST_CASE("a page's way up stays in its language") {
  const auto site = bilingual({page_file("index.md", ""), page_file("fr/index.md", ""), page_file("fr/faq/index.md", "")});
  REQUIRE(site.page("/fr/faq/").breadcrumbs.size() == 1);
  CHECK(site.page("/fr/faq/").breadcrumbs[0].url == "/fr/");
  CHECK(site.page("/fr/").breadcrumbs.empty());
  CHECK(site.page("/").children.empty());
}

TEST_CASE("an edition's navigation is that of the main one, as far as it is translated") {
  muster::SiteSettings settings;
  settings.navigation = {item("Fees", "fees.md"), item("Rules", "rules.md")};
  const auto site = bilingual({page_file("fees.md", ""), page_file("rules.md", ""), page_file("fr/fees.md", "")}, settings);
  REQUIRE(site.site.editions[1].navigation.size() == 1);
  CHECK(site.site.editions[1].navigation[0].url == "/fr/fees/");
  CHECK(site.site.editions[1].home_url == "/");
}

TEST_CASE("a category has the same name in every language, and a designation is told once") {
  const std::string front = "type: designation\ndesignation: {code: S.E., name: Surveyor}\n";
  const auto site = bilingual({page_file("designations/s-e.md", "", front), page_file("fr/designations/s-e.md", "", front)});
  CHECK(site.page("/fr/designations/s-e/").category_id == "designations");
  CHECK(site.site.designations.size() == 1);
  CHECK(!has_problem(site.problems, "designation/duplicate"));
}
