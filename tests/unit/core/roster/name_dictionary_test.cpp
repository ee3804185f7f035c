#include "core/roster/name_dictionary.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/roster/name_dictionary_writer.h"
#include "core/text/nearest.h"

namespace {

// A dictionary in memory, and the bytes it reads.
struct Fixture {
  explicit Fixture(const std::vector<std::string>& units) {
    muster::NameDictionaryWriter writer;
    for (const std::string& unit : units) writer.count(writer.add(unit));
    muster::IndexFileWriter file;
    writer.write(file, muster::Section::kGivenDictionary, {});
    bytes = *file.finish();
    names = *muster::NameDictionary::open(*muster::IndexFile::open(bytes), muster::Section::kGivenDictionary);
  }

  std::vector<std::string> near(std::string_view word, unsigned distance) const {
    std::vector<std::uint32_t> units;
    names.add_near(word, distance, units);
    std::vector<std::string> out;
    for (const std::uint32_t unit : units) out.emplace_back(names.unit(unit));
    std::sort(out.begin(), out.end());
    return out;
  }

  std::string bytes;
  muster::NameDictionary names;
};

std::vector<std::string> made_up_words() {
  std::vector<std::string> words;
  unsigned state = 7;
  for (int count = 0; count < 3000; ++count) {
    std::string word;
    state = state * 1664525U + 1013904223U;
    const std::size_t length = 2 + (state >> 28U);
    while (word.size() < length) {
      state = state * 1664525U + 1013904223U;
      word += static_cast<char>('a' + (state >> 24U) % 6);
    }
    words.push_back(word);
  }
  return words;
}

}  // namespace

TEST_CASE("units are found by spelling and by prefix") {
  const Fixture fixture({"joan", "john", "johanna", "zoe"});
  CHECK(fixture.names.find("john"));
  CHECK_FALSE(fixture.names.find("joh"));
  const auto [first, last] = fixture.names.with_prefix("jo");
  CHECK(last - first == 3);
  const auto [none, end] = fixture.names.with_prefix("zz");
  CHECK(none == end);
}

TEST_CASE("the scan finds exactly the units within the distance") {
  const std::vector<std::string> words = made_up_words();
  const Fixture fixture(words);
  for (const unsigned distance : {1U, 2U})
    for (std::size_t index = 0; index < words.size(); index += 97) {
      std::vector<std::string> expected;
      for (const std::string& word : words)
        if (muster::edit_distance(word, words[index]) <= distance) expected.push_back(word);
      std::sort(expected.begin(), expected.end());
      expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
      CHECK(fixture.near(words[index], distance) == expected);
    }
}

TEST_CASE("spellings of one sound share a key") {
  const Fixture fixture({"schmidt", "smith", "tremblay"});
  std::vector<std::uint32_t> units;
  fixture.names.add_alike("shmitt", units);
  CHECK(units.size() == 2);
}
