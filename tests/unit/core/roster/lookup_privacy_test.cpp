// What the index must not hold, and what an answer must not tell.
#include <doctest/doctest.h>

#include "core/roster/roster_index_writer.h"
#include "tests/unit/core/roster/fictional_roster.h"

TEST_CASE("preferred and former names are never shown") {
  const auto engine = engine_for(fictional_roster(), "privacy");
  for (const char* typed : {"Zo O'Brien-Smith", "Zoe Tremblay", "Zoe Lafiction"})
    for (const muster::RosterMatch& match : engine->lookup(typed).matches) {
      CHECK(match.name.find("Tremblay") == std::string::npos);
      CHECK(match.name.find("Lafiction") == std::string::npos);
      CHECK(match.name == "Zoë Anne Marie O'Brien-Smith");
    }
}

TEST_CASE("family names, prefixes, wildcards, cities and letters alone disclose nobody") {
  const auto engine = engine_for(fictional_roster(), "alone");
  for (const muster::RosterMember& member : fictional_members()) {
    if (member.family_name.empty()) continue;
    CHECK(engine->lookup(member.family_name).matches.empty());
    CHECK(engine->lookup(member.family_name.substr(0, 3)).matches.empty());
    CHECK(engine->lookup(member.family_name + "*").matches.empty());
    CHECK(engine->lookup("* " + member.family_name).matches.empty());
    CHECK(engine->lookup(member.city).matches.empty());
  }
  CHECK(engine->lookup("C.E.T.").matches.empty());
  CHECK(engine->lookup("a e").matches.empty());
}
