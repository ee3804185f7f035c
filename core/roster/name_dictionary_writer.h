// Gathers the units of one kind (given names, or family names) and writes them as the sections of a NameDictionary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/roster/index_file.h"

namespace muster {

class NameDictionaryWriter {
 public:
  /// The number of `unit` (letters a to z) until write() sorts them.
  std::uint32_t add(std::string_view unit);

  /// One member more has the unit `number`.
  void count(std::uint32_t number) { ++counts_[number]; }

  /// Adds the sections from `first` on. The letter model learns from the units and from `known`, names that people bear
  /// whoever is on the roster: a small roster alone would know too little of how names look. Gives, for each number of
  /// add(), the unit's place in the dictionary.
  std::vector<std::uint32_t> write(IndexFileWriter& file, Section first,
                                   const std::vector<std::string_view>& known) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> units_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace muster
