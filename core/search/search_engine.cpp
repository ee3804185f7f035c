// A search goes straight through: read_query -> plan_query -> EntryMatcher -> SnippetMaker, for the results of one
// page.
#include "core/search/search_engine.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>

#include "core/search/character_classes.h"
#include "core/search/database_set.h"
#include "core/search/entry_matcher.h"
#include "core/search/index_format.h"
#include "core/search/query_plan.h"
#include "core/search/snippet_maker.h"
#include "core/search/stored_entry.h"
#include "core/search/title_suggester.h"
#include "core/search/word_splitter.h"
#include "core/search/word_weights.h"

namespace muster {
namespace {

constexpr int kMostResults = 50;
constexpr int kMostPages = 1'000'000;
constexpr double kScoreScale = 10;  // Scores as people read them: 0 to about 28.

Failure index_failure(const Xapian::Error& error, const std::string& where) {
  return {"cannot read the search index: " + error.get_description(), where, 0};
}

class XapianSearchEngine : public SearchEngine {
 public:
  XapianSearchEngine(std::vector<std::string> names, const DatabaseOptions& options)
      : name_(names.front()), databases_(std::move(names), options) {}

  Result<void> connect() {
    return guard<void>([]() -> Result<void> { return {}; });
  }

  Result<SearchAnswer> search(const SearchQuery& query) override {
    return guard<SearchAnswer>([&]() -> Result<SearchAnswer> { return answer(query); });
  }

  Result<std::vector<Suggestion>> suggest(std::string_view text, int limit, TimeLimit time) override {
    return guard<std::vector<Suggestion>>(
        [&]() -> Result<std::vector<Suggestion>> { return suggestions(text, limit, time); });
  }

 private:
  // A connection may have died since the last search: it is made anew once before that is a failure.
  template <class T, class Work>
  Result<T> guard(const Work& work) {
    for (int attempt = 0;; ++attempt) {
      try {
        databases_.ensure_open();
        if (!analyser_) analyser_ = std::make_unique<Analyser>(databases_.index().language);
        return work();
      } catch (const TimeIsUp&) {
        return Failure{"the search takes too long", name_, ETIMEDOUT};
      } catch (const Xapian::Error& error) {
        databases_.close();
        const bool again = attempt == 0 && std::string_view(error.get_type()).starts_with("Network");
        if (!again) return index_failure(error, name_);
      }
    }
  }

  SearchAnswer answer(const SearchQuery& query) {
    const SharedIndex& index = databases_.index();
    query.time.check();
    const QueryPlan plan = plan_query(read_query(query.text, *analyser_), index.vocabulary, index.synonyms, *analyser_);
    SearchAnswer answer;
    answer.query = query.text;
    answer.corrected = plan.corrected;
    answer.page = std::clamp(query.page, 1, kMostPages);
    answer.limit = std::clamp(query.limit, 1, kMostResults);
    answer.is_partial = databases_.is_partial();
    const auto limit = static_cast<std::size_t>(answer.limit);
    const MatchRange range{static_cast<std::size_t>(answer.page - 1) * limit, limit};
    EntryMatcher matcher(databases_.database(), databases_.place(), index, *analyser_, query.time);
    const EntryMatches found =
        matcher.match(plan, query.category.empty() ? known_category(plan.category) : query.category, range);
    answer.total = static_cast<int>(found.total);
    answer.is_estimate = found.is_estimate;
    answer.categories = categories(found);
    add_results(answer, plan, found, query);
    if (answer.page == 1) put_same_wording_first(answer, found, query.explain);
    return answer;
  }

  // Two questions may have the same words in another order ("my mentor … a mentee"): whoever types one of them letter
  // by letter means that one.
  static void put_same_wording_first(SearchAnswer& answer, const EntryMatches& found, bool explain) {
    const std::vector<std::string> asked = wording(answer.corrected.value_or(answer.query));
    std::size_t place = 0;
    while (place < answer.results.size() &&
           !(found.matches[place].has_same_words && wording(answer.results[place].title) == asked))
      ++place;
    if (place == 0 || place == answer.results.size()) return;
    const auto same = answer.results.begin() + static_cast<std::ptrdiff_t>(place);
    const double best = answer.results.front().score;
    if (explain) same->explanation.push_back({"title, word for word", best - same->score});
    same->score = best;
    std::rotate(answer.results.begin(), same, same + 1);
  }

