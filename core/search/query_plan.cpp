// The steps from words as typed to what is looked for: correct, complete, add what else would do.
#include "core/search/query_plan.h"

#include <algorithm>
#include <set>

#include "core/search/related_forms.h"

namespace muster {
namespace {

constexpr std::size_t kMostCompletions = 8;
constexpr std::size_t kMostJoined = 3;
constexpr std::size_t kShortestPart = 3;
constexpr double kSameWord = 1;
constexpr double kCompletion = .9;
constexpr double kRelated = .5;
constexpr std::size_t kLongestTopic = 3;

class Planner {
 public:
  Planner(ReadQuery query, const Vocabulary& vocabulary, const Synonyms& synonyms, Analyser& analyser)
      : query_(std::move(query)), vocabulary_(vocabulary), synonyms_(synonyms), analyser_(analyser) {}

  QueryPlan plan() {
    correct_words();
    plan_.words = std::move(query_.words);
    make_units();
    if (!plan_.asks_for_words()) look_for_stop_words();
    make_question();
    plan_.phrases = std::move(query_.phrases);
    plan_.excluded = std::move(query_.excluded);
    plan_.category = std::move(query_.category);
    return std::move(plan_);
  }

 private:
  bool is_of_site(const Token& token) const {
    return vocabulary_.contains(token.word.text) || vocabulary_.stem_entries(stem_id(token.stem)) > 0 ||
           synonyms_.find(token.stem) != nullptr;
  }

  // What is corrected is read anew, so that the words in quotes are those that are asked for.
  void correct_words() {
    std::string text;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < query_.words.size(); ++i) {
      const Word& word = query_.words[i].word;
      const std::optional<std::string> better = needs_correction(i) ? correction(word.text) : std::nullopt;
      if (!better || word.begin < copied) continue;  // Words of Chinese overlap.
      text.append(query_.text, copied, word.begin - copied).append(*better);
      copied = word.end;
    }
    if (copied == 0) return;
    plan_.corrected = text.append(query_.text, copied);
    query_ = read_query(*plan_.corrected, analyser_);
  }

  bool needs_correction(std::size_t index) const {
    const Token& token = query_.words[index];
    if (token.stop || token.word.joins > 0 || is_of_site(token) || vocabulary_.is_common(token.stem) ||
        is_part_of_known_word(index) || is_part_of_synonym(index))
      return false;
    return !is_open(token) || vocabulary_.complete(token.word.text, 1).empty();
  }

  // "ticket" in "trade ticket", a term of the site that no entry uses itself.
  bool is_part_of_synonym(std::size_t index) const {
    const std::size_t longest = synonyms_.longest_term();
    for (std::size_t first = index - std::min(index, longest - 1); first <= index; ++first) {
      std::string term = query_.words[first].stem;
      const std::size_t end = std::min(first + longest, query_.words.size());
      for (std::size_t next = first + 1; next < end; ++next) {
        term.append(" ").append(query_.words[next].stem);
        if (next >= index && synonyms_.find(term) != nullptr) return true;
      }
    }
    return false;
  }

  // "web site" where only "website" is known, "e-mail" where only "email" is.
  bool is_part_of_known_word(std::size_t index) const {
    const auto known_with = [&](std::size_t first) {
      return first + 1 < query_.words.size() &&
             vocabulary_.contains(query_.words[first].word.text + query_.words[first + 1].word.text);
    };
    return known_with(index) || (index > 0 && known_with(index - 1));
  }

  bool is_open(const Token& token) const { return query_.is_last_word_open && token.word.end == query_.text.size(); }

  std::optional<std::string> correction(const std::string& word) const {
    if (std::optional<std::string> better = vocabulary_.correct(word)) return better;
    for (std::size_t cut = word.size() - std::min(word.size(), kShortestPart); cut >= kShortestPart; --cut) {
      const std::string first = word.substr(0, cut);
      const std::string second = word.substr(cut);
      if (vocabulary_.contains(first) && vocabulary_.contains(second)) return first + " " + second;
    }
    return std::nullopt;
  }

  void make_units() {
    for (std::size_t i = 0; i < plan_.words.size();) {
      std::size_t taken = take_synonym(i);
      if (taken == 0) taken = take_joined(i);
      if (taken == 0) taken = take_word(i);
      i += taken;
    }
  }

