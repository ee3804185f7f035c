#include "generator/parse/front_matter.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::Diagnostic;
using muster::FrontMatter;

namespace {

struct Read {
  std::vector<Diagnostic> problems;
  FrontMatter front;

  explicit Read(const std::string& text) {
    front = muster::read_front_matter(muster::split_page(text), "page.md", problems);
  }
};

}  // namespace

TEST_CASE("a page is cut at the lines of hyphens, whatever its line ends are") {
  for (const char* text :
       {"---\ntitle: T\n---\nBody\n", "---\r\ntitle: T\r\n---\r\nBody\n", "---  \ntitle: T\n...\nBody\n"}) {
    const muster::SplitPage page = muster::split_page(text);
    INFO(std::string(text));
    CHECK(page.is_closed);
    CHECK(page.body == "Body\n");
    CHECK(page.front_line == 2);
    CHECK(page.body_line == 4);
  }
  CHECK_FALSE(muster::split_page("# Title\n").has_front);
  CHECK_FALSE(muster::split_page("---\ntitle: T\n").is_closed);
  CHECK(muster::split_page("---\n---").is_closed);
  CHECK(muster::split_page("").body.empty());
}

TEST_CASE("every key of the contract is read") {
  const Read read(R"(---
title: "Fees: what you pay"
description: All fees
type: designation
draft: yes
date: 2026-01-02
updated: 2026-03-04
review_by: 2027-01-01
owner: Office
aliases: [/old/, "/older/#fee", {/older/#pay: "#cost", /oldest/: pay}]
faq: [faq/fees.md]
keywords: [dues, price]
designation: {code: C.E.T., name: Certified Engineering Technologist}
weight: -3
template: wide
---
)");
  CHECK(codes_of(read.problems).empty());
  const FrontMatter& front = read.front;
  CHECK(front.title.value == "Fees: what you pay");
  CHECK(front.title.position.line == 2);
  CHECK(front.type == muster::PageType::kDesignation);
  CHECK(front.draft);
  CHECK(front.date == "2026-01-02");
  CHECK(front.updated == "2026-03-04");
  CHECK(front.review_by.value == "2027-01-01");
  CHECK(front.owner == "Office");
  REQUIRE(front.aliases.size() == 4);
  CHECK(front.aliases[1].anchor.value.empty());
  CHECK(front.aliases[2].from.value == "/older/#pay");
  CHECK(front.aliases[2].anchor.value == "cost");
  CHECK(front.faq[0].value == "faq/fees.md");
  CHECK(front.keywords == std::vector<std::string>{"dues", "price"});
  CHECK(front.designation->code.value == "C.E.T.");
  CHECK(front.weight == -3);
  CHECK(front.template_name.value == "wide");
}

TEST_CASE("what is wrong is found on its line") {
  struct Case {
    const char* text;
    std::vector<std::string> codes;
  };
  for (const Case& item :
       {Case{"Text\n", {"front-matter/missing:1"}}, Case{"\n\n---\ntitle: T\n---\n", {"front-matter/missing:3"}},
        Case{"——\ntitle: T\n——\n", {"front-matter/missing:1"}}, Case{"---\ntitle: T\n", {"front-matter/not-closed:1"}},
        Case{"---\n---\n", {"front-matter/missing-title:1"}},
        Case{"---\ntitle: \" \"\n---\n", {"front-matter/missing-title:2"}},
        Case{"---\ntitle: [a]\n---\n", {"front-matter/wrong-type:2"}},
        Case{"---\n- title\n---\n", {"front-matter/wrong-type:2"}},
        Case{"---\ntitle: T\ntype: faqs\n---\n", {"front-matter/unknown-type:3"}},
        Case{"---\ntitle: T\naliases: [old, /ok/, //x/, /a/../b/]\n---\n",
             {"front-matter/bad-alias:3", "front-matter/bad-alias:3", "front-matter/bad-alias:3"}},
        Case{"---\ntitle: T\ndesignation: {code: A, name: B}\n---\n", {"front-matter/designation-type:3"}},
        Case{"---\ntitle: T\ntype: designation\n---\n", {"front-matter/missing-designation:1"}},
        Case{"---\ntitle: T\ntype: designation\ndesignation: {code: A}\n---\n", {"front-matter/missing-designation:4"}},
        Case{"---\ntitle: T\ndesignation: A\n---\n", {"front-matter/wrong-type:3"}},
        Case{"---\ntitle: T\nupdated: 2026-02-30\ndraft: maybe\nweight: 1.5\n---\n",
             {"front-matter/wrong-type:3", "front-matter/wrong-type:4", "front-matter/wrong-type:5"}},
        Case{"---\ntitle: T\nkeyword: x\n---\n", {"front-matter/unknown-key:3"}},
        Case{"---\ntitle: A: b\n---\n", {"yaml/syntax:2"}}}) {
    INFO(std::string(item.text));
    CHECK(codes_of(Read(item.text).problems) == item.codes);
  }
}
