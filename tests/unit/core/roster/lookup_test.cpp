#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include "core/roster/common_names.h"
#include "tests/unit/core/roster/fictional_roster.h"

using muster::LookupVerdict;
using muster::MatchKind;

namespace {

const muster::RosterEngine& engine() {
  static const auto opened = engine_for(fictional_roster(), "lookup");
  return *opened;
}

// "exact Zoë Anne Marie O'Brien-Smith | ..." or the verdict.
std::string answer(const muster::RosterEngine& of, std::string_view name) {
  const muster::RosterAnswer found = of.lookup(name);
  std::string out;
  for (const muster::RosterMatch& match : found.matches)
    out += (out.empty() ? "" : " | ") + std::string(muster::match_kind_name(match.match)) + " " + match.name;
  if (found.verdict != LookupVerdict::kAnswered) out += muster::lookup_verdict_name(found.verdict);
  return found.too_many ? out + "too many" : out;
}

std::string answer(std::string_view name) { return answer(engine(), name); }

bool is_matched(const muster::RosterEngine& of, std::string_view name) {
  const muster::RosterAnswer found = of.lookup(name);
  return found.too_many || (!found.matches.empty() && found.matches[0].match != MatchKind::kPossible);
}

struct Case {
  const char* typed;
  const char* expected;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& entry : cases) {
    CAPTURE(entry.typed);
    CHECK(answer(entry.typed) == entry.expected);
  }
}

}  // namespace

TEST_CASE("the same name is exact whatever its case, accents, punctuation, order and middle names") {
  for (const char* typed :
       {"Zoë Anne Marie O'Brien-Smith", "zoe obrien smith", "ZOË O’BRIEN SMITH", "O'Brien-Smith, Zoë",
        "OBrienSmith Zoe", "Zoë A. O'Brien-Smith", "Zoë Marie O'Brien-Smith", "Dr. Zoë O'Brien-Smith, P.Eng.",
        "Ms Zoe OBrien-Smith C.E.T.", "Zoë Anne Marie Louise O'Brien-Smith"}) {
    CAPTURE(typed);
    CHECK(answer(typed) == "exact Zoë Anne Marie O'Brien-Smith");
  }
  check({{"William Kowalchuk", "exact William Robert Kowalchuk"},
         {"Maria Vandenberg", "exact Maria van den Berg"},
         {"Berg, Maria van den", "exact Maria van den Berg"},
         {"Berg, Joan van den", ""},
         {"Nguyen, Anh Van", "exact Anh Van Nguyen"},
         {"Mary-Ann Mac Gillicuddy", "exact Mary Ann MacGillicuddy"},
         {"Maryann Macgillicuddy", "exact Mary Ann MacGillicuddy"},
         {"Ahmed alFictional", "exact Ahmed Al-Fictional"},
         {"Nguyễn Văn Anh", "exact Anh Van Nguyen"},
         {"jean pierre thibaudeau", "exact Jean-Pierre Thibaudeau"}});
}

TEST_CASE("a nickname, a preferred or former name and another spelling are close") {
  check({{"Bill Kowalchuk", "close William Robert Kowalchuk"},
         {"Zo O'Brien-Smith", "close Zoë Anne Marie O'Brien-Smith"},
         {"Zoe Tremblay", "close Zoë Anne Marie O'Brien-Smith"},
         {"Zoe Lafiction", "close Zoë Anne Marie O'Brien-Smith"},
         {"Wiliam Kowalczuk", "close William Robert Kowalchuk"},
         {"William Kowlachuk", "close William Robert Kowalchuk"},
         {"Catherine Riedel", "close Katherine Reidel"},
         {"Jurgen Mueller", "close Jürgen Müller"},
         {"Hsiao-ming Chang", "close Xiaoming Zhang"},
         {"Hsiaoming Cheung", "close Xiaoming Zhang"},
         {"Oleksander Szewczenko", "close Oleksandr Shevchenko"},
         {"Zoe Smith", "close Zoë Anne Marie O'Brien-Smith"}});
}

