#include "core/roster/member_forms.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

muster::RosterMember member(const char* given, const char* middle, const char* family) {
  muster::RosterMember made;
  made.given_name = given;
  made.middle_names = middle;
  made.family_name = family;
  return made;
}

std::string forms(const muster::RosterMember& of) {
  std::string out;
  for (const muster::NameForm& form : muster::forms_of(of))
    out += form.given + "+" + form.family + ":" + std::to_string(form.flags) + " ";
  return out;
}

}  // namespace

TEST_CASE("the whole name comes first, then what it is shortened to") {
  CHECK(forms(member("Joan", "", "Example")) == "joan+example:0 ");
  CHECK(forms(member("Joan", "", "Example-Sample")) == "joan+examplesample:0 joan+example:2 joan+sample:2 ");
  CHECK(forms(member("Joan", "", "van der Example")) == "joan+vanderexample:0 joan+example:4 ");
  CHECK(forms(member("Mary Ann", "", "Example")) == "maryann+example:0 mary+example:8 ");
  CHECK(forms(member("Mary Ann", "", "Example Sample")) ==
        "maryann+examplesample:0 maryann+example:2 maryann+sample:2 mary+examplesample:8 mary+example:10 ");
  CHECK(forms(member("Mary Ann", "", "Example-Sample")) ==
        "maryann+examplesample:0 maryann+example:2 maryann+sample:2 mary+examplesample:8 ");
  CHECK(forms(member("Ji-Hoon", "", "Example")) == "jihoon+example:0 ji+example:16 ");
}

TEST_CASE("preferred and former names are forms too") {
  muster::RosterMember joan = member("Joan", "", "Example");
  joan.preferred_name = "Jo";
  joan.former_names = {"Specimen", "Joan Pattern", "de la Muster"};
  CHECK(forms(joan) == "joan+example:0 jo+example:1 joan+specimen:1 joan+pattern:1 joan+delamuster:1 ");
}

TEST_CASE("the name after an initial is a form, in the given name or the middle names") {
  CHECK(forms(member("J. Joan", "", "Example")) == "jjoan+example:0 joan+example:32 ");
  CHECK(forms(member("J.", "Joan", "Example")) == "j+example:0 joan+example:32 ");
  CHECK(forms(member("J. R.", "", "Example")) == "jr+example:0 ");
}

TEST_CASE("Ma. is Maria too") {
  CHECK(forms(member("Ma. Joan", "", "Example")) ==
        "majoan+example:0 ma+example:8 mariajoan+example:0 maria+example:8 ");
}

TEST_CASE("of a former name of syllables, the first alone is a syllable as it is of a given name") {
  muster::RosterMember kim = member("Kim Lien", "", "Example");
  kim.former_names = {"Kim Lien Muster"};
  CHECK(forms(kim) ==
        "kimlien+example:0 kim+example:16 kimlien+muster:1 kim+muster:17 kim+lienmuster:1 kimlien+kimlienmuster:1 ");
}

TEST_CASE("a one-word name is one unit") {
  CHECK(forms(member("Example", "", "")) == "+example:0 ");
  CHECK(forms(member("", "", "Example")) == "+example:0 ");
  CHECK(forms(member("", "", "42")).empty());
}
