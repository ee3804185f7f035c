#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::ParsedPage;

namespace {

ParsedPage parse(const std::string& body) { return muster::parse_page(muster::page_file("page.md", body), {}); }

std::vector<std::string> anchors(const std::string& body) {
  std::vector<std::string> found;
  for (const muster::Heading& heading : parse(body).headings) found.push_back(heading.anchor);
  return found;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("headings get anchors: fixed ones as written, the others made from their text") {
  CHECK(anchors("## How do I log my CPD? {#log}\n### What *counts*?\n") == List{"log", "what-counts"});
  CHECK(anchors("Heading\n---\n\n## `code` & [link](https://example.org)\n") == List{"heading", "code--link"});
  CHECK(anchors("## {#only}\n") == List{"only"});
  CHECK(anchors("## ?!\n") == List{"section"});
  CHECK(anchors("## Text{#close}\n") == List{"close"});
}

TEST_CASE("no two headings of a page share an anchor, and a fixed one keeps its own") {
  CHECK(anchors("## Fee\n## Fee\n## Fee\n") == List{"fee", "fee-1", "fee-2"});
  CHECK(anchors("## Fee\n## Other {#fee}\n## Fee\n") == List{"fee-1", "fee", "fee-2"});
  CHECK(anchors("## Fee-1\n## Fee\n## Fee\n") == List{"fee-1", "fee", "fee-2"});
}

TEST_CASE("the anchor is not part of the heading's text or HTML") {
  const ParsedPage page = parse("## How *much*? {#fee}\n");
  CHECK(page.headings[0].title == "How much?");
  CHECK(page.html == "<h2 id=\"fee\">How <em>much</em>?</h2>\n");
}

TEST_CASE("headings inside lists and quotes have anchors too") {
  CHECK(parse("> ## Quoted {#quoted}\n").html.find("<h2 id=\"quoted\">Quoted</h2>") != std::string::npos);
  CHECK(parse("- ## Listed\n").html.find("<h2 id=\"listed\">Listed</h2>") != std::string::npos);
}

TEST_CASE("a text in braces that is no anchor is pointed at") {
  struct Case {
    const char* body;
    int line;
    int column;
    int length;
  };
  for (const Case& item :
       {Case{"## Été {#a b}\n", 4, 8, 6}, Case{"\n## A { #a }\n", 5, 6, 6}, Case{"## A {#}\n", 4, 6, 3}}) {
    const ParsedPage page = parse(item.body);
    INFO(std::string(item.body));
    REQUIRE(has_problem(page.problems, "anchor/bad"));
    CHECK(page.problems[0].position.line == item.line);
    CHECK(page.problems[0].position.column == item.column);
    CHECK(page.problems[0].length == item.length);
  }
  CHECK(parse("## Set notation {a, b}\n").problems.empty());
}

TEST_CASE("the same fixed anchor twice is an error that names the first line") {
  const ParsedPage page = parse("## A {#x}\n\n## B {#x}\n");
  CHECK(codes_of(page.problems) == List{"anchor/duplicate:6"});
  CHECK(has_problem(page.problems, "anchor/duplicate", "line 4"));
}

TEST_CASE("a level-1 heading in the body is a warning") {
  const ParsedPage page = parse("# Title\n");
  CHECK(codes_of(page.problems) == List{"heading/second-title:4"});
  CHECK(page.problems[0].severity == muster::Severity::kWarning);
}
