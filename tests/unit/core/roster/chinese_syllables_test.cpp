#include "core/roster/chinese_syllables.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

bool leads(std::string_view from, std::string_view to) {
  const auto spellings = muster::other_chinese_spellings(from);
  return std::find(spellings.begin(), spellings.end(), to) != spellings.end();
}

}  // namespace

TEST_CASE("pinyin, Wade-Giles and Cantonese spellings lead to each other") {
  const std::pair<const char*, const char*> pairs[] = {
      {"hsieh", "xie"},  {"xie", "hsieh"},  {"tsao", "cao"},           {"chang", "zhang"}, {"cheung", "zhang"},
      {"wong", "wang"},  {"wong", "huang"}, {"hsiaoming", "xiaoming"}, {"kuo", "guo"},     {"kwok", "guo"},
      {"tseng", "zeng"}, {"chou", "zhou"},  {"chow", "zhou"},          {"yeh", "ye"},      {"jen", "ren"}};
  for (const auto& [from, to] : pairs) {
    CAPTURE(from);
    CAPTURE(to);
    CHECK(leads(from, to));
  }
}

TEST_CASE("other names are not cut into syllables") {
  CHECK(muster::other_chinese_spellings("tremblay").empty());
  CHECK(muster::other_chinese_spellings("").size() <= 1);
  CHECK(muster::is_east_asian_syllable("hoon"));
  CHECK_FALSE(muster::is_east_asian_syllable("anne"));
}
