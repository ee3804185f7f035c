// From plan to Xapian query, from Xapian's best to the order in which people see them.
#include "core/search/entry_matcher.h"

#include <algorithm>
#include <span>

#include "core/search/index_format.h"
#include "core/search/phrase_check.h"
#include "core/search/stored_entry.h"
#include "core/search/title_likeness.h"
#include "core/search/word_weights.h"

namespace muster {
namespace {

constexpr double kTitleWords = .6;
constexpr double kTitleCharacters = 1.2;
constexpr double kTitleRow = .45;
// How much less than a question's own answer the same match is worth elsewhere, as a share of its score.
constexpr double kPageLess = .3;
constexpr double kQuestionPageLess = .5;
// The same for what titles are not compared with: as much as any other may lose, so that it stays behind them.
constexpr double kUnrankedLess = kQuestionPageLess;
constexpr double kName = .6;
constexpr std::size_t kLongestName = 4;  // Words of a query that may be a name.
constexpr std::size_t kNamesRead = 15;   // Of the best entries the text is looked through for it.
constexpr std::size_t kRanked = 60;      // The best by words, which titles put in their final order.
constexpr std::size_t kMostOfAPage = 3;
constexpr std::size_t kPhrasesRead = 500;
constexpr Xapian::doccount kCounted =
    5'000;  // Matches beyond these are estimated, so that Xapian may skip the hopeless.

/// Ends a match whose time is up: Xapian's own time limit only makes it count less.
class Stopwatch : public Xapian::MatchSpy {
 public:
  explicit Stopwatch(TimeLimit time) : time_(time) {}

  void operator()(const Xapian::Document& /*document*/, double /*weight*/) override {
    if (++seen_ % kCheckedEvery == 0) time_.check();
  }

 private:
  static constexpr std::size_t kCheckedEvery = 256;

  const TimeLimit time_;
  std::size_t seen_ = 0;
};

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

// What else would do counts where the word itself is not. (OP_MAX would say so in one, but two of them beside one
// another crash Xapian 1.4.22 when it prunes.)
Xapian::Query unit_query(const QueryUnit& unit, const WordWeights& weights) {
  const Xapian::Query own = any_of({unit.stems.begin(), unit.stems.end()});
  std::vector<Xapian::Query> choices{own};
  for (const AlternativeGroup& group : weights.groups(unit)) {
    std::vector<Xapian::Query> members;
    members.reserve(group.members.size());
    for (const Alternative* alternative : group.members)
      members.push_back(all_of({alternative->stems.begin(), alternative->stems.end()}));
    Xapian::Query alternatives(Xapian::Query::OP_SYNONYM, members.begin(), members.end());
    if (unit.stems.size() == 1) alternatives = {Xapian::Query::OP_AND_NOT, alternatives, own};
    choices.emplace_back(group.share, alternatives);
  }
  return any_of(choices);
}

std::vector<std::string> content_stems(const std::vector<Token>& words) {
  std::vector<std::string> stems;
  for (const Token& word : words) {
    if (word.is_content()) stems.push_back(word.stem);
  }
  return stems;
}

// All words of the phrase; that they stand in a row is for PhraseCheck to see.
Xapian::Query phrase_query(const std::vector<Token>& phrase) {
  std::vector<std::string> terms = content_stems(phrase);
  if (terms.empty()) {
    for (const Token& word : phrase) terms.push_back(word.stem);
  }
  return all_of({terms.begin(), terms.end()});
}

std::vector<EntryMatch> by_weight(const Xapian::MSet& found) {
  std::vector<EntryMatch> matches;
  matches.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    EntryMatch& made = matches.emplace_back();
    made.id = *match;
    made.score.words = match.get_weight();
  }
  return matches;
}

// Counts of the matches that were looked at, made to stand for all of them.
void stretch_to(std::map<std::string, std::size_t>& counts, std::size_t total) {
  std::size_t seen = 0;
  for (const auto& [id, count] : counts) seen += count;
  if (seen == 0 || seen >= total) return;
  for (auto& [id, count] : counts) count = count * total / seen;
}

double less_for(EntryKind kind) {
  if (kind == EntryKind::kQuestionPage) return kQuestionPageLess;
  return kind == EntryKind::kFaq ? 0 : kPageLess;
}

// A few words and no small ones between them: "Practice Review Boards".
bool is_like_a_name(const QueryPlan& plan) {
  return plan.words.size() >= 2 && plan.words.size() <= kLongestName &&
         std::ranges::all_of(plan.words, [](const Token& word) { return word.is_content(); });
}

bool has_all(const EntryView& title, const std::vector<Token>& words) {
  return std::ranges::all_of(words, [&title](const Token& word) {
    std::size_t place = 0;
    while (place < title.stem_count() && title.stem(place) != stem_id(word.stem)) ++place;
    return place < title.stem_count();
  });
}

// The part of `matches` that was asked for.
void cut(std::vector<EntryMatch>& matches, MatchRange range) {
  const std::size_t first = std::min(range.first, matches.size());
  matches.erase(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(first));
  matches.resize(std::min(matches.size(), range.count));
}

}  // namespace

