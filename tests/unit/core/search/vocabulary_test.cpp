#include "core/search/vocabulary.h"

#include <doctest/doctest.h>

namespace {

muster::Vocabulary vocabulary_of(const std::vector<std::string>& entries) {
  muster::Analyser analyser("en");
  muster::VocabularyCounts counts;
  for (const std::string& entry : entries) counts.add_entry(analyser.analyse(entry));
  muster::Vocabulary vocabulary;
  vocabulary.add_serialised(counts.serialise());
  vocabulary.prepare(entries.size());
  return vocabulary;
}

const std::vector<std::string> kEntries = {"members renew a membership",
                                           "the membership fee",
                                           "log continuing hours",
                                           "form and from",
                                           "from then",
                                           "zebra 2024",
                                           "aset"};

}  // namespace

TEST_CASE("a mistyped word is corrected to the likeliest known one") {
  const muster::Vocabulary vocabulary = vocabulary_of(kEntries);
  const std::pair<const char*, std::optional<std::string>> cases[] = {
      {"membreship", "membership"},
      {"membershp", "membership"},
      {"continuuing", "continuing"},
      {"fe", std::nullopt},
      {"fea", "fee"},
      {"qqqqqqq", std::nullopt},
      {"ebra", "zebra"},
      {"2025", std::nullopt},
      {"frm", "from"},
      {"memships", std::nullopt},
      {"memberhsips", "membership"},
      {"alert", std::nullopt},
  };
  for (const auto& [typed, expected] : cases) CHECK(vocabulary.correct(typed) == expected);
}

TEST_CASE("of words as near to a mistyped one, that which begins like it for longer is meant") {
  const muster::Vocabulary vocabulary = vocabulary_of({"a company", "the company", "how to complain", "the company again"});
  CHECK(vocabulary.correct("complane") == "complain");
  CHECK(vocabulary.correct("compane") == "company");
}

TEST_CASE("unfinished words are completed, common ones first, capped") {
  const muster::Vocabulary vocabulary = vocabulary_of(kEntries);
  CHECK(vocabulary.complete("membe", 5) == std::vector<std::string>{"membership", "members"});
  CHECK(vocabulary.complete("membe", 1) == std::vector<std::string>{"membership"});
  CHECK(vocabulary.complete("x", 5).empty());
}

TEST_CASE("each entry counts once for a stem, and rare stems weigh more") {
  const muster::Vocabulary vocabulary = vocabulary_of({"fee fees fee", "fee", "hour"});
  CHECK(vocabulary.stem_entries(muster::stem_id("fee")) == 2);
  CHECK(vocabulary.stem_entries(muster::stem_id("nothing")) == 0);
  CHECK(vocabulary.stem_mass(muster::stem_id("hour")) > vocabulary.stem_mass(muster::stem_id("fee")));
  CHECK(vocabulary.stem_mass(muster::stem_id("nothing")) > vocabulary.stem_mass(muster::stem_id("hour")));
}

TEST_CASE("vocabularies of several databases add up") {
  muster::Analyser analyser("en");
  muster::Vocabulary vocabulary;
  for (const char* text : {"fee", "fee hour"}) {
    muster::VocabularyCounts counts;
    counts.add_entry(analyser.analyse(text));
    vocabulary.add_serialised(counts.serialise());
  }
  vocabulary.prepare(2);
  CHECK(vocabulary.stem_entries(muster::stem_id("fee")) == 2);
  CHECK(vocabulary.contains("hour"));
}

TEST_CASE("damaged bytes are read without harm") {
  muster::Vocabulary vocabulary;
  vocabulary.add_serialised(
      "\xff\xff\xff\xff\xff\x7f"
      "abc");
  vocabulary.add_serialised("");
  vocabulary.prepare(0);
  CHECK_FALSE(vocabulary.contains("abc"));
}
