#include "core/search/entry_matcher.h"

#include <algorithm>

#include "core/search/index_format.h"
#include "core/search/title_likeness.h"
#include "core/search/word_weights.h"

namespace muster {
namespace {

constexpr double kTitleWords = .6;
constexpr double kTitleCharacters = 1;
constexpr std::size_t kRanked = 60;   // The best by words, which titles put in their final order.
constexpr std::size_t kMostOfAPage = 3;

/// Counts matches by category without touching the documents.
class CategoryCounter : public Xapian::MatchSpy {
 public:
  explicit CategoryCounter(const SharedIndex& index) : index_(index) {
    for (const EntryDirectory& directory : index.directories) counts_.emplace_back(directory.categories().size() + 1);
  }

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const Xapian::docid id = document.get_docid();
    const std::size_t database = index_.database_of(id);
    const std::size_t category = index_.directories[database].category((id - 1) / index_.directories.size());
    ++counts_[database][std::min(category, counts_[database].size() - 1)];
  }

  std::map<std::string, std::size_t> by_category() const {
    std::map<std::string, std::size_t> sums;
    for (std::size_t database = 0; database < counts_.size(); ++database) {
      const auto& categories = index_.directories[database].categories();
      for (std::size_t i = 0; i < categories.size(); ++i) {
        if (counts_[database][i] > 0) sums[categories[i].id] += counts_[database][i];
      }
    }
    return sums;
  }

 private:
  const SharedIndex& index_;
  std::vector<std::vector<std::size_t>> counts_;
};

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

Xapian::Query all_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_AND, queries.begin(), queries.end()};
}

Xapian::Query alternative_query(const Alternative& alternative) {
  std::vector<Xapian::Query> stems(alternative.stems.begin(), alternative.stems.end());
  return {alternative.weight, all_of(stems)};
}

Xapian::Query unit_query(const QueryUnit& unit) {
  std::vector<Xapian::Query> choices;
  if (!unit.stems.empty()) choices.push_back(any_of({unit.stems.begin(), unit.stems.end()}));
  for (const Alternative& alternative : unit.alternatives) choices.push_back(alternative_query(alternative));
  return {Xapian::Query::OP_MAX, choices.begin(), choices.end()};
}

std::vector<std::string> content_stems(const std::vector<Token>& words) {
  std::vector<std::string> stems;
  for (const Token& word : words) {
    if (word.is_content()) stems.push_back(word.stem);
  }
  return stems;
}

Xapian::Query phrase_query(const std::vector<Token>& phrase) {
  std::vector<std::string> terms = pair_terms(phrase);
  if (terms.empty()) terms = content_stems(phrase);
  if (terms.empty()) {
    for (const Token& word : phrase) terms.push_back(word.stem);
  }
  return all_of({terms.begin(), terms.end()});
}

}  // namespace

EntryMatches EntryMatcher::match(const QueryPlan& plan, const std::string& category, MatchRange range) {
  EntryMatches answer;
  const Xapian::Query query = make_query(plan);
  if (query.empty()) return answer;
  const std::size_t end = range.first + range.count;
  const bool is_ranked = range.first < kRanked;
  const MatchRange read = is_ranked ? MatchRange{0, std::max(kRanked, end)} : range;
  if (category.empty()) {
    answer.documents = run_counting(query, read, answer);
  } else {
    run_counting(query, {0, 0}, answer);
    answer.documents = run(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(category_term(category))), read);
  }
  answer.total = answer.documents.get_matches_estimated();
  std::vector<EntryMatch> matches = rank(plan, answer.documents);
  if (is_ranked) spread_pages(matches);
  const std::size_t skipped = is_ranked ? std::min(range.first, matches.size()) : 0;
  const std::size_t kept = std::min(range.count, matches.size() - skipped);
  answer.matches.assign(matches.begin() + static_cast<std::ptrdiff_t>(skipped),
                        matches.begin() + static_cast<std::ptrdiff_t>(skipped + kept));
  return answer;
}

Xapian::Query EntryMatcher::make_query(const QueryPlan& plan) const {
  Xapian::Query query;
  if (plan.asks_for_words()) {
    std::vector<Xapian::Query> units;
    for (const QueryUnit& unit : plan.units) units.push_back(unit_query(unit));
    const std::vector<std::string> pairs = pair_terms(plan.words);
    const Xapian::Query all_pairs(kPairShare, any_of({pairs.begin(), pairs.end()}));
    query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, any_of(units), all_pairs);
  } else if (!plan.category.empty()) {
    query = Xapian::Query::MatchAll;
  }
  if (query.empty()) return query;
  for (const auto& phrase : plan.phrases) query = Xapian::Query(Xapian::Query::OP_FILTER, query, phrase_query(phrase));
  std::vector<std::string> excluded = content_stems(plan.excluded);
  if (excluded.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query, any_of({excluded.begin(), excluded.end()})};
}

Xapian::MSet EntryMatcher::run(const Xapian::Query& query, MatchRange range) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting_scheme());
  return enquire.get_mset(static_cast<Xapian::doccount>(range.first), static_cast<Xapian::doccount>(range.count),
                          database_.get_doccount());
}

Xapian::MSet EntryMatcher::run_counting(const Xapian::Query& query, MatchRange range, EntryMatches& counted) const {
  CategoryCounter here(index_);
  Xapian::ValueCountMatchSpy far(kCategorySlot);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting_scheme());
  if (place_ == DatabasePlace::kHere) {
    enquire.add_matchspy(&here);
  } else {
    enquire.add_matchspy(&far);
  }
  const Xapian::MSet found =
      enquire.get_mset(static_cast<Xapian::doccount>(range.first), static_cast<Xapian::doccount>(range.count),
                       database_.get_doccount());
  counted.by_category = here.by_category();
  for (auto value = far.values_begin(); value != far.values_end(); ++value) {
    counted.by_category[*value] += value.get_termfreq();
  }
  return found;
}

std::vector<EntryMatch> EntryMatcher::rank(const QueryPlan& plan, const Xapian::MSet& found) const {
  const double most = WordWeights(database_).most_possible(plan);
  const TitleLikeness likeness(plan, index_);
  std::vector<EntryMatch> matches;
  matches.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    MatchScore score{match.get_weight() / most, 0, 0};
    if (match.get_rank() < kRanked) {
      const Likeness alike = likeness.of(index_.entry(*match));
      score.title_words = kTitleWords * alike.words;
      score.title_characters = kTitleCharacters * alike.characters;
    }
    matches.push_back({*match, score});
  }
  const auto better = [](const EntryMatch& a, const EntryMatch& b) { return a.score.total() > b.score.total(); };
  std::stable_sort(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRanked, matches.size())), better);
  return matches;
}

// A long page with many sections would fill the list: what it has beyond the third goes behind the other pages.
void EntryMatcher::spread_pages(std::vector<EntryMatch>& matches) const {
  std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> seen;
  const auto stays = [&](const EntryMatch& match) {
    const EntryView entry = index_.entry(match.id);
    return entry.kind == EntryKind::kFaq || ++seen[{index_.database_of(match.id), entry.page}] <= kMostOfAPage;
  };
  const std::size_t ranked = std::min(kRanked, matches.size());
  std::stable_partition(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(ranked), stays);
}

}  // namespace muster
