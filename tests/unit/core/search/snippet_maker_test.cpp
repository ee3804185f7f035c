#include "core/search/snippet_maker.h"

#include <doctest/doctest.h>

namespace {

std::string snippet(std::string_view query, std::string_view text) {
  muster::Analyser analyser("en");
  muster::VocabularyCounts counts;
  counts.add_entry(analyser.analyse(text));
  muster::Vocabulary vocabulary;
  vocabulary.add_serialised(counts.serialise());
  vocabulary.prepare(1);
  const muster::QueryPlan plan =
      muster::plan_query(muster::read_query(query, analyser), vocabulary, muster::Synonyms(), analyser);
  return muster::SnippetMaker(plan, vocabulary, analyser).make(text);
}

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("what matched is marked, by its stem, and everything is escaped") {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"log hours", "Logging an hour.", "<mark>Logging</mark> an <mark>hour</mark>."},
      {"fee", "Is the <b>fee</b> \"due\" & paid?",
       "Is the &lt;b&gt;<mark>fee</mark>&lt;/b&gt; &quot;due&quot; &amp; paid?"},
      {"menber?", "A member.", "A <mark>member</mark>."},
      {"email", "Send an e-mail today.", "Send an <mark>e-mail</mark> today."},
      {"cet", "A C.E.T. works.", "A <mark>C.E.T</mark>. works."},
      {"nothing", "Some text\nin blocks.", "Some text in blocks."},
      {"登录", "如何登录网站", "如何<mark>登录</mark>网站"},
      {"the", "", ""},
  };
  for (const auto& [query, text, expected] : cases) CHECK(snippet(query, text) == expected);
}

TEST_CASE("the snippet is the window with most of the query, beginning with its sentence") {
  const std::string text = repeat("Nothing of note stands here at all. ", 12) + "You log your hours online. " +
                           repeat("More words follow after that. ", 12);
  const std::string made = snippet("log hours", text);
  CHECK(made.starts_with("… You <mark>log</mark> your <mark>hours</mark> online."));
  CHECK(made.ends_with(" …"));
  CHECK(made.size() < 320);
}

TEST_CASE("a match deep inside a long sentence is shown with the words before it") {
  const std::string text = repeat("word ", 100) + "needle" + repeat(" word", 100);
  const std::string made = snippet("needle", text);
  CHECK(made.starts_with("… word"));
  CHECK(made.find("word <mark>needle</mark> word") != std::string::npos);
}

TEST_CASE("text without spaces is cut between characters") {
  const std::string made = snippet("nothing", repeat("登", 500));
  CHECK(made.size() > 200);
  CHECK(made.find("\xe7 ") == std::string::npos);
  CHECK((made.size() - std::string(" …").size()) % std::string("登").size() == 0);
}
