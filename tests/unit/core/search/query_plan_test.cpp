#include "core/search/query_plan.h"

#include <doctest/doctest.h>

namespace {

/// A small site to ask: its words, and its synonyms.
struct Asked {
  Asked() {
    muster::VocabularyCounts counts;
    for (const char* entry : {"how do i log my continuing development hours", "annual membership fee and website",
                              "the P.Eng. and C.E.T. designations", "email the office", "career fair"}) {
      counts.add_entry(analyser.analyse(entry));
    }
    vocabulary.add_serialised(counts.serialise());
    vocabulary.add_common_words("en", analyser);
    vocabulary.prepare(5);
    muster::SearchIndexOptions options;
    options.synonyms = {{"cpd", "continuing development"}};
    options.one_way = {{"trade ticket", {"designation"}}};
    synonyms.add_serialised(muster::serialise_synonyms(options, analyser));
  }

  muster::QueryPlan plan(std::string_view text) {
    return plan_query(muster::read_query(text, analyser), vocabulary, synonyms, analyser);
  }

  muster::Analyser analyser{"en"};
  muster::Vocabulary vocabulary;
  muster::Synonyms synonyms;
};

bool has_alternative(const muster::QueryPlan& plan, const std::vector<std::string>& stems) {
  for (const muster::QueryUnit& unit : plan.units) {
    for (const muster::Alternative& alternative : unit.alternatives) {
      if (alternative.stems == stems) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("words are corrected only when neither they nor their stems are indexed") {
  Asked asked;
  const std::pair<const char*, std::optional<std::string>> cases[] = {
      {"membreship fee?", "membership fee?"},
      {"annual fees?", std::nullopt},
      {"How do I log my HUORS?", "How do I log my hours?"},
      {"cpd?", std::nullopt},
      {"membershipfee?", "membership fee?"},
      {"xyzzyx?", std::nullopt},
      {"\"membreship\" -fee", "\"membership\" -fee"},
  };
  for (const auto& [typed, corrected] : cases) CHECK(asked.plan(typed).corrected == corrected);
}

TEST_CASE("a corrected word in quotes is the one that must be there in a row") {
  Asked asked;
  const muster::QueryPlan plan = asked.plan("\"anual membershipfee\" -hour");
  CHECK(plan.corrected == "\"annual membership fee\" -hour");
  REQUIRE(plan.phrases.size() == 1);
  std::vector<std::string> phrase;
  for (const muster::Token& word : plan.phrases[0]) phrase.push_back(word.word.text);
  CHECK(phrase == std::vector<std::string>{"annual", "membership", "fee"});
  CHECK(plan.excluded.size() == 1);
}

TEST_CASE("a word that everybody knows is no mistake where the site does not use it") {
  Asked asked;
  const std::pair<const char*, std::optional<std::string>> cases[] = {
      {"career fears?", std::nullopt},
      {"career fare?", std::nullopt},
      {"career fiar?", "career fair?"},
  };
  for (const auto& [typed, corrected] : cases) CHECK(asked.plan(typed).corrected == corrected);
  CHECK(has_alternative(asked.plan("log my car"), {"career"}));  // Unfinished all the same.
}

TEST_CASE("an unfinished last word is completed, not corrected") {
  Asked asked;
  const muster::QueryPlan plan = asked.plan("annual membersh");
  CHECK_FALSE(plan.corrected);
  CHECK(has_alternative(plan, {"membership"}));
  CHECK(asked.plan("annual membersh?").corrected == "annual membership?");
}

TEST_CASE("words that the index has in one piece are looked for in one piece too") {
  Asked asked;
  CHECK(has_alternative(asked.plan("web site"), {"websit"}));
  CHECK(has_alternative(asked.plan("p eng"), {"peng"}));
  CHECK(has_alternative(asked.plan("c e t"), {"cet"}));
  CHECK(has_alternative(asked.plan("e-mail"), {"email"}));
}

TEST_CASE("synonyms of the site reach from word to phrase and back, one-way ones do not") {
  Asked asked;
  CHECK(has_alternative(asked.plan("cpd"), {"continu", "develop"}));
  CHECK(has_alternative(asked.plan("continuing development"), {"cpd"}));
  CHECK(has_alternative(asked.plan("my trade ticket"), {"design"}));
  CHECK_FALSE(has_alternative(asked.plan("designation"), {"trade", "ticket"}));
}

TEST_CASE("stop words are looked for only when there is nothing else") {
  Asked asked;
  CHECK_FALSE(asked.plan("").asks_for_words());
  CHECK_FALSE(asked.plan("?!").asks_for_words());
  const muster::QueryPlan only_stop_words = asked.plan("how do i");
  CHECK(only_stop_words.asks_for_words());
  const muster::QueryPlan mixed = asked.plan("how fee");
  for (const muster::QueryUnit& unit : mixed.units) CHECK(unit.stems != std::vector<std::string>{"how"});
}

TEST_CASE("operators are read where they are typed on purpose") {
  muster::Analyser analyser("en");
  const muster::ReadQuery query = muster::read_query("\"log hours\" e-mail -fee category:cpd “next year” -", analyser);
  CHECK(query.phrases.size() == 2);
  REQUIRE(query.excluded.size() == 1);
  CHECK(query.excluded[0].stem == "fee");
  CHECK(query.category == "cpd");
  CHECK_FALSE(query.is_last_word_open);
  const muster::ReadQuery unclosed = muster::read_query("\"log hours", analyser);
  CHECK(unclosed.phrases.empty());
  CHECK(unclosed.words.size() == 2);
  CHECK(unclosed.is_last_word_open);
}

TEST_CASE("a category is read in capitals and in quotes too") {
  muster::Analyser analyser("en");
  const std::pair<const char*, const char*> cases[] = {
      {"fee CATEGORY:cpd", "cpd"},
      {"fee Category:CPD", "CPD"},
      {"category:\"cpd\" fee", "cpd"},
      {"category:“code of ethics” fee", "code of ethics"},
      {"category:\"cpd fee", "cpd"},
      {"fee category:\"\"", ""},
      {"fee category:\"", ""},
      {"fee category:", ""},
      {"fee subcategory:cpd", ""},
  };
  for (const auto& [typed, category] : cases) {
    CAPTURE(typed);
    const muster::ReadQuery query = muster::read_query(typed, analyser);
    CHECK(query.category == category);
    CHECK(query.phrases.empty());
    REQUIRE_FALSE(query.words.empty());
    CHECK(query.words[0].stem == "fee");
  }
}

TEST_CASE("very long queries are cut") {
  muster::Analyser analyser("en");
  std::string text;
  for (int i = 0; i < 200; ++i) text += "a" + std::to_string(i) + " ";
  CHECK(muster::read_query(text, analyser).words.size() == 40);
}
