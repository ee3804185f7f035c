#include "core/roster/nicknames.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

const std::vector<std::pair<std::string, std::string>> kNone;

float cost(const muster::Nicknames& table, std::string_view typed, std::string_view meant) {
  for (const muster::RelatedName& name : table.related(typed))
    if (name.name == meant) return name.cost;
  return -1;
}

}  // namespace

TEST_CASE("a nickname leads to its full names, in English and French") {
  const muster::Nicknames table(kNone);
  CHECK(table.pair_count() > 400);
  for (const auto& [typed, meant] : {std::pair{"bill", "william"},
                                     {"peggy", "margaret"},
                                     {"gen", "genevieve"},
                                     {"guy", "guillaume"},
                                     {"sukh", "sukhdeep"},
                                     {"kasia", "katarzyna"},
                                     {"pippa", "philippa"},
                                     {"willy", "wilhelmina"},
                                     {"wilma", "wilhelmina"}}) {
    CAPTURE(typed);
    CHECK(cost(table, typed, meant) > 0);
  }
}

TEST_CASE("a full name leads back at a higher cost, and not to another full name by way of a nickname") {
  const muster::Nicknames table(kNone);
  CHECK(cost(table, "william", "bill") > cost(table, "bill", "william"));
  CHECK(cost(table, "patrick", "patricia") < 0);
}

TEST_CASE("spellings of one sound are nearer than those of another tongue") {
  const muster::Nicknames table(kNone);
  CHECK(cost(table, "shawn", "sean") < 2);
  CHECK(cost(table, "jonathon", "jonathan") < 2);
  CHECK(cost(table, "zoey", "zoe") < 2);
  CHECK(cost(table, "kieran", "ciaran") < 2);
  CHECK(cost(table, "catherine", "ekaterina") > 4);
}

TEST_CASE("a site adds its own") {
  const std::vector<std::pair<std::string, std::string>> added{{"zz", "zebedee"}};
  const muster::Nicknames table(added);
  CHECK(cost(table, "zz", "zebedee") > 0);
  CHECK(table.knows("zebedee"));
  CHECK_FALSE(muster::Nicknames(kNone).knows("zebedee"));
}
