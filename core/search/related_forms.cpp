// Endings cut off one after another, and the vocabulary asked for what begins alike.
#include "core/search/related_forms.h"

#include <algorithm>
#include <span>

namespace muster {
namespace {

constexpr std::size_t kShortestRoot = 4;
constexpr std::size_t kMostWords = 40;  // What more words begin with is a syllable, not a root.
constexpr std::size_t kLongestEndings = 10;

// As Snowball's stemmers leave them; longer ones first.
constexpr std::string_view kEnglish[] = {"ation", "ition", "ement", "ment", "ance", "ence", "ness", "ship",
                                         "able",  "ible",  "less",  "iti",  "ant",  "ent",  "anc",  "enc",
                                         "ist",   "ism",   "ion",   "ful",  "or",   "er",   "al",   "iv",
                                         "ic",    "ti",    "y",     "i",    "e"};
constexpr std::string_view kFrench[] = {"ation", "ition", "ement", "ment", "ateur", "abl", "ibl", "anc", "enc",
                                        "ant",   "ent",   "ist",   "ism",  "ion",   "eur", "if",  "iv",  "iqu",
                                        "al",    "ier",   "er",    "ir",   "at",    "it",  "i",   "e"};

std::span<const std::string_view> endings(std::string_view language) {
  if (language == "en") return kEnglish;
  if (language == "fr") return kFrench;
  return {};
}

}  // namespace

std::string family_root(std::string_view language, std::string stem) {
  for (;;) {
    const auto ending = std::ranges::find_if(endings(language), [&](std::string_view candidate) {
      return stem.size() >= candidate.size() + kShortestRoot && stem.ends_with(candidate);
    });
    if (ending == endings(language).end()) return stem;
    stem.resize(stem.size() - ending->size());
  }
}

std::vector<std::string> related_forms(const std::string& stem, const Vocabulary& vocabulary, Analyser& analyser) {
  std::vector<std::string> forms;
  const std::string& language = analyser.language();
  if (stem.size() < kShortestRoot || endings(language).empty()) return forms;
  const std::string root = family_root(language, stem);
  for (const std::string_view word : vocabulary.all_with(root, kMostWords)) {
    if (word.size() > root.size() + kLongestEndings) continue;
    const std::string& other = analyser.form(std::string(word)).stem;
    if (other == stem || std::ranges::find(forms, other) != forms.end()) continue;
    if (family_root(language, other) == root) forms.push_back(other);
  }
  return forms;
}

}  // namespace muster
