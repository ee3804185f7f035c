#include "core/diagnostics/diagnostic_printer.h"

#include <doctest/doctest.h>

using muster::Colour;
using muster::Diagnostic;
using muster::Severity;

namespace {

Diagnostic unknown_key() {
  return {Severity::kError, "front-matter/unknown-key", "cpd/index.md", {2, 1}, "unknown key \"titel\"",
          "did you mean \"title\"?", 5};
}

}  // namespace

TEST_CASE("a diagnostic shows place, source line, caret and help") {
  CHECK(muster::format_diagnostic(unknown_key(), "---\ntitel: CPD\n---\n", Colour::kNever) ==
        "error[front-matter/unknown-key]: unknown key \"titel\"\n"
        " --> cpd/index.md:2:1\n"
        "  |\n"
        "2 | titel: CPD\n"
        "  | ^^^^^\n"
        "  = help: did you mean \"title\"?\n");
}

TEST_CASE("the caret counts characters, not bytes, and stays on the line") {
  Diagnostic diagnostic = unknown_key();
  diagnostic.position = {1, 4};
  diagnostic.length = 50;
  CHECK(muster::format_diagnostic(diagnostic, "Zoë é", Colour::kNever).find("  |    ^^\n") != std::string::npos);
}

TEST_CASE("a long source line is cut around the caret") {
  Diagnostic diagnostic = unknown_key();
  diagnostic.position = {1, 301};
  const std::string text = muster::format_diagnostic(diagnostic, std::string(300, 'a') + "titel" + std::string(300, 'b'),
                                                     Colour::kNever);
  CHECK(text.find("…" + std::string(60, 'a') + "titel") != std::string::npos);
  CHECK(text.find("\n  | " + std::string(61, ' ') + "^^^^^\n") != std::string::npos);
}

TEST_CASE("a line past the end of the file and a missing source do not break the layout") {
  Diagnostic diagnostic = unknown_key();
  CHECK(muster::format_diagnostic(diagnostic, "", Colour::kNever).find(" | ") == std::string::npos);
  diagnostic.position = {9, 3};
  CHECK(muster::format_diagnostic(diagnostic, "one\n", Colour::kNever).find("9 | \n") != std::string::npos);
}

TEST_CASE("colour is only there when asked for") {
  CHECK(muster::format_diagnostic(unknown_key(), "", Colour::kNever).find('\x1b') == std::string::npos);
  CHECK(muster::format_diagnostic(unknown_key(), "", Colour::kAlways).find("\x1b[1;31m") != std::string::npos);
}

TEST_CASE("control characters of a source line never reach the terminal") {
  CHECK(muster::format_diagnostic(unknown_key(), "\na\x1b[2Jb", Colour::kNever).find('\x1b') == std::string::npos);
}

TEST_CASE("the JSON form is one line with the seven fields") {
  CHECK(muster::format_diagnostic_json(unknown_key()) ==
        "{\"severity\":\"error\",\"code\":\"front-matter/unknown-key\",\"file\":\"cpd/index.md\",\"line\":2,\"column\":1,"
        "\"message\":\"unknown key \\\"titel\\\"\",\"help\":\"did you mean \\\"title\\\"?\"}\n");
}

TEST_CASE("diagnostics are sorted by place and doubles go") {
  std::vector<Diagnostic> list{unknown_key(), unknown_key(), unknown_key()};
  list[0].file = "z.md";
  muster::sort_diagnostics(list);
  REQUIRE(list.size() == 2);
  CHECK(list[0].file == "cpd/index.md");
  CHECK(muster::has_errors(list));
}
