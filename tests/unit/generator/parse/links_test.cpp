#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::PageLink;
using muster::ParsedPage;

namespace {

ParsedPage parse(const std::string& body, const std::string& path = "cpd/index.md") {
  return muster::parse_page(muster::page_file(path, body), {});
}

}  // namespace

TEST_CASE("links to pages and files become addresses of the site") {
  for (const auto& [written, address] : {std::pair{"[x](credits.md)", "/cpd/credits/"},
                                         {"[x](../privacy.md#data)", "/privacy/#data"},
                                         {"[x](index.md)", "/cpd/"},
                                         {"[x](../index.md)", "/"},
                                         {"[x](plan.pdf)", "/cpd/plan.pdf"},
                                         {"[x](../a%20b/%C3%A9t%C3%A9.md)", "/a%20b/%C3%A9t%C3%A9/"},
                                         {"[x](<../a b/été.md>)", "/a%20b/%C3%A9t%C3%A9/"},
                                         {"[x](credits.md?a=1#b)", "/cpd/credits/?a=1#b"},
                                         {"[x](#here)", "#here"},
                                         {"[x](/fees/)", "/fees/"},
                                         {"[x](https://example.org/a.md)", "https://example.org/a.md"},
                                         {"[x](mailto:office@example.org)", "mailto:office@example.org"}}) {
    INFO(std::string(written));
    CHECK(parse(written).html == "<p><a href=\"" + std::string(address) + "\">x</a></p>\n");
  }
  CHECK(parse("![Map](../images/map.png)").html == "<p><img src=\"/images/map.png\" alt=\"Map\" /></p>\n");
}

TEST_CASE("what a link names is kept for the check, with its place") {
  const ParsedPage page = parse("Été [x](../privacy.md#r%C3%B4le) ![y](a.png)\n");
  REQUIRE(page.links.size() == 2);
  CHECK(page.links[0].path == "privacy.md");
  CHECK(page.links[0].anchor == "rôle");
  CHECK(page.links[0].written == "../privacy.md#r%C3%B4le");
  CHECK(page.links[0].position.line == 4);
  CHECK(page.links[0].position.column == 9);
  CHECK(page.links[0].length == 23);
  CHECK(page.links[1].kind == PageLink::Kind::kImage);
  CHECK(page.links[1].path == "cpd/a.png");
}

TEST_CASE("the place of a link is that of its address, wherever it stands") {
  struct Case {
    const char* body;
    int line;
    int column;
  };
  for (const Case& item :
       {Case{"one\ntwo é [x](gone.md)\n", 5, 11}, Case{"> é\n> > [x](gone.md)\n", 5, 9},
        Case{"- a\n  - é [x](gone.md)\n", 5, 11}, Case{"1. a\n\n   é [x](gone.md)\n", 6, 10},
        Case{"| é |\n|---|\n| é [x](gone.md) |\n", 6, 9}, Case{"| a | b |\n|---|---|\n| `a` | [x](gone.md) |\n", 6, 13},
        Case{"a[^1]\n\n[^1]: é [x](gone.md)\n", 6, 13}, Case{"## é [x](gone.md)\n", 4, 10},
        Case{"*\té\t[x](gone.md)\n", 4, 9}, Case{"[x [y] \\] `]`](gone.md)\n", 4, 16},
        Case{"[x](  <gone.md> \"title\")\n", 4, 8}, Case{"[a\nb](gone.md)\n", 5, 4},
        Case{"**é** [x](gone.md)\n", 4, 11}}) {
    const ParsedPage page = parse(item.body);
    INFO(std::string(item.body));
    REQUIRE(page.links.size() == 1);
    CHECK(page.links[0].position.line == item.line);
    CHECK(page.links[0].position.column == item.column);
  }
}

TEST_CASE("a link by reference is shown where it is used") {
  const ParsedPage page = parse("See [the fees][f].\n\n[f]: gone.md\n");
  REQUIRE(page.links.size() == 1);
  CHECK(page.links[0].position.line == 4);
  CHECK(page.links[0].position.column == 5);
  CHECK(page.links[0].length == 10);
}

TEST_CASE("schemes that run script or name one computer are refused") {
  for (const char* body : {"[x](javascript:alert(1))", "[x](JavaScript:alert(1))", "![x](data:text/html;base64,AA)",
                           "[x](vbscript:x)", "[x](file:///etc/passwd)", "<javascript:alert(1)>"}) {
    INFO(std::string(body));
    CHECK(has_problem(parse(body).problems, "link/unsafe-scheme"));
  }
  CHECK(has_problem(parse("[x](C:\\plan.pdf)").problems, "link/unsafe-scheme", "one computer"));
  for (const char* body : {"[x](https://example.org)", "[x](HTTP://example.org)", "[x](tel:+15550100)", "[x](a/b:c.md)",
                           "[x](?q=a:b)", "<https://example.org>"}) {
    INFO(std::string(body));
    CHECK(parse(body).problems.empty());
  }
}

TEST_CASE("a link without an address is an error") {
  CHECK(codes_of(parse("[x]()\n\n![y]()\n").problems) == std::vector<std::string>{"link/empty:4", "link/empty:6"});
}

TEST_CASE("brackets that are no link are pointed at, but not in code") {
  for (const char* body : {"See [x](annual plan.pdf)", "See [x][nowhere]", "- a\n- See é [x](a b.md)"})
    CHECK(has_problem(parse(body).problems, "link/not-a-link"));
  for (const char* body : {"`[x](a b)`", "    [x](a b)", "```\n[x][y]\n```\n", "[x](a.md)", "[sic] (see below)", "[x]",
                           "<p>[x](a b)</p>"}) {
    INFO(std::string(body));
    CHECK_FALSE(has_problem(parse(body).problems, "link/not-a-link"));
  }
  CHECK(codes_of(parse("a[^1] b[^2]\n\n[^1]: note\n").problems) == std::vector<std::string>{"footnote/not-found:4"});
}
