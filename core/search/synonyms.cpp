// A site's own terms and everyday words, found by their first word.
#include "core/search/synonyms.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/search/byte_packing.h"
#include "core/search/everyday_words.h"

namespace muster {
namespace {

constexpr double kSiteWeight = .7;
constexpr double kEverydayWeight = .5;

enum class StopWords { kKeep, kDrop };

// One term by its stems. What is typed keeps its stop words, or "sign in" would be "sign"; what is looked for does
// without, for texts are indexed without.
std::string stems_of(std::string_view term, StopWords stop_words, Analyser& analyser) {
  std::string stems;
  for (const Token& token : analyser.analyse(term)) {
    if (token.word.joins > 0 || (token.stop && stop_words == StopWords::kDrop)) continue;
    if (!stems.empty()) stems += ' ';
    stems += token.stem;
  }
  return stems;
}

struct EverydayTerm {
  std::string typed;   ///< Its stems, with stop words, but empty when it is nothing but a stop word.
  std::string sought;  ///< Its stems without.
};

// The terms of one group: parted by spaces, and the words of one by underscores.
std::vector<EverydayTerm> terms_of(std::string_view group, Analyser& analyser) {
  std::vector<EverydayTerm> terms;
  std::vector<Token> words = analyser.analyse(group);
  std::size_t end = 0;
  for (const Token& word : words) {
    if (word.word.joins > 0) continue;
    const bool goes_on = end > 0 && word.word.begin == end + 1 && group[end] == '_';
    end = word.word.end;
    if (!goes_on) terms.emplace_back();
    EverydayTerm& term = terms.back();
    const bool is_alone = !goes_on && (end == group.size() || group[end] != '_');
    if (word.stop && is_alone) continue;
    term.typed.append(term.typed.empty() ? "" : " ").append(word.stem);
    if (!word.stop) term.sought.append(term.sought.empty() ? "" : " ").append(word.stem);
  }
  return terms;
}

std::vector<std::string> split_stems(std::string_view stems) {
  std::vector<std::string> parts;
  while (!stems.empty()) {
    const std::size_t space = std::min(stems.find(' '), stems.size());
    parts.emplace_back(stems.substr(0, space));
    stems.remove_prefix(std::min(space + 1, stems.size()));
  }
  return parts;
}

}  // namespace

std::string serialise_synonyms(const SearchIndexOptions& options, Analyser& analyser) {
  std::map<std::string, std::set<std::string>> rules;
  const auto add_rules = [&](const std::string& typed, const std::vector<std::string>& others) {
    std::set<std::string>& known = rules[stems_of(typed, StopWords::kKeep, analyser)];
    for (const std::string& other : others) {
      if (other != typed) known.insert(stems_of(other, StopWords::kDrop, analyser));
    }
  };
  for (const std::vector<std::string>& equals : options.synonyms) {
    for (const std::string& typed : equals) add_rules(typed, equals);
  }
  for (const auto& [typed, others] : options.one_way) add_rules(typed, others);
  std::string bytes;
  for (auto& [typed, others] : rules) {
    others.erase(typed);
    others.erase("");
    if (typed.empty() || others.empty()) continue;
    put_text(bytes, typed);
    put_varint(bytes, others.size());
    for (const std::string& other : others) put_text(bytes, other);
  }
  return bytes;
}

void Synonyms::add_serialised(std::string_view bytes) {
  ByteReader reader(bytes);
  while (!reader.at_end() && !reader.failed()) {
    const std::string term(reader.text());
    for (std::uint64_t left = reader.varint(); left > 0 && !reader.failed(); --left) {
      add(term, reader.text(), kSiteWeight);
    }
  }
}

void Synonyms::add_everyday_words(std::string_view language, Analyser& analyser) {
  for (const std::string_view group : everyday_words(language)) {
    const std::vector<EverydayTerm> terms = terms_of(group, analyser);
    for (const EverydayTerm& typed : terms) {
      for (const EverydayTerm& other : terms) {
        if (!typed.typed.empty() && !other.sought.empty() && other.typed != typed.typed)
          add(typed.typed, other.sought, kEverydayWeight);
      }
    }
  }
}

const std::vector<Alternative>* Synonyms::find(const std::string& stems) const {
  const auto found = alternatives_.find(stems);
  return found == alternatives_.end() ? nullptr : &found->second;
}

void Synonyms::add(const std::string& term, std::string_view alternative, double weight) {
  std::vector<std::string> stems = split_stems(alternative);
  longest_term_ = std::max(longest_term_, split_stems(term).size());
  std::vector<Alternative>& known = alternatives_[term];
  const auto same = [&stems](const Alternative& one) { return one.stems == stems; };
  if (std::none_of(known.begin(), known.end(), same)) known.push_back({std::move(stems), weight});
}

}  // namespace muster
