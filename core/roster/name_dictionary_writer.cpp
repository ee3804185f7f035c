// Units sorted as bytes, so that a prefix is a range; the scan tables sorted by length, then as the units.
#include "core/roster/name_dictionary_writer.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/roster/letter_model.h"
#include "core/roster/name_dictionary.h"
#include "core/roster/sound_key.h"

namespace muster {

namespace {

void write_scan(IndexFileWriter& file, Section first, const std::vector<std::string_view>& units) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t number = 0; number < units.size(); ++number)
    if (units[number].size() <= kLongestScanned) order.push_back(number);
  std::stable_sort(order.begin(), order.end(),
                   [&units](std::uint32_t a, std::uint32_t b) { return units[a].size() < units[b].size(); });
  std::vector<std::uint32_t> letters;
  std::vector<std::uint32_t> begins(kLongestScanned + 2, 0);
  for (const std::uint32_t number : order) {
    letters.push_back(letter_set(units[number]));
    ++begins[units[number].size() + 1];
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kScanUnits), order);
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kScanLetters), letters);
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kScanBegins), begins);
}

void write_sounds(IndexFileWriter& file, Section first, const std::vector<std::string_view>& units) {
  std::vector<SoundEntry> sounds;
  sounds.reserve(units.size());
  for (std::uint32_t number = 0; number < units.size(); ++number) sounds.push_back({sound_hash(units[number]), number});
  std::sort(sounds.begin(), sounds.end());
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kSounds), sounds);
}

}  // namespace

std::uint32_t NameDictionaryWriter::add(std::string_view unit) {
  const auto [place, is_new] = numbers_.try_emplace(std::string(unit), static_cast<std::uint32_t>(units_.size()));
  if (is_new) {
    units_.push_back(&place->first);
    counts_.push_back(0);
  }
  return place->second;
}

std::vector<std::uint32_t> NameDictionaryWriter::write(IndexFileWriter& file, Section first,
                                                       const std::vector<std::string_view>& known) const {
  std::vector<std::uint32_t> order(units_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) { return *units_[a] < *units_[b]; });
  std::vector<std::uint32_t> places(order.size());
  std::vector<std::uint32_t> begins{0};
  std::vector<std::uint32_t> counts;
  std::vector<std::string_view> units;
  std::string text;
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const std::uint32_t number = order[place];
    places[number] = place;
    units.emplace_back(*units_[number]);
    counts.push_back(counts_[number]);
    text += *units_[number];
    begins.push_back(static_cast<std::uint32_t>(text.size()));
  }
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kBegins), begins);
  file.add(first + static_cast<std::uint32_t>(DictionarySection::kText), std::move(text));
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kCounts), counts);
  write_scan(file, first, units);
  write_sounds(file, first, units);
  units.insert(units.end(), known.begin(), known.end());
  file.add_array(first + static_cast<std::uint32_t>(DictionarySection::kLetters), learn_letters(units));
  return places;
}

}  // namespace muster
