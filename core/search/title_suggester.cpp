// Titles that have every whole word and a word that begins like the last one, questions first.
#include "core/search/title_suggester.h"

#include <algorithm>
#include <set>

#include "core/search/character_classes.h"
#include "core/search/index_format.h"
#include "core/search/stored_entry.h"
#include "core/search/title_likeness.h"
#include "core/search/word_weights.h"

namespace muster {
namespace {

constexpr std::size_t kMostWords = 12;
constexpr std::size_t kMostCompletions = 24;  // A short beginning fits thousands of words; the commonest will do.
constexpr Xapian::doccount kCandidates = 40;

std::string folded(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

}  // namespace

std::vector<Suggestion> TitleSuggester::suggest(std::string_view text, std::size_t limit) {
  std::vector<Token> words = analyser_.analyse(text);
  std::erase_if(words, [](const Token& token) { return token.word.joins > 0; });
  if (words.empty() || words.size() > kMostWords) return {};
  const bool is_last_open = words.back().word.end == text.size();
  const Xapian::Query query = make_query(words, is_last_open);
  std::vector<Suggestion> suggestions;
  std::set<std::string> seen;
  for (const Only only : {Only::kQuestions, Only::kOthers}) {
    if (suggestions.size() >= limit) break;
    time_.check();
    for (Candidate& candidate : candidates(query, only, text, words)) {
      if (suggestions.size() >= limit) break;
      if (seen.insert(candidate.suggestion.text).second) suggestions.push_back(std::move(candidate.suggestion));
    }
  }
  return suggestions;
}

std::vector<TitleSuggester::Candidate> TitleSuggester::candidates(const Xapian::Query& query, Only only,
                                                                  std::string_view text,
                                                                  const std::vector<Token>& words) const {
  Xapian::Enquire enquire(database_);
  const Xapian::Query questions(type_term("faq"));
  enquire.set_query(
      {only == Only::kQuestions ? Xapian::Query::OP_FILTER : Xapian::Query::OP_AND_NOT, query, questions});
  enquire.set_weighting_scheme(weighting_scheme());
  return rank(enquire.get_mset(0, kCandidates), text, words);
}

// What must be in the title filters; the stems, which titles hold three times, give the order.
Xapian::Query TitleSuggester::make_query(const std::vector<Token>& words, bool is_last_open) const {
  std::vector<Xapian::Query> required;
  std::vector<Xapian::Query> wanted;
  for (const Token& token : words) {
    const bool is_open = is_last_open && &token == &words.back();
    required.push_back(is_open ? completions(token) : Xapian::Query(title_word_term(token.word.text)));
    wanted.emplace_back(token.stem);
  }
  const Xapian::Query all(Xapian::Query::OP_AND, required.begin(), required.end());
  const Xapian::Query order(Xapian::Query::OP_OR, wanted.begin(), wanted.end());
  return {Xapian::Query::OP_AND_MAYBE, Xapian::Query(0., all), order};
}

Xapian::Query TitleSuggester::completions(const Token& word) const {
  std::vector<Xapian::Query> terms{Xapian::Query(title_word_term(word.word.text))};
  for (const std::string& whole : index_.vocabulary.complete(word.word.text, kMostCompletions)) {
    terms.emplace_back(title_word_term(whole));
  }
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

std::vector<TitleSuggester::Candidate> TitleSuggester::rank(const Xapian::MSet& found, std::string_view text,
                                                            const std::vector<Token>& words) const {
  QueryPlan plan;
  plan.words = words;
  plan.question = words;
  for (const Token& token : words) plan.units.push_back({{token.stem}, {}, {}});
  const TitleLikeness likeness(plan, index_);
  const std::string typed = folded(text);
  std::vector<Candidate> candidates;
  for (auto match = found.begin(); match != found.end(); ++match) {
    const SearchEntry stored = decode_entry_head(match.get_document().get_value(kHeadSlot));
    const EntryView entry = index_.entry(*match);
    const Likeness alike = likeness.of(entry);
    const double begins = folded(stored.title).starts_with(typed) ? 1 : 0;
    candidates.push_back({{stored.title, stored.url}, begins + alike.words + alike.characters});
  }
  std::ranges::stable_sort(candidates, std::greater(), &Candidate::score);
  return candidates;
}

}  // namespace muster
