#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::ParsedPage;

namespace {

ParsedPage parse(const std::string& body, const std::string& front = "type: faq\n") {
  return muster::parse_page(muster::page_file("faq/fees.md", body, front), {});
}

}  // namespace

TEST_CASE("each level-2 heading of an FAQ page is a question, and what follows is its answer") {
  const ParsedPage page =
      parse("Before.\n\n## How *much*? {#much}\n\nA lot.\n\n### In detail\n\nMore.\n\n## When?\n\n- soon\n- later\n");
  CHECK(page.problems.empty());
  CHECK(page.html == "<p>Before.</p>\n");
  REQUIRE(page.entries.size() == 2);
  CHECK(page.entries[0].anchor == "much");
  CHECK(page.entries[0].title == "How much?");
  CHECK(page.entries[0].title_html == "How <em>much</em>?");
  CHECK(page.entries[0].html == "<p>A lot.</p>\n<h3 id=\"in-detail\">In detail</h3>\n<p>More.</p>\n");
  CHECK(page.entries[0].text == "A lot.\nIn detail\nMore.");
  CHECK(page.entries[1].anchor == "when");
  CHECK(page.entries[1].text == "soon\nlater");
}

TEST_CASE("a footnote stays where it can be read") {
  const ParsedPage page = parse("## One?\n\nYes.[^1]\n\n## Two?\n\nNo.\n\n[^1]: A note.\n");
  REQUIRE(page.entries.size() == 2);
  CHECK((page.entries[0].html + page.entries[1].html).find("A note.") != std::string::npos);
}

TEST_CASE("questions without answers and pages without questions are warnings") {
  CHECK(codes_of(parse("## One?\n\n## Two?\n\nYes.\n").problems) == std::vector<std::string>{"faq/empty-answer:5"});
  CHECK(codes_of(parse("### One?\n\nYes.\n").problems) ==
        std::vector<std::string>{"faq/no-questions:2", "heading/skipped-level:5"});
}

TEST_CASE("a page of another type has no entries, and is cut into sections for search") {
  const ParsedPage page = parse(
      "Opening.\n\n## One {#one}\n\nFirst.\n\n#### Deep\n\nStill first.\n\n### Two\n\n| a | b |\n|---|---|\n| c | d "
      "|\n",
      "");
  CHECK(page.entries.empty());
  REQUIRE(page.sections.size() == 3);
  CHECK(page.sections[0].anchor.empty());
  CHECK(page.sections[0].title == "faq/fees.md");
  CHECK(page.sections[0].text == "Opening.");
  CHECK(page.sections[1].anchor == "one");
  CHECK(page.sections[1].text == "First.\nDeep\nStill first.");
  CHECK(page.sections[2].title == "Two");
  CHECK(page.sections[2].text.find("c d") != std::string::npos);
}
