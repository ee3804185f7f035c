// A good index file with any bytes changed and its checksum made right, or nothing would get past that. An index that
// is accepted must answer.
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/roster/member_search.h"
#include "tests/unit/core/roster/fictional_roster.h"

namespace {

constexpr std::size_t kHead = 32;

// Each eight bytes of input put four bytes of damage into a good index.
std::string damaged(std::string bytes, const std::uint8_t* data, std::size_t size) {
  for (; size >= 8; data += 8, size -= 8) {
    std::uint32_t place = 0;
    std::memcpy(&place, data, sizeof place);
    if (bytes.size() > kHead + 4) std::memcpy(bytes.data() + kHead + place % (bytes.size() - kHead - 4), data + 4, 4);
  }
  const auto sum = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()) + kHead, static_cast<uInt>(bytes.size() - kHead)));
  std::memcpy(bytes.data() + 24, &sum, sizeof sum);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string good = *muster::make_roster_index(fictional_roster());
  const std::string bytes = damaged(good, data, size);
  const auto index = muster::RosterIndex::open(bytes);
  if (!index) return 0;
  const std::vector<std::pair<std::string, std::string>> none;
  const muster::Nicknames nicknames(none);
  muster::UnitCandidates candidates(*index, nicknames, {});
  muster::MemberSearch search(*index, candidates);
  for (const muster::NameReading& reading : muster::readings_of({{"zoe"}, {"obrien"}, {"smith", true}}, 0)) {
    search.find_equal(reading);
    search.find_alike(reading, 30);
    search.improbability(reading);
  }
  for (const muster::MemberHit& hit : search.hits()) {
    index->name(hit.member);
    index->city(hit.member);
    index->designations(hit.member);
  }
  return 0;
}
