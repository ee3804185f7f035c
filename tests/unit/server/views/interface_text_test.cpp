#include "server/views/interface_text.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/unit/server/views/view_fixture.h"

using muster::date_in_words;
using muster::interface_text;
using muster::time_in_words;

TEST_CASE("an interface text is filled in once, and what it is filled with is not read again") {
  const auto context = view_context();
  CHECK(interface_text(context, "results_many", {{"count", "3"}, {"query", "{count}"}}) == "3 results for “{count}”");
  CHECK(interface_text(context, "corrected") == "Typed {original}");
  CHECK(interface_text(context, "no_such_key") == "no_such_key");
}

TEST_CASE("an interface text is escaped when it becomes HTML") {
  std::string html = "<b>";
  muster::append_text(html, view_context(), "results_none", {{"query", "<i>&\"'"}});
  CHECK(html == "<b>Nothing for “&lt;i&gt;&amp;&quot;&#39;”");
}

TEST_CASE("a brace that is never closed is text") {
  auto context = view_context();
  const std::map<std::string, std::string> strings = {{"odd", "a {b and {"}};
  context.strings = &strings;
  CHECK(interface_text(context, "odd") == "a {b and {");
}

TEST_CASE("dates and times are said in words") {
  const auto context = view_context();
  const std::vector<std::pair<std::string, std::string>> dates = {{"2026-11-22", "22 November 2026"},
                                                                  {"2026-03-01", "1st March 2026"},
                                                                  {"2026-13-01", "2026-13-01"},
                                                                  {"2026-00-01", "2026-00-01"},
                                                                  {"today", "today"},
                                                                  {"", ""}};
  for (const auto& [iso, words] : dates) CHECK(date_in_words(context, iso) == words);
  CHECK(time_in_words(context, "2026-11-22T19:32:05Z") == "22 November 2026, 19:32 UTC");
  CHECK(time_in_words(context, "2026-11-22T12:32-07:00") == "22 November 2026, 12:32 UTC-07:00");
  CHECK(time_in_words(context, "2026-11-22T12:32") == "22 November 2026, 12:32");
  CHECK(time_in_words(context, "noon") == "noon");
}

TEST_CASE("whoever has neither an address nor a number for questions names the office") {
  auto context = view_context();
  std::string html;
  muster::append_whom_to_ask(html, context);
  CHECK(contains(html, "Ask at Guild of Testers &amp; Co."));

  context.organisation_email = "desk@example.org";
  html.clear();
  muster::append_whom_to_ask(html, context);
  CHECK(contains(html, "<a href=\"mailto:desk@example.org\">Email desk@example.org</a>"));
  CHECK_FALSE(contains(html, "Ask at"));
}
