// The family name is a run of words at the end or at the beginning; the rest is given and middle names.
#include "core/roster/name_readings.h"

#include <algorithm>
#include <span>

#include "core/roster/name_particles.h"

namespace muster {

namespace {

constexpr std::size_t kLongestFamily = 4;  // Words: "de la Cruz Garcia".
constexpr std::size_t kLongestGiven = 3;   // Words: "Mary Ann Rose" as one given name.
constexpr float kFamilyFirst = 1.0F;       // "Smith John" without a comma.
constexpr float kPartedHyphen = 3.0F;      // One side of a hyphen is taken as a middle name.
constexpr float kDroppedParticle = 2.5F;   // "van den Berg" typed for "Berg".
constexpr float kDroppedHalf = 3.5F;       // "Smith-Jones" typed for "Smith".
constexpr float kGivenLast = 0.5F;         // Family, middle, given, as in Vietnamese.

using Words = std::span<const QueryWord>;

std::string join(Words words) {
  std::vector<std::string> texts;
  for (const QueryWord& word : words) texts.push_back(word.text);
  unify_saints(texts);
  std::string joined;
  for (const std::string& text : texts) joined += text;
  return joined;
}

std::vector<std::string> texts_of(Words words) {
  std::vector<std::string> texts;
  for (const QueryWord& word : words) texts.push_back(word.text);
  return texts;
}

// How many words at the end of `rest` are particles of the family name before the comma: 2 of "Joan van der". One word
// at least is left for the given name.
std::size_t count_trailing_particles(Words rest) {
  for (std::size_t begin = 1; begin < rest.size(); ++begin) {
    std::vector<std::string> name = texts_of(rest.subspan(begin));
    name.emplace_back("name");
    if (without_particles(std::move(name)).size() == 1) return rest.size() - begin;
  }
  return 0;
}

class ReadingMaker {
 public:
  explicit ReadingMaker(Words words) : words_(words) {}

  void add_family_last(std::size_t count) {
    const std::size_t begin = words_.size() - count;
    add_family(words_.subspan(begin), words_.first(begin), 0, words_[begin].after_hyphen, false);
  }

  void add_family_first(std::size_t count, bool has_comma) {
    add_family(words_.first(count), words_.subspan(count), has_comma ? 0 : kFamilyFirst, words_[count].after_hyphen,
               true);
  }

  // "Berg, Joan van der", as Dutch and French lists have it, besides the order as typed: "Van" is a middle name too.
  void add_before_comma(std::size_t comma) {
    add_family_first(comma, true);
    const std::size_t count = count_trailing_particles(words_.subspan(comma));
    if (count == 0) return;
    const Words particles = words_.last(count);
    std::vector<QueryWord> family(particles.begin(), particles.end());
    family.insert(family.end(), words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(comma));
    add_family(family, words_.subspan(comma, words_.size() - comma - count), 0, false, true);
  }

  std::vector<NameReading> finish() { return std::move(readings_); }

 private:
  void add_family(Words family, Words rest, float cost, bool parted, bool family_first) {
    NameReading reading;
    reading.cost = cost + (parted ? kPartedHyphen : 0);
    reading.is_whole = !parted;
    reading.is_partial = parted;
    reading.family = join(family);
    reading.family_words = texts_of(family);
    add_given(reading, rest, family_first);
    const std::string bare = join_bare(family);
    if (bare != reading.family) add_given(changed(reading, bare, kDroppedParticle), rest, family_first);
    if (family.size() == 2 && family[1].after_hyphen)
      for (const QueryWord& half : family) {
        NameReading dropped = changed(reading, half.text, kDroppedHalf);
        dropped.is_partial = true;
        add_given(dropped, rest, family_first);
      }
  }

  static std::string join_bare(Words family) {
    std::string joined;
    for (const std::string& word : without_particles(texts_of(family))) joined += word;
    return joined;
  }

  static NameReading changed(NameReading reading, const std::string& family, float cost) {
    reading.family = family;
    reading.cost += cost;
    reading.is_whole = false;
    return reading;
  }

  void add_given(const NameReading& family, Words rest, bool family_first) {
    for (std::size_t count = 1; count <= std::min(kLongestGiven, rest.size()); ++count) {
      NameReading reading = family;
      reading.given = join(rest.first(count));
      reading.given_words = texts_of(rest.first(count));
      reading.middles = texts_of(rest.subspan(count));
      const bool parted = count < rest.size() && rest[count].after_hyphen;
      if (parted) reading.cost += kPartedHyphen;
      reading.is_whole = reading.is_whole && !parted;
      reading.is_partial = reading.is_partial || parted;
      add(std::move(reading));
    }
    if (!family_first || rest.size() < 2) return;
    NameReading reading = family;
    reading.given = rest.back().text;
    reading.given_words = {reading.given};
    reading.middles = texts_of(rest.first(rest.size() - 1));
    reading.cost += kGivenLast;
    reading.needs_middles = true;
    add(std::move(reading));
  }

  void add(NameReading reading) {
    const bool known = std::any_of(readings_.begin(), readings_.end(), [&reading](const NameReading& other) {
      return other.family == reading.family && other.given == reading.given && other.middles == reading.middles &&
             other.cost <= reading.cost;
    });
    if (!known) readings_.push_back(std::move(reading));
  }

  Words words_;
  std::vector<NameReading> readings_;
};

}  // namespace

std::vector<NameReading> readings_of(const std::vector<QueryWord>& words, std::size_t comma) {
  ReadingMaker maker(words);
  const bool has_comma = comma > 0 && comma < words.size();
  if (has_comma) {
    maker.add_before_comma(comma);
    return maker.finish();
  }
  const std::size_t longest = std::min(kLongestFamily, words.size() - 1);
  for (std::size_t count = 1; count <= longest; ++count) maker.add_family_last(count);
  for (std::size_t count = 1; count <= longest; ++count) maker.add_family_first(count, false);
  return maker.finish();
}

}  // namespace muster
