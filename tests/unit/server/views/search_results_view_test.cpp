#include "server/views/search_results_view.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/unit/server/views/view_fixture.h"

namespace {

muster::SearchResult result(const std::string& title) {
  muster::SearchResult made;
  made.url = "/faq/cpd/#log";
  made.title = title;
  made.page_title = "CPD questions";
  made.type = "faq";
  made.category_id = "cpd";
  made.category_title = "Development";
  made.snippet = "how to <mark>log</mark> &amp; keep";
  return made;
}

muster::SearchAnswer answer(int total, int page = 1) {
  muster::SearchAnswer made;
  made.query = "log <cpd>";
  made.total = total;
  made.page = page;
  for (int i = 0; i < total && i < made.limit; ++i) made.results.push_back(result("How do I <log>?"));
  made.categories = {{"cpd", "Development", total}, {"c & d", "Cards & dues", 1}};
  return made;
}

}  // namespace

TEST_CASE("a result is a heading that links, its page, and its snippet as it came") {
  const auto html = search_results_view(answer(1), "", view_context());
  CHECK(contains(html, "<h3><a href=\"/faq/cpd/#log\">How do I &lt;log&gt;?</a></h3>"));
  CHECK(contains(html, "<p class=\"where\">CPD questions</p>"));
  CHECK(contains(html, "<p>how to <mark>log</mark> &amp; keep</p>"));
  CHECK(contains(html, ">1 result for “log &lt;cpd&gt;”</h2>"));
}

TEST_CASE("the opening section of a page does not name its page twice") {
  auto one = answer(1);
  one.results[0].page_title = one.results[0].title;
  const auto html = search_results_view(one, "", view_context());
  CHECK(contains(html, "<p class=\"where\">Development</p>"));
}

TEST_CASE("topics are links that keep the query, with the one asked for marked") {
  const auto html = search_results_view(answer(3), "cpd", view_context());
  CHECK(contains(html, "<a href=\"/search/?q=log%20%3Ccpd%3E&amp;category=cpd\" aria-current=\"true\">Development</a> (3)"));
  CHECK(contains(html, "<a href=\"/search/?q=log%20%3Ccpd%3E&amp;category=c%20%26%20d\">Cards &amp; dues</a> (1)"));
  CHECK(contains(html, "<a href=\"/search/?q=log%20%3Ccpd%3E\">filter_all</a> (4)"));
}

TEST_CASE("paging links to the neighbours and keeps query and topic") {
  const auto first = search_results_view(answer(25), "cpd", view_context());
  CHECK(contains(first, "category=cpd&amp;page=2\" rel=\"next\""));
  CHECK_FALSE(contains(first, "rel=\"prev\""));
  const auto second = search_results_view(answer(25, 2), "cpd", view_context());
  CHECK(contains(second, "<ol class=\"hits\" start=\"11\">"));
  CHECK(contains(second, "category=cpd\" rel=\"prev\""));
  CHECK(contains(second, "<span>2 of 3</span>"));
  CHECK_FALSE(contains(search_results_view(answer(3), "", view_context()), "rel=\"next\""));
}

TEST_CASE("a page past the end leads back to the last one") {
  auto past = answer(25, 9);
  past.results.clear();
  const auto html = search_results_view(past, "", view_context());
  CHECK(contains(html, "results_past_end"));
  CHECK(contains(html, "&amp;page=3\" rel=\"prev\""));
  CHECK_FALSE(contains(html, "rel=\"next\""));
}

TEST_CASE("a correction is told, with a way back to what was typed") {
  auto corrected = answer(2);
  corrected.query = "lgo";
  corrected.corrected = "log";
  const auto html = search_results_view(corrected, "", view_context());
  CHECK(contains(html, "2 results for “log”"));
  CHECK(contains(html, "Typed lgo"));
  CHECK(contains(html, "<a href=\"/search/?q=%22lgo%22\">corrected_keep</a>"));
  corrected.query = "\"lgo\" x";
  CHECK_FALSE(contains(search_results_view(corrected, "", view_context()), "corrected_keep"));
}

TEST_CASE("an answer without a lost database says that it is one") {
  auto partial = answer(0);
  CHECK_FALSE(contains(search_results_view(partial, "", view_context()), "results_partial"));
  partial.is_partial = true;
  CHECK(contains(search_results_view(partial, "", view_context()), "results_partial"));
}

TEST_CASE("nothing found says what to try and whom to ask") {
  auto none = answer(0);
  none.categories.clear();
  const auto html = search_results_view(none, "", view_context());
  CHECK(contains(html, "Nothing for “log &lt;cpd&gt;”"));
  CHECK(contains(html, "nothing_found_spelling"));
  CHECK(contains(html, "Ask at"));
  CHECK_FALSE(contains(html, "nothing_found_all_topics"));
  CHECK(contains(search_results_view(none, "cpd", view_context()), "\">nothing_found_all_topics</a>"));
}

TEST_CASE("an empty query gets an invitation, not an empty list") {
  CHECK(search_results_view(muster::SearchAnswer(), "", view_context()) == "<p>search_prompt</p>\n");
}

TEST_CASE("the title says what was found and where in the pages one is") {
  CHECK(search_results_title(answer(25), view_context()) == "25 results for “log <cpd>”");
  CHECK(search_results_title(answer(25, 2), view_context()) == "25 results for “log <cpd>”, page 2 of 3");
  CHECK(search_results_title(muster::SearchAnswer(), view_context()) == "search_title");
}