EntryMatches EntryMatcher::match(const QueryPlan& plan, const std::string& category, MatchRange range) {
  time_.check();
  EntryMatches answer;
  const Xapian::Query query = make_query(plan);
  if (query.empty()) return answer;
  const bool is_far_down = range.first >= kRanked && plan.phrases.empty();
  if (is_far_down) {
    find(query, category, range, answer);
  } else if (plan.phrases.empty()) {
    find(query, category, {0, std::max(kRanked, range.first + range.count)}, answer);
  } else {
    find_phrases(plan, query, category, answer);
  }
  const double most = WordWeights(database_, index_.vocabulary).most_possible(plan);
  for (EntryMatch& match : answer.matches) match.score.words /= most;
  const std::size_t ranked = is_far_down ? 0 : std::min(kRanked, answer.matches.size());
  for (std::size_t i = ranked; i < answer.matches.size(); ++i) {
    MatchScore& score = answer.matches[i].score;
    score.unranked = -kUnrankedLess * score.words;
  }
  if (is_far_down) return answer;
  rank(plan, answer.matches);
  spread_pages(answer.matches);
  cut(answer.matches, range);
  return answer;
}

Xapian::Query EntryMatcher::make_query(const QueryPlan& plan) const {
  Xapian::Query query;
  if (plan.asks_for_words()) {
    std::vector<Xapian::Query> parts;
    parts.reserve(plan.units.size());
    const WordWeights weights(database_, index_.vocabulary);
    for (const QueryUnit& unit : plan.units) parts.push_back(unit_query(unit, weights));
    for (const std::string& pair : pair_terms(plan.words)) parts.emplace_back(kPairShare, Xapian::Query(pair));
    query = any_of(parts);
  } else if (!plan.category.empty()) {
    query = Xapian::Query::MatchAll;
  }
  if (query.empty()) return query;
  for (const auto& phrase : plan.phrases) query = Xapian::Query(Xapian::Query::OP_FILTER, query, phrase_query(phrase));
  std::vector<std::string> excluded = content_stems(plan.excluded);
  if (excluded.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query, any_of({excluded.begin(), excluded.end()})};
}

void EntryMatcher::find(const Xapian::Query& query, const std::string& category, MatchRange range,
                        EntryMatches& answer) const {
  Xapian::MSet found;
  if (category.empty()) {
    found = run_counting(query, range, answer);
  } else {
    run_counting(query, {0, 0}, answer);
    found = run(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(category_term(category))), range);
  }
  answer.total = found.get_matches_estimated();
  answer.is_estimate = found.get_matches_lower_bound() < found.get_matches_upper_bound();
  answer.matches = by_weight(found);
}

// Few matches have all words of a phrase, and of those the best are read. What is counted is what was read.
void EntryMatcher::find_phrases(const QueryPlan& plan, const Xapian::Query& query, const std::string& category,
                                EntryMatches& answer) const {
  PhraseCheck check(plan.phrases, analyser_);
  for (const EntryMatch& match : by_weight(run(query, {0, kPhrasesRead}))) {
    time_.check();
    const Xapian::Document document = database_.get_document(match.id);
    const SearchEntry head = decode_entry_head(document.get_value(kHeadSlot));
    if (!check.is_met_by(head.title, document.get_value(kTextSlot))) continue;
    ++answer.by_category[head.category_id];
    if (category.empty() || head.category_id == category) answer.matches.push_back(match);
  }
  answer.total = answer.matches.size();
}

Xapian::MSet EntryMatcher::run(const Xapian::Query& query, MatchRange range) const {
  Stopwatch stopwatch(time_);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting_scheme());
  if (place_ == DatabasePlace::kHere) enquire.add_matchspy(&stopwatch);
  return enquire.get_mset(static_cast<Xapian::doccount>(range.first), static_cast<Xapian::doccount>(range.count),
                          kCounted);
}

