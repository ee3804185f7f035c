// Letter trigrams, each mixed with what is known of the pair and of the letter alone, so that nothing is impossible.
#include "core/roster/letter_model.h"

#include <algorithm>
#include <cmath>

namespace muster {

namespace {

constexpr std::size_t kLetters = 27;
constexpr std::size_t kEdge = 26;
constexpr double kPairWeight = 8;    // A trigram seen this often counts as much as its pair.
constexpr double kLetterWeight = 4;  // A pair seen this often counts as much as its letter.
constexpr double kStep = 16;

std::size_t letter_at(std::string_view word, std::size_t index) {
  return index < word.size() ? static_cast<std::size_t>(word[index] - 'a') : kEdge;
}

struct Counts {
  std::vector<double> triple = std::vector<double>(kLetterModelSize);
  std::vector<double> pair = std::vector<double>(kLetters * kLetters);
  std::vector<double> single = std::vector<double>(kLetters, 1.0);

  void add(std::string_view word) {
    std::size_t before = kEdge;
    std::size_t last = kEdge;
    for (std::size_t index = 0; index <= word.size(); ++index) {
      const std::size_t next = letter_at(word, index);
      triple[(before * kLetters + last) * kLetters + next] += 1;
      pair[last * kLetters + next] += 1;
      single[next] += 1;
      before = last;
      last = next;
    }
  }
};

// Chances of each letter from counts, mixed with `fallback` as if that had been seen `weight` times.
void mix(const double* counts, const double* fallback, double weight, double* out) {
  double total = weight;
  for (std::size_t letter = 0; letter < kLetters; ++letter) total += counts[letter];
  for (std::size_t letter = 0; letter < kLetters; ++letter)
    out[letter] = (counts[letter] + weight * fallback[letter]) / total;
}

}  // namespace

std::vector<std::uint8_t> learn_letters(const std::vector<std::string_view>& words) {
  Counts counts;
  for (const std::string_view word : words) counts.add(word);
  const std::vector<double> even(kLetters, 1.0 / kLetters);
  std::vector<double> single(kLetters);
  std::vector<double> pair(kLetters);
  std::vector<double> triple(kLetters);
  std::vector<std::uint8_t> table(kLetterModelSize);
  mix(counts.single.data(), even.data(), 1, single.data());
  for (std::size_t context = 0; context < kLetters * kLetters; ++context) {
    mix(counts.pair.data() + context % kLetters * kLetters, single.data(), kLetterWeight, pair.data());
    mix(counts.triple.data() + context * kLetters, pair.data(), kPairWeight, triple.data());
    for (std::size_t letter = 0; letter < kLetters; ++letter)
      table[context * kLetters + letter] =
          static_cast<std::uint8_t>(std::min(255.0, std::round(-std::log(triple[letter]) * kStep)));
  }
  return table;
}

double improbability_of_letters(std::span<const std::uint8_t> table, std::string_view word) {
  std::size_t context = kEdge * kLetters + kEdge;
  unsigned total = 0;
  for (std::size_t index = 0; index <= word.size(); ++index) {
    const std::size_t next = letter_at(word, index);
    total += table[context * kLetters + next];
    context = context % kLetters * kLetters + next;
  }
  return total / kStep;
}

}  // namespace muster
