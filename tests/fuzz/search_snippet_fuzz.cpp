// Feeds bytes to what reads other people's text in a search: the reader of queries, the plan, the maker of snippets.
// The first line of the input is the query, the rest the text of an entry.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "core/search/query_plan.h"
#include "core/search/snippet_maker.h"
#include "core/text/utf8.h"

namespace {

struct Site {
  Site() {
    muster::VocabularyCounts counts;
    for (const char* text : {"How do I log my continuing development hours? e-mail website P.Eng. C.E.T.",
                             "The annual membership fee, résumé, l'Ordre, 1,000", "如何登录 שלום كيف"}) {
      counts.add_entry(analyser.analyse(text));
    }
    vocabulary.add_serialised(counts.serialise());
    vocabulary.prepare(3);
    muster::SearchIndexOptions options;
    options.synonyms = {{"cpd", "continuing development", "log hours"}};
    synonyms.add_serialised(muster::serialise_synonyms(options, analyser));
    synonyms.add_everyday_words("en", analyser);
  }

  muster::Analyser analyser{"en"};
  muster::Vocabulary vocabulary;
  muster::Synonyms synonyms;
};

void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "broken: " << what << '\n';
  std::abort();
}

// Only <mark> and </mark>, in turn; every other special character escaped.
void check_snippet(std::string_view html) {
  bool is_open = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      const std::string_view tag = is_open ? "</mark>" : "<mark>";
      require(html.substr(i).starts_with(tag), "a snippet has no tags but <mark>, in turn");
      is_open = !is_open;
      i += tag.size() - 1;
    } else {
      require(html[i] != '>' && html[i] != '"' && html[i] != '\'', "a snippet is escaped");
    }
  }
  require(!is_open, "each <mark> is closed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Site site;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view query = input.substr(0, std::min<std::size_t>(line, 500));
  const std::string_view text = input.substr(line);

  const muster::QueryPlan plan =
      plan_query(muster::read_query(query, site.analyser), site.vocabulary, site.synonyms, site.analyser);
  require(plan.units.size() <= 200, "a query has a bounded number of units");
  const std::string snippet = muster::SnippetMaker(plan, site.vocabulary, site.analyser).make(text);
  check_snippet(snippet);
  if (!muster::find_invalid_utf8(text)) require(!muster::find_invalid_utf8(snippet), "a snippet of UTF-8 is UTF-8");
  if (plan.corrected && !muster::find_invalid_utf8(query)) {
    require(!muster::find_invalid_utf8(*plan.corrected), "a corrected query is UTF-8");
  }
  return 0;
}