  static std::vector<std::string> wording(std::string_view text) {
    std::vector<Word> words;
    split_words(text, Elision::kNone, words);
    std::vector<std::string> texts;
    texts.reserve(words.size());
    for (Word& word : words) texts.push_back(std::move(word.text));
    return texts;
  }

  void add_results(SearchAnswer& answer, const QueryPlan& plan, const EntryMatches& found, const SearchQuery& query) {
    SnippetMaker snippets(plan, databases_.index().vocabulary, *analyser_);
    for (const EntryMatch& match : found.matches) {
      query.time.check();
      const Xapian::Document document = databases_.database().get_document(match.id, Xapian::DOC_ASSUME_VALID);
      const SearchEntry entry = decode_entry_head(document.get_value(kHeadSlot));
      SearchResult& result = answer.results.emplace_back();
      result = {entry.url,
                entry.page_url,
                entry.title,
                entry.page_title,
                entry.type,
                entry.category_id,
                entry.category_title,
                snippets.make(document.get_value(kTextSlot)),
                kScoreScale * match.score.total(),
                {}};
      if (query.explain) result.explanation = explanation(plan, match);
    }
  }

  std::vector<SearchSignal> explanation(const QueryPlan& plan, const EntryMatch& match) const {
    const std::vector<WordShare> shares =
        WordWeights(databases_.database(), databases_.index().vocabulary).shares(plan, match.id);
    double all = 0;
    for (const WordShare& share : shares) all += share.weight;
    std::vector<SearchSignal> signals;
    signals.reserve(shares.size() + 4);
    for (const WordShare& share : shares) {
      signals.push_back({"word: " + share.words, kScoreScale * match.score.words * share.weight / all});
    }
    signals.push_back({"title, by words", kScoreScale * match.score.title_words});
    signals.push_back({"title, by characters", kScoreScale * match.score.title_characters});
    if (match.score.title_row != 0) signals.push_back({"title, in a row", kScoreScale * match.score.title_row});
    if (match.score.name != 0) signals.push_back({"name, word for word", kScoreScale * match.score.name});
    if (match.score.kind != 0) signals.push_back({"not a question", kScoreScale * match.score.kind});
    if (match.score.unranked != 0) signals.push_back({"title not compared", kScoreScale * match.score.unranked});
    const double repeats = match.score.repeats();
    if (repeats != 0) signals.push_back({"three of its page before it", kScoreScale * repeats});
    return signals;
  }

  std::vector<SearchCategory> categories(const EntryMatches& found) const {
    std::vector<SearchCategory> categories;
    for (const auto& [id, count] : found.by_category) {
      if (!id.empty()) categories.push_back({id, category_title(id), static_cast<int>(count)});
    }
    std::ranges::stable_sort(categories, std::greater(), &SearchCategory::count);
    return categories;
  }

  // People type "category:CPD" for the id "cpd"; an id that no category has stays what it is.
  std::string known_category(const std::string& typed) const {
    const auto folded = [](std::string_view text) {
      std::string out;
      append_folded(out, text);
      return out;
    };
    for (const EntryDirectory& directory : databases_.index().directories) {
      for (const CategoryName& category : directory.categories()) {
        if (!typed.empty() && folded(category.id) == folded(typed)) return category.id;
      }
    }
    return typed;
  }

  std::string category_title(const std::string& id) const {
    for (const EntryDirectory& directory : databases_.index().directories) {
      for (const CategoryName& category : directory.categories()) {
        if (category.id == id) return category.title;
      }
    }
    return id;
  }

  std::vector<Suggestion> suggestions(std::string_view text, int limit, TimeLimit time) {
    if (limit < 1) return {};
    TitleSuggester suggester(databases_.database(), databases_.index(), *analyser_, time);
    return suggester.suggest(text, static_cast<std::size_t>(std::min(limit, kMostResults)));
  }

  std::string name_;
  DatabaseSet databases_;
  std::unique_ptr<Analyser> analyser_;
};

}  // namespace

Result<std::unique_ptr<SearchEngine>> SearchEngine::open(const std::string& directory) {
  return open(std::vector<std::string>{directory}, DatabaseOptions{});
}

Result<std::unique_ptr<SearchEngine>> SearchEngine::open(const std::vector<std::string>& databases,
                                                         const DatabaseOptions& options) {
  if (databases.empty()) return Failure{"no search index is named", "", 0};
  auto engine = std::make_unique<XapianSearchEngine>(databases, options);
  if (auto connected = engine->connect(); !connected) return connected.failure();
  return std::unique_ptr<SearchEngine>(std::move(engine));
}

}  // namespace muster
