#include "generator/index/search_entries.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::ResolvedSite;
using muster::SearchEntry;

namespace {

const SearchEntry* entry_at(const std::vector<SearchEntry>& entries, const std::string& url) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const SearchEntry& entry) { return entry.url == url; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a question is an entry, and so is each section of a page that has text") {
  const ResolvedSite site({page_file("index.md", "Hello.\n", "description: Welcome\nkeywords: [start]\n"),
                           page_file("fees.md", "## Empty {#empty}\n\n## Pay {#pay}\n\nA lot.\n"),
                           page_file("faq/fees.md", "Intro.\n\n## How much? {#much}\n\nA *lot*.\n", "type: faq\n")});
  const std::vector<SearchEntry> entries = muster::search_entries(site.site, 0);
  REQUIRE(entry_at(entries, "/") != nullptr);
  CHECK(entry_at(entries, "/")->text == "Welcome\nHello.");
  CHECK(entry_at(entries, "/")->keywords == std::vector<std::string>{"start"});
  CHECK(entry_at(entries, "/fees/") != nullptr);
  CHECK(entry_at(entries, "/fees/#empty") == nullptr);
  CHECK(entry_at(entries, "/fees/#pay")->text == "A lot.");
  CHECK(entry_at(entries, "/faq/fees/#much")->title == "How much?");
  CHECK(entry_at(entries, "/faq/fees/#much")->type == "faq");
  CHECK(entry_at(entries, "/faq/fees/#much")->text == "A lot.");
  CHECK(entry_at(entries, "/faq/fees/")->type == "page");
}

TEST_CASE("repeated questions are found once, and drafts not at all") {
  muster::ResolveInput input;
  input.drafts = muster::Drafts::kInclude;
  const ResolvedSite site({page_file("index.md", "", "faq: faq/fees.md\n"),
                           page_file("faq/fees.md", "## How much?\n\nA lot.\n", "type: faq\n"),
                           page_file("new.md", "Secret.\n", "draft: true\n")},
                          std::move(input));
  const std::vector<SearchEntry> entries = muster::search_entries(site.site, 0);
  CHECK(std::count_if(entries.begin(), entries.end(),
                      [](const SearchEntry& entry) { return entry.title == "How much?"; }) == 1);
  CHECK(entry_at(entries, "/new/") == nullptr);
}
