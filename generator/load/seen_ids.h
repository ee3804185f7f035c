// SeenIds: which record had an id first. A table with open addressing, twelve bytes a place: ids are kept as hashes of
// 64 bits, of which a million collide by chance less than once in ten million files.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

class SeenIds {
 public:
  /// The earlier record with this id; 0 when there was none. `record` counts from 1.
  std::uint32_t add(std::string_view id, std::uint32_t record) {
    if (++count_ * 4 > records_.size() * 3) grow();
    return insert(std::hash<std::string_view>{}(id), record);
  }

 private:
  std::uint32_t insert(std::uint64_t hash, std::uint32_t record) {
    const std::size_t mask = records_.size() - 1;
    std::size_t place = hash & mask;
    while (records_[place] != 0 && hashes_[place] != hash) place = (place + 1) & mask;
    if (records_[place] != 0) return records_[place];
    hashes_[place] = hash;
    records_[place] = record;
    return 0;
  }

  void grow() {
    const std::vector<std::uint64_t> hashes = std::exchange(hashes_, std::vector<std::uint64_t>(hashes_.size() * 2));
    const std::vector<std::uint32_t> records = std::exchange(records_, std::vector<std::uint32_t>(hashes_.size()));
    for (std::size_t place = 0; place < records.size(); ++place)
      if (records[place] != 0) insert(hashes[place], records[place]);
  }

  std::size_t count_ = 0;  // Places taken, at most.
  std::vector<std::uint64_t> hashes_ = std::vector<std::uint64_t>(1024);
  std::vector<std::uint32_t> records_ = std::vector<std::uint32_t>(1024);  // 0: free.
};

}  // namespace muster