TEST_CASE("a name in its own script finds the member") {
  check({{"Олександр Шевченко", "exact Oleksandr Shevchenko"},
         {"张小明", "exact Xiaoming Zhang"},
         {"Шевченко, Олександр", "exact Oleksandr Shevchenko"}});
}

TEST_CASE("an initial with the family name is answered when one member fits") {
  check({{"W. Kowalchuk", "close William Robert Kowalchuk"},
         {"Kowalchuk, W", "close William Robert Kowalchuk"},
         {"W R Kowalchuk", "close William Robert Kowalchuk"},
         {"W P Kowalchuk", ""},
         {"X. Kowalchuk", ""}});
  muster::RosterData two = fictional_roster();
  two.members.push_back(fictional_member("Walter", "", "Kowalchuk"));
  CHECK(answer(*engine_for(two, "initial"), "W. Kowalchuk") == "too many");
}

TEST_CASE("Ma. Teresa and Maria Teresa are one name, whichever is listed") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("Ma. Teresa", "", "Fictiventura"));
  data.members.push_back(fictional_member("Maria Luisa", "", "Fictiventura"));
  const auto both = engine_for(data, "maria");
  for (const char* typed : {"Ma. Teresa Fictiventura", "Maria Teresa Fictiventura", "Ma Teresa Fictiventura",
                            "Fictiventura, Ma. Teresa"}) {
    CAPTURE(typed);
    CHECK(answer(*both, typed) == "exact Ma. Teresa Fictiventura");
  }
  CHECK(answer(*both, "Ma. Luisa Fictiventura") == "exact Maria Luisa Fictiventura");
  CHECK(answer(*both, "Ma. Carmen Fictiventura") == "");
}

TEST_CASE("the first given and the first family name of two each are close, as typed only") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("José Luis", "Cruz", "Cárdenas Mejía"));
  const auto both = engine_for(data, "first-of-both");
  CHECK(answer(*both, "Jose Cardenas") == "close José Luis Cruz Cárdenas Mejía");
  CHECK(answer(*both, "Jose Luis Cardenas") == "close José Luis Cruz Cárdenas Mejía");
  for (const char* typed : {"Jose Mejia", "Luis Cardenas", "Joseph Cardenas", "Jose Carmenas", "Jose Pablo Cardenas"}) {
    CAPTURE(typed);
    CHECK_FALSE(is_matched(*both, typed));
  }
}

TEST_CASE("initials of a given name of several words find the member, with or without the middle name") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("Jean-Sébastien", "Dominique", "Fictineau"));
  data.members.push_back(fictional_member("Anne Sophie", "", "L'Exemple"));
  const auto both = engine_for(data, "initials");
  for (const char* typed : {"J.-S. Fictineau", "J-S Fictineau", "J S Fictineau", "J.S.D. Fictineau", "J.D. Fictineau",
                            "Fictineau, J.-S.", "J. Fictineau", "J. Sébastien Fictineau"}) {
    CAPTURE(typed);
    CHECK(answer(*both, typed) == "close Jean-Sébastien Dominique Fictineau");
  }
  CHECK(answer(*both, "A.-S. L'Exemple") == "close Anne Sophie L'Exemple");
  for (const char* typed : {"J.-P. Fictineau", "S. Fictineau", "A.-P. L'Exemple"}) {
    CAPTURE(typed);
    CHECK(answer(*both, typed) == "");
  }
}

