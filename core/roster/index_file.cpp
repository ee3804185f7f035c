// The envelope, all numbers little-endian, every section on a multiple of 8 bytes:
//
//     0   "MUSTERNI"
//     8   u32 version
//     12  u32 number of sections, 32
//     16  u64 size of the file
//     24  u32 CRC-32 of everything from byte 32 on
//     28  u32 0
//     32  for each section: u64 offset from the start of the file, u64 size
//     544 the sections
//
// A list of strings is: u32 count, (count + 1) x u32 offset into the text, the text.
#include "core/roster/index_file.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace muster {

static_assert(std::endian::native == std::endian::little, "the index is read in place, as little-endian numbers");

namespace {

constexpr std::string_view kMagic = "MUSTERNI";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kSections = static_cast<std::size_t>(Section::kEnd);
constexpr std::size_t kCheckedFrom = 32;

struct Head {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t size;
  std::uint32_t checksum;
  std::uint32_t zero;
};
static_assert(sizeof(Head) == kCheckedFrom);

struct Place {
  std::uint64_t offset;
  std::uint64_t size;
};

constexpr std::size_t kHeadSize = sizeof(Head) + kSections * sizeof(Place);

std::uint32_t checksum_of(std::string_view bytes) {
  uLong sum = crc32(0L, Z_NULL, 0);
  while (!bytes.empty()) {
    const std::size_t part = std::min<std::size_t>(bytes.size(), 1U << 30U);
    sum = crc32(sum, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(part));
    bytes.remove_prefix(part);
  }
  return static_cast<std::uint32_t>(sum);
}

std::size_t aligned(std::size_t size) { return (size + 7) / 8 * 8; }

template <class T>
void put(std::string& out, std::size_t at, const T& value) {
  std::memcpy(out.data() + at, &value, sizeof value);
}

Failure damaged(const char* what) { return {std::string("the name index is damaged: ") + what, "", 0}; }

}  // namespace

void IndexFileWriter::add(Section section, std::string bytes) {
  sections_[static_cast<std::size_t>(section)] = std::move(bytes);
}

void IndexFileWriter::add_strings(Section section, const std::vector<std::string>& items) {
  std::vector<std::uint32_t> numbers{static_cast<std::uint32_t>(items.size()), 0};
  std::string text;
  for (const std::string& item : items) {
    text += item;
    numbers.push_back(static_cast<std::uint32_t>(text.size()));
  }
  add(section,
      std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t)) + text);
}

Result<std::string> IndexFileWriter::finish() {
  const std::size_t total =
      std::accumulate(sections_.begin(), sections_.end(), kHeadSize,
                      [](std::size_t sum, const std::string& section) { return sum + aligned(section.size()); });
  if (total > std::numeric_limits<std::uint32_t>::max())
    return Failure{"the roster is too large for a name index", "", 0};
  std::string out;
  out.reserve(total);
  out.assign(kHeadSize, '\0');
  for (std::size_t index = 0; index < kSections; ++index) {
    put(out, sizeof(Head) + index * sizeof(Place), Place{out.size(), sections_[index].size()});
    out += sections_[index];
    out.resize(aligned(out.size()), '\0');
    sections_[index] = std::string();
  }
  Head head = {};
  std::copy(kMagic.begin(), kMagic.end(), head.magic.begin());
  head.version = kVersion;
  head.sections = kSections;
  head.size = out.size();
  head.checksum = checksum_of(std::string_view(out).substr(kCheckedFrom));
  put(out, 0, head);
  return out;
}

Result<IndexFile> IndexFile::open(std::string_view bytes) {
  if (bytes.size() < kHeadSize) return damaged("it is cut short");
  Head head = {};
  std::memcpy(&head, bytes.data(), sizeof head);
  if (!std::equal(kMagic.begin(), kMagic.end(), head.magic.begin())) return damaged("it does not begin as one");
  if (head.version != kVersion || head.sections != kSections)
    return Failure{"the name index is of another version; build the site again", "", 0};
  if (head.size != bytes.size()) return damaged("it is cut short");
  if (head.checksum != checksum_of(bytes.substr(kCheckedFrom))) return damaged("its checksum is wrong");
  IndexFile file;
  for (std::size_t index = 0; index < kSections; ++index) {
    Place place = {};
    std::memcpy(&place, bytes.data() + sizeof(Head) + index * sizeof(Place), sizeof place);
    const bool inside =
        place.offset % 8 == 0 && place.offset <= bytes.size() && place.size <= bytes.size() - place.offset;
    if (!inside) return damaged("a section leaves the file");
    file.sections_[index] = bytes.substr(place.offset, place.size);
  }
  return file;
}

Result<StringList> StringList::open(std::string_view section) {
  std::uint32_t count = 0;
  if (section.size() < sizeof count) return damaged("a list is cut short");
  std::memcpy(&count, section.data(), sizeof count);
  const std::size_t head = (std::size_t{count} + 2) * sizeof(std::uint32_t);
  if (section.size() < head) return damaged("a list is cut short");
  StringList list;
  list.begins_ = {reinterpret_cast<const std::uint32_t*>(section.data()) + 1, std::size_t{count} + 1};
  list.text_ = section.substr(head);
  if (!are_rising(list.begins_, list.text_.size())) return damaged("a list leaves its section");
  return list;
}

bool are_rising(std::span<const std::uint32_t> begins, std::size_t end) {
  return !begins.empty() && begins.front() == 0 && begins.back() == end && std::is_sorted(begins.begin(), begins.end());
}

}  // namespace muster
