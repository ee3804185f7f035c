// Replays what the fuzzers found.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/unit/core/roster/fictional_roster.h"

namespace {

std::vector<std::string> inputs(const std::string& folder) {
  std::vector<std::string> out;
  const std::string path = std::string(MUSTER_SOURCE) + "/tests/fuzz/roster/" + folder;
  if (!std::filesystem::is_directory(path)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    std::ifstream file(entry.path(), std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

}  // namespace

TEST_CASE("inputs that once broke the lookup are answered") {
  const auto engine = engine_for(fictional_roster(), "crashes");
  const auto queries = inputs("query");
  CHECK_FALSE(queries.empty());
  for (const std::string& query : queries) CHECK(engine->lookup(query).matches.size() <= muster::kMostMatches);
}
