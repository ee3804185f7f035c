#include "core/text/nearest.h"

#include <doctest/doctest.h>

TEST_CASE("edit distance counts swaps of neighbours as one") {
  CHECK(muster::edit_distance("titel", "title") == 1);
  CHECK(muster::edit_distance("", "abc") == 3);
  CHECK(muster::edit_distance("kitten", "sitting") == 3);
  CHECK(muster::edit_distance("same", "same") == 0);
}

TEST_CASE("the nearest word is offered only when it is near") {
  const std::vector<std::string> known{"title", "description", "aliases"};
  CHECK(muster::nearest_word("Titel", known) == "title");
  CHECK(muster::nearest_word("alias", known) == std::nullopt);
  CHECK(muster::nearest_word("descripton", known) == "description");
  CHECK_FALSE(muster::nearest_word("colour", known));
  CHECK_FALSE(muster::nearest_word("x", {}));
}
