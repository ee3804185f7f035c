// Scores windows of the text by what they show of the query, and marks the best.
#include "core/search/snippet_maker.h"

#include <algorithm>

#include "core/text/escape.h"

namespace muster {
namespace {

constexpr std::size_t kLongestText = 100'000;
constexpr std::size_t kLength = 240;  // Bytes of a snippet, about; characters of several bytes count as several.
constexpr std::size_t kBefore = 60;   // What is shown before a match deep inside a long sentence.
constexpr double kAgain = .1;         // What a second match of the same word adds, of the first.
constexpr std::string_view kEllipsis = "…";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool ends_sentence(std::string_view text, std::size_t i) {
  if (text[i] == '\n') return true;
  const bool mark = text[i] == '.' || text[i] == '!' || text[i] == '?';
  return mark && i + 2 < text.size() && is_space(text[i + 1]) && !is_small_letter(text[i + 2]);
}

std::size_t skip_space(std::string_view text, std::size_t i) {
  while (i < text.size() && is_space(text[i])) ++i;
  return i;
}

// The nearest place at or before `end`, after `begin`, where the text may be cut: before a space, else a character.
std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t end) {
  if (end >= text.size()) return text.size();
  std::size_t cut = end;
  while (cut > begin && !is_space(text[cut])) --cut;
  if (cut > begin) return cut;
  for (cut = end; cut > begin && is_continuation(text[cut]);) --cut;
  return cut;
}

void append_plain(std::string& out, std::string_view text) {
  std::string flat(text);
  std::replace_if(flat.begin(), flat.end(), is_space, ' ');
  append_escaped_html(out, flat);
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

SnippetMaker::SnippetMaker(const QueryPlan& plan, const Vocabulary& vocabulary, Analyser& analyser)
    : analyser_(analyser) {
  const auto worth = [&vocabulary](const std::string& stem) {
    return 1. / (1. + .1 * static_cast<double>(vocabulary.stem_entries(stem_id(stem))));
  };
  for (const QueryUnit& unit : plan.units) {
    for (const std::string& stem : unit.stems) look_for(stem, .2 + worth(stem));
    for (const Alternative& alternative : unit.alternatives) {
      for (const std::string& stem : alternative.stems) look_for(stem, alternative.weight * (.2 + worth(stem)));
    }
  }
}

void SnippetMaker::look_for(const std::string& stem, double worth) {
  if (stem.empty()) return;
  double& known = stems_[stem];
  known = std::max(known, worth);
  beginnings_.add(stem);
}

std::string SnippetMaker::make(std::string_view text) {
  text = trim_end(text.substr(0, cut_before(text, 0, kLongestText)));
  const std::vector<Match> matches = find_matches(text);
  const Window window = best_window(text, matches);
  std::string html;
  if (window.begin > skip_space(text, 0)) html.append(kEllipsis).append(" ");
  std::size_t written = window.begin;
  for (const Match& match : matches) {
    if (match.begin < written || match.end > window.end) continue;
    append_plain(html, text.substr(written, match.begin - written));
    html += "<mark>";
    append_plain(html, text.substr(match.begin, match.end - match.begin));
    html += "</mark>";
    written = match.end;
  }
  append_plain(html, trim_end(text.substr(written, window.end - written)));
  if (window.end < text.size()) html.append(" ").append(kEllipsis);
  return html;
}

std::vector<SnippetMaker::Match> SnippetMaker::find_matches(std::string_view text) {
  std::vector<Match> matches;
  if (stems_.empty()) return matches;
  words_.clear();
  split_wanted_words(text, analyser_.elision(), beginnings_, words_);
  for (const Word& word : words_) {
    if (!beginnings_.has_beginning_of(word.text)) continue;
    const auto found = stems_.find(analyser_.form(word.text).stem);
    if (found == stems_.end()) continue;
    // A word in one piece comes after its parts and takes their place; of two that overlap the first is marked.
    while (!matches.empty() && word.joins > 0 && matches.back().begin >= word.begin) matches.pop_back();
    if (!matches.empty() && matches.back().end > word.begin) continue;
    matches.push_back({word.begin, word.end, stem_id(found->first), found->second});
  }
  return matches;
}

SnippetMaker::Window SnippetMaker::best_window(std::string_view text, const std::vector<Match>& matches) const {
  std::size_t sentence = skip_space(text, 0);
  Window best{sentence, cut_before(text, sentence, sentence + kLength)};
  double best_worth = worth_of(best, matches);
  std::size_t looked_at = sentence;
  std::size_t tried = text.size();
  for (const Match& match : matches) {
    // Back to where its sentence begins; what is further back than a snippet is long is not shown in any case.
    const std::size_t least = std::max(looked_at, match.begin - std::min(match.begin, kLength));
    std::size_t begin = match.begin;
    while (begin > least && !ends_sentence(text, begin - 1)) --begin;
    if (begin > looked_at) sentence = skip_space(text, begin);
    looked_at = match.begin;
    begin = sentence;
    if (match.end > begin + kLength) begin = skip_space(text, cut_before(text, begin, match.begin - kBefore));
    if (begin == tried) continue;
    tried = begin;
    const Window window{begin, cut_before(text, begin, begin + kLength)};
    const double worth = worth_of(window, matches);
    if (worth > best_worth) {
      best = window;
      best_worth = worth;
    }
  }
  return best;
}

double SnippetMaker::worth_of(const Window& window, const std::vector<Match>& matches) {
  auto match = std::ranges::lower_bound(matches, window.begin, {}, &Match::begin);
  std::vector<std::uint32_t> seen;
  double worth = 0;
  for (; match != matches.end() && match->end <= window.end; ++match) {
    const bool again = std::find(seen.begin(), seen.end(), match->stem) != seen.end();
    worth += again ? kAgain * match->worth : match->worth;
    if (!again) seen.push_back(match->stem);
  }
  return worth;
}

}  // namespace muster
