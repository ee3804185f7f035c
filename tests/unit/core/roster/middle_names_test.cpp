#include "core/roster/middle_names.h"

#include <doctest/doctest.h>

namespace {

using Names = std::vector<std::string>;

std::optional<muster::MiddleFit> fit(const Names& typed, const Names& listed) {
  return muster::fit_middles(typed, listed, [](const std::string&) { return 5.0F; });
}

}  // namespace

TEST_CASE("a middle name may be missing on either side") {
  CHECK(fit({}, {"anne"})->cost == 0);
  CHECK(fit({"anne"}, {})->cost == 5);
  CHECK(fit({"anne"}, {"anne"})->all_typed);
  CHECK_FALSE(fit({}, {"anne"})->all_typed);
}

TEST_CASE("middle names that differ are two people") {
  CHECK_FALSE(fit({"paul"}, {"robert"}));
  CHECK(fit({"paul", "robert"}, {"robert"}));
}

TEST_CASE("an initial stands for a middle name") {
  CHECK(fit({"r"}, {"robert"})->is_exact);
  CHECK_FALSE(fit({"p"}, {"robert"}));
}

TEST_CASE("a misspelled middle name fits, but not exactly") {
  REQUIRE(fit({"robret"}, {"robert"}));
  CHECK_FALSE(fit({"robret"}, {"robert"})->is_exact);
}
