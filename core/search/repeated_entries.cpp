// Entries are compared by what they say, not by where they stand.
#include "core/search/repeated_entries.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>

#include "core/search/vocabulary.h"

namespace muster {
namespace {

constexpr double kNearlySame = .9;  // Share of words in common.

using WordIds = std::vector<std::uint32_t>;

std::string title_key(const SearchEntry& entry, Analyser& analyser) {
  std::string key;
  for (const Token& token : analyser.analyse(entry.title)) key.append(token.word.text).append(" ");
  return key;
}

WordIds word_ids(const SearchEntry& entry, Analyser& analyser) {
  WordIds ids;
  for (const Token& token : analyser.analyse(entry.text)) ids.push_back(stem_id(token.word.text));
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool nearly_same(const WordIds& a, const WordIds& b) {
  WordIds common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  const std::size_t all = a.size() + b.size() - common.size();
  return static_cast<double>(common.size()) >= kNearlySame * static_cast<double>(all);
}

}  // namespace

std::vector<bool> find_repeated_entries(const std::vector<SearchEntry>& entries, Analyser& analyser) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return entries[i].type == "faq"; });

  std::unordered_map<std::string, std::vector<std::size_t>> by_title;
  for (std::size_t i : order) by_title[title_key(entries[i], analyser)].push_back(i);

  std::vector<bool> repeated(entries.size(), false);
  for (const auto& [title, same_title] : by_title) {
    if (same_title.size() < 2) continue;
    std::vector<WordIds> kept;
    for (std::size_t i : same_title) {
      WordIds words = word_ids(entries[i], analyser);
      repeated[i] = std::ranges::any_of(kept, [&words](const WordIds& other) { return nearly_same(words, other); });
      constexpr std::size_t kMostCompared = 50;  // A title on every page, "Contact", must not cost the square.
      if (!repeated[i] && kept.size() < kMostCompared) kept.push_back(std::move(words));
    }
  }
  return repeated;
}

}  // namespace muster
