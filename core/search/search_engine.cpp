#include "core/search/search_engine.h"

#include <xapian.h>

#include <algorithm>

#include "core/search/stored_entry.h"
#include "core/text/escape.h"

namespace muster {
namespace {

class XapianSearchEngine : public SearchEngine {
 public:
  explicit XapianSearchEngine(const std::string& directory) : database_(directory) {}

  Result<SearchAnswer> search(const SearchQuery& query) override {
    try {
      return run(query);
    } catch (const Xapian::Error& error) {
      return Failure{"cannot read the search index: " + error.get_description(), "", 0};
    }
  }

  Result<std::vector<Suggestion>> suggest(std::string_view text, int limit) override {
    SearchQuery query;
    query.text = text;
    query.limit = limit;
    auto answer = search(query);
    if (!answer) return answer.failure();
    std::vector<Suggestion> suggestions;
    for (const SearchResult& result : answer->results) suggestions.push_back({result.title, result.url});
    return suggestions;
  }

 private:
  SearchAnswer run(const SearchQuery& query) {
    Xapian::QueryParser parser;
    parser.set_stemmer(Xapian::Stem("en"));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser.parse_query(query.text, 0));
    SearchAnswer answer;
    answer.query = query.text;
    answer.page = query.page;
    answer.limit = query.limit;
    const auto first = static_cast<Xapian::doccount>((query.page - 1) * query.limit);
    const Xapian::MSet matches =
        enquire.get_mset(first, static_cast<Xapian::doccount>(query.limit), database_.get_doccount());
    answer.total = static_cast<int>(matches.get_matches_estimated());
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      const SearchEntry entry = decode_stored_entry(match.get_document().get_data());
      answer.results.push_back({entry.url, entry.page_url, entry.title, entry.page_title, entry.type,
                                entry.category_id, entry.category_title, escape_html(entry.text.substr(0, 200)),
                                match.get_weight(), {}});
    }
    return answer;
  }

  Xapian::Database database_;
};

}  // namespace

Result<std::unique_ptr<SearchEngine>> SearchEngine::open(const std::string& directory) {
  try {
    return std::unique_ptr<SearchEngine>(std::make_unique<XapianSearchEngine>(directory));
  } catch (const Xapian::Error& error) {
    return Failure{"cannot open the search index: " + error.get_description(), directory, 0};
  }
}

}  // namespace muster
