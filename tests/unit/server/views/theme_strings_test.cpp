// The words that views ask for and the words that the theme's languages have are the same words.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>

#include "core/roster/roster_engine.h"
#include "server/views/alert_view.h"
#include "server/views/error_view.h"
#include "server/views/interface_text.h"
#include "server/views/roster_results_view.h"
#include "server/views/search_results_view.h"
#include "server/views/statement_view.h"
#include "tests/unit/server/views/view_fixture.h"

namespace {

/// The flat "key: text" lines of a strings file; quotes stay, nobody looks at them here.
std::map<std::string, std::string> read_strings(const std::string& language) {
  std::map<std::string, std::string> strings;
  std::ifstream file(std::string(MUSTER_SOURCE_DIRECTORY) + "/theme/strings/" + language + ".yaml");
  for (std::string line; std::getline(file, line);) {
    const auto colon = line.find(": ");
    if (!line.empty() && line[0] != '#' && colon != std::string::npos) strings[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return strings;
}

/// The {names} of a text, sorted: every language must be filled with the same values.
std::map<std::string, int> placeholders(const std::string& text) {
  std::map<std::string, int> found;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    ++found[text.substr(open, text.find('}', open) - open)];
  }
  return found;
}

/// Every page a view can make, one after the other.
std::string all_views(const muster::ViewContext& context) {
  using muster::MatchKind;
  std::string html;
  const muster::Designation designation{"C.E.T.", "Technologist", "/c/"};
  for (const auto kind : {MatchKind::kExact, MatchKind::kClose, MatchKind::kPossible}) {
    muster::RosterAnswer answer{muster::LookupVerdict::kAnswered, "N", "2026-11-01", false, {}};
    answer.matches = {{"N", "C", kind, {designation, designation}}};
    html += roster_results_view(answer, {"S"}, context) + roster_results_title(answer, context);
    answer.matches.push_back({"M", "C", kind, {designation}});
    html += roster_results_view(answer, {}, context);
    answer.matches.clear();
    answer.too_many = kind == MatchKind::kClose;
    html += roster_results_view(answer, {}, context);
  }
  for (const int total : {0, 1, 25, 90}) {
    muster::SearchAnswer answer;
    answer.query = "Q";
    answer.corrected = "q";
    answer.total = total;
    answer.page = total == 90 ? 20 : 2;
    answer.categories = {{"c", "C", 1}};
    if (total == 1 || total == 25) answer.results.resize(1);
    html += search_results_view(answer, "c", context) + search_results_title(answer, context);
  }
  html += search_results_view({}, "", context);
  for (const int status : {404, 405, 429, 500, 503}) {
    const muster::ErrorPage error{status, "id", status == 429 ? 1 : 2, {{"T", "/t/"}}};
    html += error_view(error, context) + error_view_title(error, context);
  }
  for (const auto verdict : {muster::StatementVerdict::kGenuine, muster::StatementVerdict::kNotGenuine}) {
    const muster::CheckedStatement checked{verdict, {"I", "N", "C", "T", "2026-11-01", "2026-11-22T19:32:05Z"}};
    html += statement_view(checked, context) + statement_view_title(checked, context);
  }
  html += alert_view("error_statement_none", "statement", context);
  for (const auto* key : {"error_query_long", "error_query_unusable", "error_page_unusable"}) html += alert_view(key, "query", context);
  for (const auto* verdict :
       {"empty", "too-long", "not-text", "wildcard", "one-word", "only-initials", "only-titles", "city"}) {
    html += alert_view(muster::name_error_key(verdict), "name", context);
  }
  return html + muster::alert_title("T", context);
}

}  // namespace

TEST_CASE("every language of the theme has every text, with the same places to fill") {
  const auto english = read_strings("en");
  const auto french = read_strings("fr");
  REQUIRE(english.size() > 90);
  for (const auto& [key, text] : english) {
    INFO(key);
    REQUIRE(french.count(key) == 1);
    CHECK(placeholders(text) == placeholders(french.at(key)));
  }
  CHECK(english.size() == french.size());
}

TEST_CASE("no view asks for a text that the theme does not have, and none is left unfilled") {
  const auto strings = read_strings("en");
  auto context = view_context();
  context.strings = &strings;
  context.organisation_email = "desk@example.org";
  context.organisation_phone = "555";
  context.checked_at = "2026-11-22T19:32:05Z";
  auto html = all_views(context);
  context.organisation_email.clear();
  context.organisation_phone.clear();
  html += all_views(context);
  context.organisation_url = "https://office.example.org/";
  html += all_views(context);
  CHECK(contains(html, "<a href=\"https://office.example.org/\">"));
  CHECK_FALSE(contains(html, "{"));
  // A key that is missing shows as itself, and no text of the theme has an underscore.
  CHECK_FALSE(contains(html, "_"));
}
