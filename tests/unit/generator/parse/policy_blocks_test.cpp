#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::page_file;
using muster::parse_page;
using muster::ParsedPage;

namespace {

ParsedPage parse(const std::string& body) { return parse_page(page_file("policy.md", body), muster::RawHtml::kEscape); }

bool has(const std::string& html, const std::string& part) { return html.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a term and lines that begin with a colon are a definition list") {
  const ParsedPage page = parse("Member\n: who holds a *designation*\n: and is active\n\nOffice\n: where we are\n\nText: none.\n");
  CHECK(has(page.html, "<dl>\n<dt>\n<p>Member</p>\n</dt>\n<dd>\n<p>who holds a <em>designation</em></p>\n</dd>\n<dd>\n"
                       "<p>and is active</p>\n</dd>\n<dt>\n<p>Office</p>\n</dt>\n<dd>\n<p>where we are</p>\n</dd>\n</dl>"));
  CHECK(has(page.html, "<p>Text: none.</p>"));
  CHECK(has(page.sections.at(0).text, "who holds a designation"));
}

TEST_CASE("a table stands in a region that scrolls, named for its heading") {
  const ParsedPage page = parse("| a |\n| - |\n| b |\n\n## Fees & dues {#fees}\n\n| c |\n| - |\n| d |\n\n| e |\n| - |\n| f |\n");
  CHECK(has(page.html, "<section class=\"scroll\" tabindex=\"0\" aria-label=\"policy.md\">\n<table>"));
  CHECK(has(page.html, "aria-label=\"Fees &amp; dues\">"));
  CHECK(has(page.html, "aria-label=\"Fees &amp; dues (2)\">"));
  CHECK(has(page.html, "</table>\n</section>"));
}
