#include "server/views/roster_results_view.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/server/views/view_fixture.h"

using muster::MatchKind;

namespace {

muster::RosterMatch match(const std::string& name, MatchKind kind) {
  return {name, "Red Deer", kind, {{"C.E.T.", "Certified <Engineering> Technologist", "/designations/c-e-t/"}}};
}

muster::RosterAnswer answer(std::vector<muster::RosterMatch> matches) {
  muster::RosterAnswer made;
  made.name = "Zorro <Testname>";
  made.as_of = "2026-11-01";
  made.matches = std::move(matches);
  return made;
}

std::string view(const muster::RosterAnswer& made) {
  auto context = view_context();
  context.checked_at = "2026-11-22T19:32:05Z";
  return roster_results_view(made, {}, context);
}

}  // namespace

TEST_CASE("a person found has a card with name, designation and city, and the dates of both copy and check") {
  const auto html = view(answer({match("Zorro O'Testname", MatchKind::kExact)}));
  CHECK(contains(html, "roster_one</h2>"));
  CHECK(contains(html, "<h3>Zorro O&#39;Testname</h3>"));
  CHECK(contains(html, "<dd><a href=\"/designations/c-e-t/\">C.E.T.</a> Certified &lt;Engineering&gt; Technologist</dd>"));
  CHECK(contains(html, "<dd>Red Deer</dd>"));
  CHECK(contains(html, "<dt>as_of</dt>\n<dd>1st November 2026</dd>"));
  CHECK(contains(html, "<dt>checked_at</dt>\n<dd>22 November 2026, 19:32 UTC</dd>"));
  CHECK(contains(html, "<dt>you_typed</dt>\n<dd>Zorro &lt;Testname&gt;</dd>"));
  CHECK_FALSE(contains(html, "roster_close"));
  CHECK_FALSE(contains(html, "roster_none"));
}

TEST_CASE("a designation leads to its page in the reader's language, where there is one") {
  auto context = view_context();
  context.folder = "/fr";
  std::map<std::string, std::string> pages{{"/designations/c-e-t/", "C.E.T."}};
  context.pages = &pages;
  const auto found = answer({match("Zorro Testname", MatchKind::kExact)});
  CHECK(contains(roster_results_view(found, {}, context), "<dd><a href=\"/designations/c-e-t/\">"));
  pages["/fr/designations/c-e-t/"] = "C.E.T.";
  CHECK(contains(roster_results_view(found, {}, context), "<dd><a href=\"/fr/designations/c-e-t/\">"));
}

TEST_CASE("a statement leads to the page that checks it, where the site has one") {
  auto context = view_context();
  const auto found = answer({match("Zorro Testname", MatchKind::kExact)});
  const auto without = roster_results_view(found, {"what was said & signed"}, context);
  CHECK(contains(without, "<pre lang=\"en\">what was said &amp; signed</pre>"));
  CHECK_FALSE(contains(without, "statement_check_here"));
  context.verify_url = "/fr/roster/verify/";
  CHECK(contains(roster_results_view(found, {"x"}, context), "<a href=\"/fr/roster/verify/\">statement_check_here</a>"));
}

TEST_CASE("a close match says that it is one") {
  const auto one = view(answer({match("Zora Testname", MatchKind::kClose)}));
  CHECK(contains(one, "roster_close_one</h2>"));
  CHECK(contains(one, "<p>roster_close</p>"));
  CHECK(contains(one, "<p>roster_close_mark</p>\n<h3>Zora Testname</h3>"));

  const auto both = view(answer({match("Zorro Testname", MatchKind::kExact), match("Zora Testname", MatchKind::kClose)}));
  CHECK(contains(both, "2 people</h2>"));
  CHECK(contains(both, "<article class=\"card\">\n<h3>Zorro Testname</h3>"));
}

TEST_CASE("a possible name is a name to check and shows no designation and no city") {
  const auto html = view(answer({match("Zorra Testnam", MatchKind::kPossible)}));
  CHECK(contains(html, "No match for Zorro &lt;Testname&gt;</h2>"));
  CHECK(contains(html, "roster_possible_warning"));
  CHECK(contains(html, "<a href=\"/roster/?name=Zorra%20Testnam\">Check Zorra Testnam</a>"));
  CHECK(contains(html, "roster_none_not_proof"));
  CHECK_FALSE(contains(html, "C.E.T."));
  CHECK_FALSE(contains(html, "Red Deer"));
}

TEST_CASE("two members of one name are one name to check") {
  const auto html = view(answer({match("Zorra Testnam", MatchKind::kPossible), match("Zorra Testnam", MatchKind::kPossible)}));
  CHECK(html.find("?name=Zorra") == html.rfind("?name=Zorra"));
}

TEST_CASE("nobody found is told to be no proof, with the reasons and whom to ask") {
  const auto html = view(answer({}));
  for (const auto* part : {"No match for", "roster_none_not_proof", "roster_none_opted_out", "roster_none_changed",
                           "roster_none_spelling", "roster_none_inactive", "roster_none_try", "Ask at"}) {
    CHECK(contains(html, part));
  }
}

TEST_CASE("too many people asks for more of the name and shows nobody") {
  auto many = answer({});
  many.too_many = true;
  const auto html = view(many);
  CHECK(contains(html, "roster_too_many"));
  CHECK_FALSE(contains(html, "roster_none"));
  CHECK_FALSE(contains(html, "<h3>"));
}

TEST_CASE("dates that are not known are left out") {
  auto undated = answer({});
  undated.as_of.clear();
  const auto html = roster_results_view(undated, {}, view_context());
  CHECK_FALSE(contains(html, "as_of"));
  CHECK_FALSE(contains(html, "checked_at"));
}
