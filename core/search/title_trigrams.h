// Titles as runs of three characters: how alike a title and a question are when their words are not quite the same.
// Each word counts with a space on either side; a run is told by a number of 16 bits, and a collision only blurs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/analyser.h"

namespace muster {

using Trigram = std::uint16_t;

/// Of all words of `tokens`, stop words too; sorted, with repetitions.
std::vector<Trigram> title_trigrams(const std::vector<Token>& tokens);

/// In how many titles each trigram occurs, and how long titles are.
class TrigramStatistics {
 public:
  TrigramStatistics() : titles_with_(std::size_t{1} << 16) {}

  void add_title(const std::vector<Trigram>& trigrams);
  void merge(const TrigramStatistics& other);
  /// Takes away titles that were added before.
  void subtract(const TrigramStatistics& other);

  /// Varints: titles, trigrams in all; then for each that occurs the difference to the one before, and its titles.
  std::string serialise() const;
  void add_serialised(std::string_view bytes);

  double rarity(Trigram trigram) const;
  double mean_length() const { return titles_ == 0 ? 1 : static_cast<double>(total_length_) / titles_; }

 private:
  std::vector<std::uint32_t> titles_with_;
  std::uint32_t titles_ = 0;
  std::uint64_t total_length_ = 0;
};

}  // namespace muster
