#include "core/roster/spelling_cost.h"

#include <doctest/doctest.h>

#include <string>

using muster::spelling_cost;

TEST_CASE("spellings that sound the same cost less than slips") {
  const std::pair<const char*, const char*> alike[] = {
      {"shmidt", "schmidt"},   {"steven", "stephen"},      {"macdonald", "mcdonald"}, {"kowalchuk", "kovalchuk"},
      {"meyer", "meier"},      {"philip", "phillip"},      {"mueller", "muller"},     {"beaudoin", "beaudoine"},
      {"mohamed", "mohammed"}, {"yurchenko", "iurchenko"}, {"elmasri", "almasri"}};
  for (const auto& [typed, meant] : alike) {
    CAPTURE(typed);
    CHECK(spelling_cost(typed, meant, 20) > 0);
    CHECK(spelling_cost(typed, meant, 20) < 3.2F);
  }
  const std::pair<const char*, const char*> slips[] = {
      {"exmaple", "example"}, {"exampel", "example"}, {"examplr", "example"}, {"eample", "example"}};
  for (const auto& [typed, meant] : slips) {
    CAPTURE(typed);
    CHECK(spelling_cost(typed, meant, 20) > 4);
    CHECK(spelling_cost(typed, meant, 20) < 7);
  }
}

TEST_CASE("cost is the same in both directions and grows with the distance") {
  CHECK(spelling_cost("example", "sample", 30) == spelling_cost("sample", "example", 30));
  CHECK(spelling_cost("example", "exbmple", 30) < spelling_cost("example", "exbmqle", 30));
  CHECK(spelling_cost("example", "example", 30) == 0);
}

TEST_CASE("a very long word is only ever equal") {
  const std::string word(60, 'a');
  CHECK(spelling_cost(word, word, 10) == 0);
  CHECK(spelling_cost(word, word + "a", 10) > 1000);
}
