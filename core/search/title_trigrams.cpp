// Cutting titles into runs of three characters, and how rare each run is.
#include "core/search/title_trigrams.h"

#include <algorithm>
#include <cmath>

#include "core/search/byte_packing.h"
#include "core/search/character_classes.h"

namespace muster {
namespace {

Trigram trigram_of(char32_t a, char32_t b, char32_t c) {
  const std::uint32_t mixed = ((a * 31 + b) * 961 + c) * 2'654'435'761U;
  return static_cast<Trigram>(mixed >> 16);
}

}  // namespace

std::vector<Trigram> title_trigrams(const std::vector<Token>& tokens) {
  std::vector<Trigram> trigrams;
  for (const Token& token : tokens) {
    if (token.word.joins > 0) continue;
    char32_t first = U' ';
    char32_t second = 0;
    const std::string& word = token.word.text;
    for (std::size_t i = 0; i < word.size();) {
      const Character character = read_character(word, i);
      i += character.length;
      if (second != 0) {
        trigrams.push_back(trigram_of(first, second, character.code));
        first = second;
      }
      second = character.code;
    }
    trigrams.push_back(trigram_of(first, second, U' '));
  }
  std::sort(trigrams.begin(), trigrams.end());
  return trigrams;
}

void TrigramStatistics::add_title(const std::vector<Trigram>& trigrams) {
  ++titles_;
  total_length_ += trigrams.size();
  for (std::size_t i = 0; i < trigrams.size(); ++i) {
    if (i == 0 || trigrams[i] != trigrams[i - 1]) ++titles_with_[trigrams[i]];
  }
}

void TrigramStatistics::merge(const TrigramStatistics& other) {
  titles_ += other.titles_;
  total_length_ += other.total_length_;
  for (std::size_t i = 0; i < titles_with_.size(); ++i) titles_with_[i] += other.titles_with_[i];
}

void TrigramStatistics::subtract(const TrigramStatistics& other) {
  titles_ -= other.titles_;
  total_length_ -= other.total_length_;
  for (std::size_t i = 0; i < titles_with_.size(); ++i) titles_with_[i] -= other.titles_with_[i];
}

std::string TrigramStatistics::serialise() const {
  std::string bytes;
  put_varint(bytes, titles_);
  put_varint(bytes, total_length_);
  std::size_t previous = 0;
  for (std::size_t i = 0; i < titles_with_.size(); ++i) {
    if (titles_with_[i] == 0) continue;
    put_varint(bytes, i - previous);
    put_varint(bytes, titles_with_[i]);
    previous = i;
  }
  return bytes;
}

void TrigramStatistics::add_serialised(std::string_view bytes) {
  ByteReader reader(bytes);
  titles_ += static_cast<std::uint32_t>(reader.varint());
  total_length_ += reader.varint();
  std::size_t trigram = 0;
  while (!reader.at_end() && !reader.failed()) {
    trigram += reader.varint();
    const auto titles = static_cast<std::uint32_t>(reader.varint());
    if (trigram < titles_with_.size()) titles_with_[trigram] += titles;
  }
}

double TrigramStatistics::rarity(Trigram trigram) const {
  const double with = titles_with_[trigram];
  return std::log(1 + (titles_ - with + .5) / (with + .5));
}

}  // namespace muster
