#include "core/roster/name_readings.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

bool has(const std::vector<muster::NameReading>& readings, const std::string& given, const std::string& family,
         bool whole = true) {
  return std::any_of(readings.begin(), readings.end(), [&](const muster::NameReading& reading) {
    return reading.given == given && reading.family == family && reading.is_whole == whole;
  });
}

}  // namespace

TEST_CASE("both orders are read") {
  const auto readings = muster::readings_of({{"joan"}, {"example"}}, 0);
  CHECK(has(readings, "joan", "example"));
  CHECK(has(readings, "example", "joan"));
}

TEST_CASE("a comma leaves one order") {
  const auto readings = muster::readings_of({{"example"}, {"joan"}}, 1);
  CHECK(has(readings, "joan", "example"));
  CHECK_FALSE(has(readings, "example", "joan"));
}

TEST_CASE("particles behind the given name belong before the family name, and may be a middle name as well") {
  const auto readings = muster::readings_of({{"berg"}, {"joan"}, {"van"}, {"der"}}, 1);
  CHECK(has(readings, "joan", "vanderberg"));
  CHECK(has(readings, "joanvander", "berg"));
  CHECK(has(muster::readings_of({{"cruz"}, {"joan"}, {"de"}, {"la"}}, 1), "joan", "delacruz"));
  CHECK(has(muster::readings_of({{"hof"}, {"joan"}, {"van"}, {"t"}}, 1), "joan", "vanthof"));
}

TEST_CASE("several words can be one family name or one given name") {
  const auto readings = muster::readings_of({{"joan"}, {"van"}, {"der"}, {"berg"}}, 0);
  CHECK(has(readings, "joan", "vanderberg"));
  CHECK(has(readings, "joan", "berg"));
  CHECK(has(readings, "joanvan", "derberg"));
  CHECK(has(readings, "joan", "berg", false));
}

TEST_CASE("one side of a hyphen is enough for a guess only") {
  const auto readings = muster::readings_of({{"joan"}, {"example"}, {"sample", true}}, 0);
  CHECK(has(readings, "joan", "examplesample"));
  CHECK(has(readings, "joan", "sample", false));
  CHECK_FALSE(has(readings, "joan", "sample", true));
}
