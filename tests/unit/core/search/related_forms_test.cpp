#include "core/search/related_forms.h"

#include <doctest/doctest.h>

using muster::family_root;

namespace {

std::vector<std::string> related(const std::string& language, const std::string& texts, const std::string& word) {
  muster::Analyser analyser(language);
  muster::VocabularyCounts counts;
  counts.add_entry(analyser.analyse(texts));
  muster::Vocabulary vocabulary;
  vocabulary.add_serialised(counts.serialise());
  vocabulary.prepare(1);
  return muster::related_forms(analyser.form(word).stem, vocabulary, analyser);
}

}  // namespace

TEST_CASE("words of one family are found for each other, others are not") {
  CHECK(related("en", "the treatment works", "treat") == std::vector<std::string>{"treatment"});
  CHECK(related("en", "a retiree lives", "retirement") == std::vector<std::string>{"retire"});
  CHECK(related("en", "a partnership", "partner") == std::vector<std::string>{"partnership"});
  CHECK(related("en", "trend, treason, treaty, a party", "treat").empty());
  CHECK(related("fr", "les assureurs", "assurance") == std::vector<std::string>{"assureur"});
}

TEST_CASE("what is left has four letters, and is the stem where endings are not known") {
  CHECK(family_root("en", "treatment") == "treat");
  CHECK(family_root("en", "applicant") == "appl");
  CHECK(family_root("en", "agent") == "agent");
  CHECK(family_root("de", "behandlung") == "behandlung");
}