  // A synonym of several words; the number of words taken, 0 for none.
  std::size_t take_synonym(std::size_t first) {
    const std::size_t most = std::min(synonyms_.longest_term(), plan_.words.size() - first);
    for (std::size_t count = most; count >= 2; --count) {
      std::string term = plan_.words[first].stem;
      for (std::size_t i = first + 1; i < first + count; ++i) term.append(" ").append(plan_.words[i].stem);
      if (const auto* found = synonyms_.find(term)) {
        add_unit(first, count).alternatives = *found;
        return count;
      }
    }
    return 0;
  }

  // Words that the index also knows in one piece: "e-mail", "log in", "C E T".
  std::size_t take_joined(std::size_t first) {
    const std::size_t most = std::min(kMostJoined, plan_.words.size() - first);
    if (plan_.words[first].stop && plan_.words[first].word.text.size() > 1) return 0;
    for (std::size_t count = most; count >= 2; --count) {
      std::string whole;
      bool are_words = true;
      for (std::size_t i = first; i < first + count; ++i) {
        whole += plan_.words[i].word.text;
        are_words = are_words && plan_.words[i].word.joins == 0;
      }
      if (!are_words || !vocabulary_.contains(whole)) continue;
      QueryUnit& unit = add_unit(first, count);
      const std::string stem = analyser_.form(whole).stem;
      unit.alternatives.push_back({{stem}, kSameWord});
      add_synonyms(unit, stem);
      return count;
    }
    return 0;
  }

  std::size_t take_word(std::size_t index) {
    const Token token = plan_.words[index];
    if (token.word.joins > 0) return 1;  // Its parts have been taken; it is theirs in one piece.
    if (!seen_.insert(token.stem).second) return 1;
    QueryUnit& unit = add_unit(index, 1);
    if (token.stop) return 1;
    add_synonyms(unit, token.stem);
    add_related(unit, token.stem);
    if (!is_of_site(token) && is_open(token)) {
      for (const std::string& word : vocabulary_.complete(token.word.text, kMostCompletions)) {
        unit.alternatives.push_back({{analyser_.form(word).stem}, kCompletion});
      }
    }
    return 1;
  }

  void add_synonyms(QueryUnit& unit, const std::string& stem) const {
    const auto* found = synonyms_.find(stem);
    if (found != nullptr) unit.alternatives.insert(unit.alternatives.end(), found->begin(), found->end());
  }

  void add_related(QueryUnit& unit, const std::string& stem) const {
    for (std::string& form : related_forms(stem, vocabulary_, analyser_)) {
      const auto same = [&form](const Alternative& known) { return known.stems.size() == 1 && known.stems[0] == form; };
      if (std::ranges::none_of(unit.alternatives, same)) unit.alternatives.push_back({{std::move(form)}, kRelated});
    }
  }

  QueryUnit& add_unit(std::size_t first, std::size_t count) {
    QueryUnit& unit = plan_.units.emplace_back();
    for (std::size_t i = first; i < first + count; ++i) {
      const Token& token = plan_.words[i];
      if (token.word.joins == 0) (token.stop ? unit.stop_stems : unit.stems).push_back(token.stem);
    }
    return unit;
  }

  // Who types "insurance" and no more wants to be told what it is, rather than whether one can buy more of it.
  void make_question() {
    const auto is_content = [](const Token& word) { return word.is_content() || word.word.joins > 0; };
    const auto count = std::ranges::count_if(plan_.words, [](const Token& word) { return word.is_content(); });
    const bool is_topic =
        count > 0 && static_cast<std::size_t>(count) <= kLongestTopic && std::ranges::all_of(plan_.words, is_content);
    if (is_topic && analyser_.language() == "en") plan_.question = analyser_.analyse("what is");
    if (is_topic && analyser_.language() == "fr") plan_.question = analyser_.analyse("qu'est-ce que");
    plan_.question.insert(plan_.question.end(), plan_.words.begin(), plan_.words.end());
  }

  void look_for_stop_words() {
    for (QueryUnit& unit : plan_.units) unit.stems.swap(unit.stop_stems);
  }

  ReadQuery query_;
  const Vocabulary& vocabulary_;
  const Synonyms& synonyms_;
  Analyser& analyser_;
  QueryPlan plan_;
  std::set<std::string> seen_;
};

}  // namespace

bool QueryPlan::asks_for_words() const {
  return std::ranges::any_of(units,
                             [](const QueryUnit& unit) { return !unit.stems.empty() || !unit.alternatives.empty(); });
}

QueryPlan plan_query(ReadQuery query, const Vocabulary& vocabulary, const Synonyms& synonyms, Analyser& analyser) {
  return Planner(std::move(query), vocabulary, synonyms, analyser).plan();
}

}  // namespace muster
