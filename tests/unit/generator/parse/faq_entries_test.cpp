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

TEST_CASE("each answer carries the notes that it refers to, and numbers them anew") {
  const ParsedPage page = parse(
      "Before.[^z]\n\n## One? {#one}\n\nYes[^b] and[^a] and[^b].\n\n## Two? {#two}\n\nNo.[^a]\n\n## Three? {#three}\n\nPlain.\n\n"
      "[^a]: Note *a*.\n[^b]: Note b.\n[^z]: Note z.\n");
  CHECK(page.problems.empty());
  REQUIRE(page.entries.size() == 3);
  const std::string back = " class=\"footnote-backref\" data-footnote-backref aria-label=\"<!--muster:back_to_text-->\">↩";
  const auto mark = [](const std::string& note, const std::string& id, const std::string& number) {
    return "<sup class=\"footnote-ref\"><a href=\"#fn-" + note + "\" id=\"fnref-" + id + "\" data-footnote-ref>" + number +
           "</a></sup>";
  };
  CHECK(page.entries[0].html ==
        "<p>Yes" + mark("one-1", "one-1", "1") + " and" + mark("one-2", "one-2", "2") + " and" +
            mark("one-1", "one-1.2", "1") +
            ".</p>\n<section class=\"footnotes\" data-footnotes>\n<ol>\n<li id=\"fn-one-1\">\n<p>Note b. <a "
            "href=\"#fnref-one-1\"" +
            back + "</a> <a href=\"#fnref-one-1.2\"" + back +
            "<sup class=\"footnote-ref\">2</sup></a></p>\n</li>\n<li id=\"fn-one-2\">\n<p>Note <em>a</em>. <a "
            "href=\"#fnref-one-2\"" +
            back + "</a></p>\n</li>\n</ol>\n</section>\n");
  CHECK(page.entries[0].text == "Yes and and.\nNote b.\nNote a.");
  CHECK(page.entries[1].html.find("<li id=\"fn-two-1\">\n<p>Note <em>a</em>. ") != std::string::npos);
  CHECK(page.entries[1].text == "No.\nNote a.");
  CHECK(page.entries[2].html == "<p>Plain.</p>\n");
  CHECK(page.html.find("<li id=\"fn-1\">\n<p>Note z. ") != std::string::npos);
  CHECK(page.html.find("Note a") == std::string::npos);
}

TEST_CASE("a note referred to from a note comes with it, and one that ends in a list has its way back behind it") {
  const ParsedPage page =
      parse("## One? {#one}\n\nYes.[^é\"]\n\n## Two?\n\nNo.\n\n[^é\"]: See[^b].\n\n    - item\n[^b]: Other.\n");
  REQUIRE(page.entries.size() == 2);
  const std::string& html = page.entries[0].html;
  CHECK(html.find("See<sup class=\"footnote-ref\"><a href=\"#fn-one-2\" id=\"fnref-one-2\"") != std::string::npos);
  CHECK(html.find("</ul>\n<a href=\"#fnref-one-1\" class=\"footnote-backref\"") != std::string::npos);
  CHECK(html.find("<li id=\"fn-one-2\">\n<p>Other. <a href=\"#fnref-one-2\"") != std::string::npos);
  CHECK(page.entries[0].text == "Yes.\nSee.\nitem\nOther.");
  CHECK(page.entries[1].html == "<p>No.</p>\n");
}

TEST_CASE("the notes of a snippet go with the answer that it stands in") {
  muster::PageResources resources;
  resources.snippets["fee"] = "The fee.[^1]\n\n[^1]: Of the snippet.\n";
  const ParsedPage page = muster::parse_page(
      muster::page_file("faq/fees.md",
                        "## One? {#one}\n\n{{ snippet fee }}\n\n## Two? {#two}\n\nNo.[^1]\n\n[^1]: Of the page.\n",
                        "type: faq\n"),
      {}, resources);
  REQUIRE(page.entries.size() == 2);
  CHECK(page.entries[0].text == "The fee.\nOf the snippet.");
  CHECK(page.entries[1].text == "No.\nOf the page.");
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
