// Entries are compared by what they say, not by where they stand.
#include "core/search/repeated_entries.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "core/search/vocabulary.h"

namespace muster {
namespace {

constexpr double kNearlySame = .9;         // Share of words in common.
constexpr std::size_t kMostCompared = 50;  // A title on every page, "Contact", must not cost the square.

using WordIds = std::vector<std::uint32_t>;
using Titles = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

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

// The places of each title's entries, questions first.
Titles by_title(const std::vector<EntrySource>& sources) {
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return sources[i].is_question; });
  Titles titles;
  for (const std::size_t i : order) titles[sources[i].title_key].push_back(i);
  return titles;
}

/// What was found of the entries of one title before. It holds for an entry that is compared with the same ones again.
class Findings {
 public:
  Findings(const std::vector<std::size_t>& places, const std::vector<EntrySource>& earlier) {
    for (const std::size_t place : places) {
      const EntrySource& source = earlier[place];
      found_[source.digest] = {kept_.size(), source.document == 0};
      if (source.document != 0 && kept_.size() < kMostCompared) kept_.push_back(source.digest);
    }
  }

  void keep(const EntryDigest& digest) {
    still_same_ = still_same_ && count_ < kept_.size() && kept_[count_] == digest;
    ++count_;
  }

  std::optional<bool> is_repeated(const EntryDigest& digest) const {
    const auto found = found_.find(digest);
    if (!still_same_ || found == found_.end() || found->second.compared_with != count_) return std::nullopt;
    return found->second.is_repeated;
  }

 private:
  struct Finding {
    std::size_t compared_with = 0;
    bool is_repeated = false;
  };
  std::map<EntryDigest, Finding> found_;
  std::vector<EntryDigest> kept_;
  std::size_t count_ = 0;  // Kept this time.
  bool still_same_ = true;
};

}  // namespace

std::uint64_t title_key(const SearchEntry& entry, Analyser& analyser) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;  // FNV-1a.
  const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1'099'511'628'211U; };
  for (const Token& token : analyser.analyse(entry.title)) {
    for (const char c : token.word.text) add(static_cast<unsigned char>(c));
    add(' ');
  }
  return hash;
}

std::vector<bool> find_repeated_entries(const std::vector<SearchEntry>& entries,
                                        const std::vector<EntrySource>& sources, Analyser& analyser,
                                        const std::vector<EntrySource>& earlier) {
  const Titles titles_before = by_title(earlier);
  std::vector<bool> repeated(entries.size(), false);
  for (const auto& [title, same_title] : by_title(sources)) {
    if (same_title.size() < 2) continue;
    const auto before = titles_before.find(title);
    Findings findings(before == titles_before.end() ? std::vector<std::size_t>{} : before->second, earlier);
    std::vector<std::size_t> kept;
    std::unordered_map<std::size_t, WordIds> words;  // Of entries that had to be compared.
    const auto words_of = [&](std::size_t i) -> const WordIds& {
      const auto [place, is_new] = words.try_emplace(i);
      if (is_new) place->second = word_ids(entries[i], analyser);
      return place->second;
    };
    const auto compare = [&](std::size_t i) {
      return std::ranges::any_of(kept, [&](std::size_t other) { return nearly_same(words_of(i), words_of(other)); });
    };
    for (const std::size_t i : same_title) {
      const std::optional<bool> known = findings.is_repeated(sources[i].digest);
      repeated[i] = known ? *known : compare(i);
      if (repeated[i] || kept.size() == kMostCompared) {
        words.erase(i);
      } else {
        kept.push_back(i);
        findings.keep(sources[i].digest);
      }
    }
  }
  return repeated;
}

}  // namespace muster
