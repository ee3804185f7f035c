#include <doctest/doctest.h>

#include "generator/model/parallel.h"
#include "generator/parse/cmark_guard.h"
#include "tests/unit/generator/generator_fixture.h"

using muster::RawHtml;

namespace {

std::string html(const std::string& body, RawHtml raw_html = RawHtml::kEscape) {
  return muster::parse_page(muster::page_file("page.md", body), raw_html).html;
}

}  // namespace

TEST_CASE("the extensions of GFM work") {
  CHECK(html("~~gone~~") == "<p><del>gone</del></p>\n");
  CHECK(html("www.example.org") == "<p><a href=\"http://www.example.org\">www.example.org</a></p>\n");
  CHECK(html("office@example.org").find("mailto:office@example.org") != std::string::npos);
  CHECK(html("- [x] done\n- [ ] open\n").find("<input type=\"checkbox\" checked=\"\" disabled=\"\" />") !=
        std::string::npos);
  CHECK(html("Text.[^1]\n\n[^1]: Note.\n").find("<section class=\"footnotes\"") != std::string::npos);
  CHECK(html("| a | b |\n|---|--:|\n| c | d |\n").find("<td class=\"align-right\">d</td>") != std::string::npos);
  CHECK(html("| a |\n|---|\n| c |\n").find("align=") == std::string::npos);
}

TEST_CASE("raw HTML is shown as it was written unless the site allows it") {
  struct Case {
    const char* body;
    const char* escaped;
    const char* allowed;
  };
  for (const Case& item : {Case{"a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n", "<p>a <b>b</b></p>\n"},
                           Case{"<script>alert(1)</script>\n", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
                                "<script>alert(1)</script>\n"},
                           Case{"<div onclick=\"x\">\n\ntext\n\n</div>\n",
                                "<p>&lt;div onclick=&quot;x&quot;&gt;</p>\n<p>text</p>\n<p>&lt;/div&gt;</p>\n",
                                "<div onclick=\"x\">\n<p>text</p>\n</div>\n"},
                           Case{"<!-- note -->\n", "<p>&lt;!-- note --&gt;</p>\n", "<!-- note -->\n"}}) {
    INFO(std::string(item.body));
    CHECK(html(item.body) == item.escaped);
    CHECK(html(item.body, RawHtml::kAllow) == item.allowed);
  }
}

TEST_CASE("no markup can come through the text of a heading, a question or a link") {
  const std::string evil = "\"><img src=x onerror=alert(1)>";
  for (const std::string& body :
       {"## " + evil, "## x {#" + evil + "}", "[" + evil + "](https://example.org)", "[x](<" + evil + ">)",
        "![" + evil + "](a.png)", "[x](a.md \"" + evil + "\")", "`" + evil + "`"}) {
    INFO(std::string(body));
    CHECK(html(body).find("<img src=x") == std::string::npos);
  }
}

TEST_CASE("a fragment of site.yaml is Markdown too") {
  auto fragment = [](const std::string& text) { return muster::parse_fragment({text, {7, 9}, 4}, RawHtml::kEscape); };
  CHECK(fragment("Closed on *Monday*").html == "<p>Closed on <em>Monday</em></p>\n");
  CHECK(fragment("<b>x</b>").html == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n");
  CHECK(fragment("").html.empty());
  const muster::ParsedPage linked = fragment("[Fees](faq/fees.md#pay)");
  CHECK(linked.html == "<p><a href=\"/faq/fees/#pay\">Fees</a></p>\n");
  REQUIRE(linked.links.size() == 1);
  CHECK(linked.links[0].position.line == 7);
  CHECK(linked.links[0].position.column == 9);
  CHECK(codes_of(fragment("\n\n[Pay](#pay)").problems) == std::vector<std::string>{"link/broken-anchor:7"});
}

TEST_CASE("damaged and strange bodies give a page, not a crash") {
  for (const std::string& body :
       {std::string(), std::string("\r\n\r\n"), std::string(5000, '['), std::string(5000, '>'), std::string(5000, '*'),
        std::string(2000, '`'), std::string("## {#"), std::string("[](\n"), std::string("![[[["),
        std::string("| a\n|-\n|"), std::string("\xE2\x80\xA8")}) {
    INFO(body.substr(0, 10));
    CHECK(muster::parse_page(muster::page_file("page.md", body), {}).front.title.value == "page.md");
  }
}

TEST_CASE("pages parsed on several threads come out as on one") {
  CHECK(muster::prepare_cmark());
  const std::string body =
      "~~gone~~ www.example.org and https://example.org/a_b [^1]\n\n| a | ~~b~~ |\n|---|---|\n| c@example.org | d "
      "|\n\n- [ ] x\n\n[^1]: n\n";
  const std::string expected = html(body);
  REQUIRE(expected.find("<del>") != std::string::npos);
  std::vector<std::string> results(4000);
  muster::for_each_index(results.size(), 8, [&](std::size_t number) { results[number] = html(body); });
  CHECK(std::count(results.begin(), results.end(), expected) == 4000);
}