Xapian::MSet EntryMatcher::run_counting(const Xapian::Query& query, MatchRange range, EntryMatches& counted) const {
  Stopwatch stopwatch(time_);
  CategoryCounter here(index_);
  Xapian::ValueCountMatchSpy far(kCategorySlot);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(weighting_scheme());
  if (place_ == DatabasePlace::kHere) {
    enquire.add_matchspy(&stopwatch);
    enquire.add_matchspy(&here);
  } else {
    enquire.add_matchspy(&far);
  }
  const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(range.first),
                                              static_cast<Xapian::doccount>(range.count), kCounted);
  counted.by_category = here.by_category();
  for (auto value = far.values_begin(); value != far.values_end(); ++value) {
    counted.by_category[*value] += value.get_termfreq();
  }
  stretch_to(counted.by_category, found.get_matches_estimated());
  return found;
}

void EntryMatcher::rank(const QueryPlan& plan, std::vector<EntryMatch>& matches) const {
  const TitleLikeness likeness(plan, index_);
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRanked, matches.size()));
  for (auto match = matches.begin(); match != end; ++match) {
    const Likeness alike = likeness.of(index_.entry(match->id));
    match->score.title_words = kTitleWords * alike.words;
    match->score.title_characters = kTitleCharacters * alike.characters;
    constexpr double kNearlyOne = .999;  // Masses are rounded.
    match->has_same_words = alike.words > kNearlyOne;
    match->score.kind = -less_for(index_.entry(match->id).kind) * match->score.total();
  }
  const auto better = [](const EntryMatch& a, const EntryMatch& b) { return a.score.total() > b.score.total(); };
  std::stable_sort(matches.begin(), end, better);
  reward_rows(plan, matches);
  if (is_like_a_name(plan)) reward_names(plan, matches);
  std::stable_sort(matches.begin(), end, better);
}

// "log in" is more than "log": the query from its first word that carries meaning, small words after it too. Only
// titles with all of its words are read.
void EntryMatcher::reward_rows(const QueryPlan& plan, std::vector<EntryMatch>& matches) const {
  std::vector<Token> row(std::ranges::find_if(plan.words, &Token::is_content), plan.words.end());
  std::erase_if(row, [](const Token& word) { return word.word.joins > 0; });
  if (row.size() < 2) return;
  PhraseCheck check({row}, analyser_);
  const auto ranked = std::span(matches).first(std::min(kRanked, matches.size()));
  for (EntryMatch& match : ranked) {
    if (!has_all(index_.entry(match.id), row)) continue;
    const Xapian::Document document = database_.get_document(match.id, Xapian::DOC_ASSUME_VALID);
    if (check.is_met_by(decode_entry_head(document.get_value(kHeadSlot)).title, "")) match.score.title_row = kTitleRow;
  }
}

void EntryMatcher::reward_names(const QueryPlan& plan, std::vector<EntryMatch>& matches) const {
  PhraseCheck check({plan.words}, analyser_);
  for (EntryMatch* match : with_all_words(plan, matches)) {
    const Xapian::Document document = database_.get_document(match->id, Xapian::DOC_ASSUME_VALID);
    const SearchEntry head = decode_entry_head(document.get_value(kHeadSlot));
    if (check.is_met_by(head.title, document.get_value(kTextSlot))) match->score.name = kName;
  }
}

// Of the best matches those that are worth reading. A list of postings far away would be sent whole: there all are.
std::vector<EntryMatch*> EntryMatcher::with_all_words(const QueryPlan& plan, std::vector<EntryMatch>& matches) const {
  std::vector<EntryMatch*> left;
  for (std::size_t i = 0; i < std::min(kNamesRead, matches.size()); ++i) left.push_back(&matches[i]);
  if (place_ == DatabasePlace::kFar) return left;
  std::ranges::sort(left, {}, &EntryMatch::id);
  for (const Token& word : plan.words) {
    auto posting = database_.postlist_begin(word.stem);
    const auto end = database_.postlist_end(word.stem);
    std::erase_if(left, [&](const EntryMatch* match) {
      if (posting != end) posting.skip_to(match->id);
      return posting == end || *posting != match->id;
    });
  }
  return left;
}

// A long page with many sections would fill the list: what it has beyond the third goes behind the other pages.
void EntryMatcher::spread_pages(std::vector<EntryMatch>& matches) const {
  std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> seen;
  const auto stays = [&](const EntryMatch& match) {
    const EntryView entry = index_.entry(match.id);
    return entry.kind == EntryKind::kFaq || ++seen[{index_.database_of(match.id), entry.page}] <= kMostOfAPage;
  };
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRanked, matches.size()));
  const auto behind = std::stable_partition(matches.begin(), end, stays);
  for (auto match = behind; match != end; ++match) match->score.most = std::prev(behind)->score.total();
}

}  // namespace muster
