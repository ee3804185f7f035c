#include <doctest/doctest.h>

#include "core/yaml/mapping_reader.h"
#include "core/yaml/yaml_node.h"

using muster::Diagnostic;

namespace {

struct Parsed {
  std::optional<muster::YamlNode> node;
  std::vector<Diagnostic> problems;
};

Parsed parse(std::string_view text, int first_line = 1) {
  Parsed parsed;
  parsed.node = muster::parse_yaml(text, "page.md", first_line, parsed.problems);
  return parsed;
}

}  // namespace

TEST_CASE("every value knows its line and column in the file") {
  const Parsed parsed = parse("title: Fees\nlist:\n  - one\n  - \"two\"\nmap: {a: é, b: c}\n", 2);
  REQUIRE(parsed.node);
  CHECK(parsed.problems.empty());
  CHECK(parsed.node->find("title")->position.line == 2);
  CHECK(parsed.node->find("title")->position.column == 8);
  CHECK(parsed.node->find("list")->items[1].position.line == 5);
  CHECK(parsed.node->find("map")->find("b")->position.column == 16);
}

TEST_CASE("common mistakes are named in words that say what to do") {
  struct Case {
    const char* text;
    const char* code;
    int line;
    const char* part;
  };
  for (const Case& item :
       {Case{"title: Fees: all\n", "yaml/syntax", 1, "second \": \""},
        Case{"title: \"Fees\nnext: x\n", "yaml/syntax", 1, "not closed"},
        Case{"\ttitle: x\n", "yaml/syntax", 1, "a tab"},
        Case{"a: 1\nb: 2\na: 3\n", "yaml/duplicate-key", 3, "second time"},
        Case{"a: 1\nb: *x\n", "yaml/unsupported", 2, "alias"}, Case{"a: &x 1\n", "yaml/unsupported", 1, "\"&\""},
        Case{"a: !x 1\n", "yaml/unsupported", 1, "\"!\""}, Case{"é: 1\nb: \"\u00e9\n", "yaml/syntax", 2, "not closed"},
        Case{"a: 'it's'\n", "yaml/syntax", 1, "after the closing quote"},
        Case{"a: [x] y\n", "yaml/syntax", 1, "after the closing bracket"},
        Case{"a:\n  b: 1\n   c: 2\n", "yaml/syntax", 3, "value above"},
        Case{"a: 1\nb\nc: 2\n", "yaml/syntax", 2, "colon"},
        Case{"a: 1\nb: x\by\n", "yaml/syntax", 2, "control character"}, Case{"a: *\n", "yaml/syntax", 1, "* or &"},
        Case{"a: [1, 2\nb: 3\n", "yaml/syntax", 1, "expected a comma"}}) {
    const Parsed parsed = parse(item.text);
    INFO(item.text);
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems[0].code == item.code);
    CHECK(parsed.problems[0].position.line == item.line);
    CHECK(parsed.problems[0].message.find(item.part) != std::string::npos);
    CHECK_FALSE(parsed.problems[0].help.empty());
  }
}

TEST_CASE("nesting has a limit") { CHECK(parse(std::string(100, '[')).problems.size() == 1); }

TEST_CASE("a mapping gives typed values and reports the rest") {
  const Parsed parsed = parse("title: Fees\ndraft: maybe\nupdated: 2026-02-30\nkeywords: [a, [b]]\ntitel: x\n");
  REQUIRE(parsed.node);
  std::vector<Diagnostic> problems;
  muster::YamlContext context{"page.md", "front-matter", problems};
  muster::MappingReader reader(*parsed.node, "the front matter", context);
  CHECK(reader.text("title")->value == "Fees");
  CHECK_FALSE(reader.flag("draft"));
  CHECK_FALSE(reader.date("updated"));
  CHECK(reader.texts("keywords").size() == 1);
  CHECK_FALSE(reader.text("absent"));
  reader.report_unknown_keys();
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].code == "front-matter/wrong-type");
  CHECK(problems[3].code == "front-matter/unknown-key");
  CHECK(problems[3].help == "did you mean \"title\"?");
}

TEST_CASE("a date must exist") {
  CHECK(muster::is_iso_date("2028-02-29"));
  for (const char* text : {"2026-02-29", "2026-13-01", "26-01-01", "2026/01/01", "2026-1-1", "2026-00-10"})
    CHECK_FALSE(muster::is_iso_date(text));
}