TEST_CASE("a preferred or former name is found as it stands, not by another name for it") {
  muster::RosterData data = fictional_roster();
  muster::RosterMember yaroslav = fictional_member("Yaroslav", "", "Fictinchuk");
  yaroslav.preferred_name = "Jerry";
  muster::RosterMember lien = fictional_member("Kim Liên", "", "Nguyễn");
  lien.former_names = {"Kim Liên Huỳnh"};
  data.members.push_back(yaroslav);
  data.members.push_back(lien);
  const auto both = engine_for(data, "preferred");
  CHECK(answer(*both, "Jerry Fictinchuk") == "close Yaroslav Fictinchuk");
  CHECK(answer(*both, "Gerry Fictinchuk") == "close Yaroslav Fictinchuk");
  CHECK(answer(*both, "Kim Lien Huynh") == "close Kim Liên Nguyễn");
  for (const char* typed : {"Gerald Fictinchuk", "Jeremy Fictinchuk", "Kim Ng", "Kim Lien Ng"}) {
    CAPTURE(typed);
    CHECK_FALSE(is_matched(*both, typed));
  }
}

TEST_CASE("a member listed by an initial is found by the middle name") {
  check({{"Robert Pemberley", "close J. Robert Pemberley"}, {"J Robert Pemberley", "exact J. Robert Pemberley"}});
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("J. Alexander", "", "Fictinaughton"));
  const auto both = engine_for(data, "second-given");
  for (const char* typed : {"Alexander Fictinaughton", "Alex Fictinaughton", "J. Fictinaughton", "J.A. Fictinaughton"}) {
    CAPTURE(typed);
    CHECK(answer(*both, typed) == "close J. Alexander Fictinaughton");
  }
  CHECK_FALSE(is_matched(*both, "Alexandra Fictinaughton"));
}

TEST_CASE("people who are not on the roster are not found, near as their names may be") {
  check({{"William Paul Kowalchuk", ""},
         {"John Smithers", ""},
         {"Jane Smithers", ""},
         {"Joan Smith", ""},
         {"Peter Kowalchuk", ""},
         {"Katherine Rosdale", ""},
         {"Tom Sawyer", ""},
         {"Maria Bergeron", ""}});
  CHECK_FALSE(is_matched(engine(), "Katherine Randel"));
}

TEST_CASE("a rarer name that is one slip away from a member's is another name, unless it sounds the same") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("Gwendolyn", "", "Halpern"));
  data.members.push_back(fictional_member("Gwendolyn", "", "Whitelaw"));
  const auto both = engine_for(data, "rarer");
  CHECK(answer(*both, "Gwendolyn Halpren") == "close Gwendolyn Halpern");
  CHECK_FALSE(is_matched(*both, "Gwendolyn Halpin"));
  CHECK(is_matched(*both, "Gwendolyn Whytelaw"));
}

TEST_CASE("the lists of names are folded, sorted and have nothing twice") {
  const auto are_in_order = [](const std::vector<std::string_view>& names) {
    return std::is_sorted(names.begin(), names.end(), std::less_equal<>()) &&
           std::all_of(names.begin(), names.end(), [](std::string_view name) {
             return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
           });
  };
  CHECK(are_in_order(muster::rarer_family_names()));
  CHECK(are_in_order(muster::rarer_given_names()));
  for (const std::string_view name : muster::rarer_family_names()) CHECK_FALSE(muster::is_common_family_name(name));
  for (const std::string_view name : muster::rarer_given_names()) CHECK_FALSE(muster::is_common_given_name(name));
}

TEST_CASE("a name made of other syllables is another name") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("Junmin", "", "Fictizhou"));
  data.members.push_back(fictional_member("Minh Hung", "", "Đỗ"));
  const auto both = engine_for(data, "syllables");
  CHECK_FALSE(is_matched(*both, "Yumin Fictizhou"));
  CHECK_FALSE(is_matched(*both, "Minh Dung Đỗ"));
  CHECK(answer(*both, "Minh Hưng Đỗ") == "exact Minh Hung Đỗ");
}

TEST_CASE("a half of a double name with a slip in it is a guess at most") {
  for (const muster::RosterMatch& match : engine().lookup("Zoe Smiht").matches)
    CHECK(match.match == MatchKind::kPossible);
}

