#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::parse_page;
using muster::ParsedPage;

namespace {

using Anchors = std::vector<std::string>;

ParsedPage parse(const std::string& body, const std::string& front = {}) {
  return parse_page(page_file("policy.md", body, front), muster::RawHtml::kEscape);
}

bool has(const std::string& html, const std::string& part) { return html.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the clauses of a nested list have addresses made of their numbers, below the heading's") {
  const ParsedPage page = parse(
      "## How it is kept {#keeping}\n\n"
      "1. One\n   1. first\n   2. second\n      1. deep\n      2. deeper\n         1. deepest\n2. Two\n");
  CHECK(page.html_anchors == Anchors{"keeping-1", "keeping-1-a", "keeping-1-b", "keeping-1-b-i", "keeping-1-b-ii",
                                     "keeping-1-b-ii-A", "keeping-2"});
}

TEST_CASE("the number of a clause is a link to it, named as one cites it") {
  const ParsedPage page = parse("## Kept\n\n1. One\n   1. first\n      1. deep\n");
  CHECK(has(page.html, "<li class=\"clause\" id=\"kept-1\"><a class=\"number\" href=\"#kept-1\">1.</a> One"));
  CHECK(has(page.html, "<li class=\"clause\" id=\"kept-1-a-i\"><a class=\"number\" href=\"#kept-1-a-i\" aria-label=\"1(a)(i)\">(i)</a> deep"));
  CHECK(page.sections.at(1).text == "One\nfirst\ndeep");
}

TEST_CASE("a list continues where its first number says, and goes from z to aa") {
  CHECK(parse("## Kept\n\n4. Four\n\n   3. third\n").html_anchors == Anchors{"kept-4", "kept-4-c"});
  std::string body = "1. One\n";
  for (int number = 1; number <= 28; ++number) body += "   1. letter\n";
  const ParsedPage page = parse(body);
  CHECK(page.html_anchors.at(26) == "clause-1-z");
  CHECK(page.html_anchors.at(28) == "clause-1-ab");
  CHECK(parse("1. One\n\n   0. zero\n").html_anchors == Anchors{"clause-1", "clause-1-0"});
}

TEST_CASE("a list without another in it is no list of clauses") {
  CHECK(parse("1. One\n2. Two\n\n- a\n  - b\n").html_anchors.empty());
  CHECK(parse("- a\n  1. One\n").html_anchors.empty());
}

TEST_CASE("an author's anchor goes before a made one, and those below are made of it") {
  const ParsedPage page = parse("1. Consent {#consent}\n   1. in writing {#written}\n      1. signed\n   2. spoken\n\n2. Access\n\n   More.\n");
  CHECK(page.html_anchors == Anchors{"consent", "written", "written-i", "consent-b", "clause-2"});
  CHECK(has(page.html, "<li class=\"clause\" id=\"written\">"));
  CHECK(!has(page.html, "{#"));
}

TEST_CASE("any list item has the address that its author fixes, and a numbered one its number as a link") {
  const ParsedPage page = parse("- Point {#point}\n- Other\n\n1. One\n2. Two {#two}\n");
  CHECK(has(page.html, "<li id=\"point\">Point</li>\n<li>Other</li>"));
  CHECK(has(page.html, "<li>One</li>\n<li class=\"clause\" id=\"two\"><a class=\"number\" href=\"#two\">2.</a> Two</li>"));
}

TEST_CASE("headings keep their anchors, whatever clauses there are, and no clause takes one") {
  const ParsedPage page = parse("## Consent\n\n1. One\n   1. a\n\n## Consent\n\n1. One\n   1. a\n");
  CHECK(page.headings.at(0).anchor == "consent");
  CHECK(page.headings.at(1).anchor == "consent-1");
  CHECK(page.html_anchors == Anchors{"consent-1-1", "consent-1-1-a", "consent-1-1-1", "consent-1-1-1-a"});
  CHECK(has_problem(parse("## Consent {#consent}\n\n1. Said {#consent}\n").problems, "anchor/duplicate", "consent"));
}

TEST_CASE("answers, which may be repeated on other pages, have only the anchors that authors fix") {
  const ParsedPage page = parse("## May I? {#may}\n\n1. One\n   1. first\n   2. second {#second}\n", "type: faq\n");
  CHECK(page.html_anchors == Anchors{"second"});
}

TEST_CASE("an item that begins with no paragraph, and lists deeper than four, do no harm") {
  CHECK(has(parse("1. 1. One\n").html, "<li class=\"clause\" id=\"clause-1\"><a class=\"number\" href=\"#clause-1\">1.</a> "));
  std::string body;
  for (int depth = 0; depth < 50; ++depth) body += "1. ";
  CHECK(parse(body + "One\n").html_anchors.size() == 4);
}
