#include "core/roster/letter_model.h"

#include <doctest/doctest.h>

TEST_CASE("a spelling like the names learnt is likelier than one that no name looks like") {
  const auto table = muster::learn_letters({"martin", "martel", "marino", "carter", "barton", "morton", "marten"});
  CHECK(muster::improbability_of_letters(table, "marton") < muster::improbability_of_letters(table, "mratno"));
  CHECK(muster::improbability_of_letters(table, "mart") < muster::improbability_of_letters(table, "zqxj"));
}

TEST_CASE("nothing is impossible, even with nothing learnt") {
  const auto table = muster::learn_letters({});
  CHECK(muster::improbability_of_letters(table, "abc") > 0);
  CHECK(muster::improbability_of_letters(table, "abc") < 20);
}
