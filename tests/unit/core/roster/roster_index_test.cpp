#include "core/roster/roster_index.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/roster/roster_engine.h"
#include "core/roster/roster_index_writer.h"
#include "tests/unit/core/roster/fictional_roster.h"

namespace {

std::string index_bytes() { return *muster::make_roster_index(fictional_roster()); }

// The checksum made right again, so that only what is damaged can be found.
std::string resealed(std::string bytes) {
  const auto sum = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()) + 32, static_cast<uInt>(bytes.size() - 32)));
  std::memcpy(bytes.data() + 24, &sum, sizeof sum);
  return bytes;
}

}  // namespace

TEST_CASE("the same roster gives the same bytes, in whatever order the members come") {
  muster::RosterData data = fictional_roster();
  const std::string first = *muster::make_roster_index(data);
  std::vector<muster::RosterMember> members = fictional_members();
  std::reverse(members.begin(), members.end());
  data.members = {};
  for (const muster::RosterMember& member : members) data.members.push_back(member);
  CHECK(*muster::make_roster_index(data) == first);
}

TEST_CASE("a damaged index is refused") {
  const std::string bytes = index_bytes();
  CHECK(muster::RosterIndex::open(bytes));
  CHECK_FALSE(muster::RosterIndex::open(""));
  CHECK_FALSE(muster::RosterIndex::open(bytes.substr(0, bytes.size() - 8)));
  CHECK_FALSE(muster::RosterIndex::open(bytes + "12345678"));
  for (std::size_t at = 0; at < bytes.size(); at += 41) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const bool is_unused = at >= 28 && at < 32;
    CAPTURE(at);
    CHECK(muster::RosterIndex::open(damaged).has_value() == is_unused);
  }
}

TEST_CASE("numbers that lead outside are refused even when the checksum is right") {
  const std::string bytes = index_bytes();
  int refused = 0;
  for (std::size_t at = 32; at + 4 <= bytes.size(); at += 4) {
    std::string damaged = bytes;
    damaged[at + 2] = static_cast<char>(damaged[at + 2] ^ 0x7F);
    const std::string sealed = resealed(damaged);
    const auto index = muster::RosterIndex::open(sealed);
    if (!index) {
      ++refused;
      continue;
    }
    for (std::uint32_t member = 0; member < index->member_count(); ++member) {
      CHECK(index->name(member).given.size() < bytes.size());
      CHECK(index->designations(member).size() < 100);
    }
  }
  CHECK(refused > 100);
}

TEST_CASE("a designation without a page cannot be indexed") {
  muster::RosterData data = fictional_roster();
  muster::RosterMember member = data.members[0];
  member.designations = {"X.Y.Z."};
  data.members.push_back(member);
  CHECK_FALSE(muster::make_roster_index(data));
}

TEST_CASE("an empty roster is an index too") {
  const std::string bytes = *muster::make_roster_index({});
  CHECK(muster::RosterIndex::open(bytes)->member_count() == 0);
}

TEST_CASE("opening says which file is missing or damaged") {
  const std::string folder = (std::filesystem::temp_directory_path() / "muster-unit-roster-open").string();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto missing = muster::RosterEngine::open(folder);
  REQUIRE_FALSE(missing);
  CHECK(missing.failure().path == folder + "/names.idx");
  std::ofstream(folder + "/names.idx") << "not an index";
  const auto damaged = muster::RosterEngine::open(folder);
  REQUIRE_FALSE(damaged);
  CHECK(damaged.failure().message.find("damaged") != std::string::npos);
  std::filesystem::remove_all(folder);
}