TEST_CASE("a Cantonese spelling finds the member listed in pinyin, common as it is itself") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("Huihong", "", "Wang"));
  data.members.push_back(fictional_member("Jane", "", "Wong"));
  CHECK(answer(*engine_for(data, "cantonese"), "Huihong Wong") == "close Huihong Wang");
}

TEST_CASE("one syllable of a Korean given name is a guess at most") {
  const muster::RosterAnswer found = engine().lookup("Ji Park");
  for (const muster::RosterMatch& match : found.matches) CHECK(match.match == MatchKind::kPossible);
}

TEST_CASE("a single word finds a member of that one name only") {
  check({{"Suharto", "exact Suharto"},
         {"suhartó", "exact Suharto"},
         {"Suharta", "one-word"},
         {"Kowalchuk", "one-word"},
         {"William", "one-word"},
         {"O'Brien-Smith", "one-word"},
         {"van den Berg", "one-word"},
         {"De la Cruz", "one-word"},
         {"van 't Hof", "one-word"},
         {"Dela Cruz", "one-word"},
         {"Delos Santos", "one-word"},
         {"St. Denis", "one-word"},
         {"Saint John", "one-word"},
         {"Red Deer", "city"},
         {"Kowal", "one-word"}});
}

TEST_CASE("what is shown of a member is what was published") {
  const muster::RosterAnswer found = engine().lookup("Zo O'Brien-Smith");
  CHECK(found.name == "Zo O'Brien-Smith");
  CHECK(found.as_of == "2026-11-01");
  REQUIRE(found.matches.size() == 1);
  CHECK(found.matches[0].city == "Red Deer");
  REQUIRE(found.matches[0].designations.size() == 2);
  CHECK(found.matches[0].designations[0].code == "R.E.T.");
  CHECK(found.matches[0].designations[1].url == "/designations/c-e-t/");
}

TEST_CASE("members of one name are all shown, up to ten; more are too many") {
  muster::RosterData data = fictional_roster();
  for (int count = 0; count < 10; ++count)
    data.members.push_back(fictional_member("Pat", "", "Commonly", "City " + std::to_string(count)));
  CHECK(engine_for(data, "ten")->lookup("Pat Commonly").matches.size() == 10);
  data.members.push_back(fictional_member("Pat", "", "Commonly", "City 10"));
  const muster::RosterAnswer many = engine_for(data, "eleven")->lookup("Pat Commonly");
  CHECK(many.too_many);
  CHECK(many.matches.empty());
}

TEST_CASE("who has every typed name comes alone") {
  muster::RosterData data = fictional_roster();
  data.members.push_back(fictional_member("William", "", "Kowalchuk"));
  const auto both = engine_for(data, "middle");
  CHECK(both->lookup("William Kowalchuk").matches.size() == 2);
  CHECK(answer(*both, "William Robert Kowalchuk") == "exact William Robert Kowalchuk");
}

TEST_CASE("a site's own nicknames count") {
  muster::RosterData data = fictional_roster();
  data.nicknames = {{"Ziggy", "William"}};
  CHECK(answer(*engine_for(data, "nickname"), "Ziggy Kowalchuk") == "close William Robert Kowalchuk");
}

TEST_CASE("an empty roster answers") {
  CHECK(answer(*engine_for({}, "empty"), "Joan Smithers") == "");
  CHECK(answer(*engine_for({}, "empty"), "Joan") == "one-word");
}

TEST_CASE("threads share an engine") {
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&right] {
      for (int count = 0; count < 50; ++count)
        if (answer("张小明") == "exact Xiaoming Zhang" && answer("Bill Kowalchuk") == "close William Robert Kowalchuk")
          ++right;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 200);
}

TEST_CASE("a name that takes too long to look for is given up, and says nothing") {
  const muster::RosterAnswer late = engine().lookup("Zoe Smiht", muster::TimeLimit(muster::TimeLimit::Clock::now()));
  CHECK(late.verdict == LookupVerdict::kOutOfTime);
  CHECK(late.matches.empty());
}
