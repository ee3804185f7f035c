#include "core/search/word_splitter.h"

#include <doctest/doctest.h>

namespace {

using muster::Elision;

std::string words_of(std::string_view text, Elision elision = Elision::kNone) {
  std::vector<muster::Word> words;
  muster::split_words(text, elision, words);
  std::string joined;
  for (const muster::Word& word : words) joined += (joined.empty() ? "" : " ") + word.text;
  return joined;
}

}  // namespace

TEST_CASE("words are folded to the form in which they are compared") {
  const std::pair<const char*, const char*> cases[] = {
      {"How do I LOG my hours?", "how do i log my hours"},
      {"Zoë's résumé", "zoe resume"},
      {"don’t can't", "dont cant"},
      {"the member's and members' fees", "the member and members fees"},
      {"Łódź, Ærø, straße", "lodz aero strasse"},
      {"1,000 members in 2,5", "1000 members in 2 5"},
      {"soft\u00ADhyphen", "softhyphen"},
      {"ﬁne print", "fine print"},
      {"Re\u0301sume\u0301", "resume"},
      {"", ""},
      {"?!… – «»", ""},
      {"😀 🎉", ""},
  };
  for (const auto& [text, expected] : cases) CHECK(words_of(text) == expected);
}

TEST_CASE("abbreviations are one word, with or without their dots") {
  CHECK(words_of("C.E.T. and R.E.T.") == "cet and ret");
  CHECK(words_of("P.Eng. applicants") == "peng applicants");
  CHECK(words_of("P.Tech.(Eng.)") == "ptech eng ptecheng");
  CHECK(words_of("End of one.Start of another") == "end of one start of another");
}

TEST_CASE("a compound is its parts and the whole") {
  CHECK(words_of("e-mail") == "e mail email");
  CHECK(words_of("well-known word - alone") == "well known wellknown word alone");
  std::vector<muster::Word> words;
  muster::split_words("an e-mail", Elision::kNone, words);
  REQUIRE(words.size() == 4);
  CHECK(words[3].joins == 2);
  CHECK(words[3].begin == 3);
  CHECK(words[3].end == 9);
}

TEST_CASE("French elisions are cut off, where the language is French") {
  CHECK(words_of("l'ordre qu’est d'abord", Elision::kFrench) == "ordre est abord");
  CHECK(words_of("aujourd'hui", Elision::kFrench) == "aujourdhui");
  CHECK(words_of("l'ordre") == "lordre");
}

TEST_CASE("scripts without spaces are cut into pairs of characters") {
  CHECK(words_of("如何登录") == "如何 何登 登录");
  CHECK(words_of("会") == "会");
  CHECK(words_of("CPD是什么") == "cpd 是什 什么");
}

TEST_CASE("words of other scripts are words") {
  CHECK(words_of("עֲזָרָה שלום") == "עזרה שלום");
  CHECK(words_of("كيف أسجل؟") == "كيف أسجل");
  CHECK(words_of("Как ПОДАТЬ жалобу") == "как подать жалобу");
}

TEST_CASE("bytes that are not UTF-8 separate words") {
  CHECK(words_of("one\xff\xfetwo") == "one two");
  CHECK(words_of("\xc3") == "");
  CHECK(words_of("a\xe2\x82") == "a");
}

TEST_CASE("places are those of the source") {
  std::vector<muster::Word> words;
  const std::string text = "  Zoë's P.Eng. card";
  muster::split_words(text, Elision::kNone, words);
  REQUIRE(words.size() == 3);
  CHECK(text.substr(words[0].begin, words[0].end - words[0].begin) == "Zoë");
  CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "P.Eng");
  CHECK(text.substr(words[2].begin, words[2].end - words[2].begin) == "card");
}

TEST_CASE("somebody who wants few words is spared most others") {
  std::vector<muster::Word> words;
  muster::WordBeginnings wanted;
  for (const char* stem : {"cpd", "email", "die"}) wanted.add(stem);
  muster::split_wanted_words("Log your CPD costs, C.E.T. or écart, E-mail, dying", Elision::kNone, wanted, words);
  std::string joined;
  for (const muster::Word& word : words) joined += word.text + " ";
  CHECK(joined == "cpd cet ecart e mail email dying ");
}
