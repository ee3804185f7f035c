#include "core/roster/name_query.h"

#include <doctest/doctest.h>

using muster::LookupVerdict;

namespace {

const std::vector<std::string> kCodes{"cet"};

std::string words(std::string_view text) {
  std::string out;
  for (const muster::QueryWord& word : muster::read_name_query(text, kCodes).words)
    out += (out.empty() ? "" : word.after_hyphen ? "-" : " ") + word.text;
  return out;
}

LookupVerdict verdict(std::string_view text) { return muster::read_name_query(text, kCodes).verdict; }

}  // namespace

TEST_CASE("titles and letters after the name are no part of it") {
  CHECK(words("Dr. Joan Example, P.Eng.") == "joan example");
  CHECK(words("Mme Joan Example C.E.T.") == "joan example");
  CHECK(words("Joan Example cet") == "joan example");
  CHECK(words("Example, Joan, Ph.D., C.E.T.") == "example joan");
  CHECK(words("Joan Example Jr.") == "joan example");
}

TEST_CASE("a name that looks like letters after a name stays a name") {
  CHECK(words("Min Meng") == "min meng");
  CHECK(words("Wei Ma") == "wei ma");
  CHECK(words("J.R. Example") == "j r example");
  CHECK(words("Judge Example") == "judge example");
}

TEST_CASE("a comma parts the family name from the rest") {
  CHECK(muster::read_name_query("van der Berg, Joan", kCodes).comma == 3);
  CHECK(muster::read_name_query("Joan Example, C.E.T.", kCodes).comma == 0);
}

TEST_CASE("hyphens are remembered") { CHECK(words("Joan Example-Sample") == "joan example-sample"); }

TEST_CASE("Ma. before another given name is Maria") {
  CHECK(words("Ma. Teresa Example") == "maria teresa example");
  CHECK(words("Example, Ma. Teresa") == "example maria teresa");
  CHECK(words("Ma.Teresa Example") == "maria teresa example");
  CHECK(words("Ma Teresa Example") == "ma teresa example");
  CHECK(words("Joan Ma.") == "joan ma");
  CHECK(words("Ma., Joan") == "ma joan");
}

TEST_CASE("hyphenated initials are initials") {
  CHECK(words("J.-S. Example") == "j s example");
  CHECK(words("J-S Example") == "j s example");
  CHECK(words("Mary-S. Example") == "mary-s example");
}

TEST_CASE("what cannot be looked up is told apart") {
  CHECK(verdict("") == LookupVerdict::kEmpty);
  CHECK(verdict(" ,.- 42") == LookupVerdict::kEmpty);
  CHECK(verdict("Exam*") == LookupVerdict::kWildcard);
  CHECK(verdict("%") == LookupVerdict::kWildcard);
  CHECK(verdict("J. S.") == LookupVerdict::kOnlyInitials);
  CHECK(verdict("C.E.T.") == LookupVerdict::kOnlyTitles);
  CHECK(verdict("Dr.") == LookupVerdict::kOnlyTitles);
  CHECK(verdict("Joan\nExample") == LookupVerdict::kNotText);
  CHECK(verdict("Joan \xC2\x85 Example") == LookupVerdict::kNotText);
  CHECK(verdict("Joan \xFF") == LookupVerdict::kNotText);
  CHECK(verdict(std::string(201, 'a')) == LookupVerdict::kTooLong);
  CHECK(verdict("a b c d e f g h i j k l mm") == LookupVerdict::kTooLong);
}

TEST_CASE("two hundred characters are not too long, whatever their bytes") {
  std::string name = "J ";
  for (int count = 0; count < 198; ++count) name += "é";
  CHECK(verdict(name) == LookupVerdict::kAnswered);
}

TEST_CASE("a name without a space is one name, unless its script has no spaces") {
  CHECK(muster::read_name_query("Example", kCodes).is_one_name);
  CHECK(muster::read_name_query("Example-Sample", kCodes).is_one_name);
  CHECK_FALSE(muster::read_name_query("李伟", kCodes).is_one_name);
  CHECK_FALSE(muster::read_name_query("Al Example", kCodes).is_one_name);
}
