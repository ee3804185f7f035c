// The names that the roster benchmark draws from, and pairs of spellings to look for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster::bench {

struct Origin {
  const char* name;
  int share;                      ///< Of a hundred people, about.
  std::string_view family_names;  ///< Parted by spaces; a particle begins with a capital and belongs to the next word.
  std::string_view given_names;
};

struct NamePair {
  const char* typed;
  const char* listed;
};

const std::vector<Origin>& origins();
const std::vector<NamePair>& nickname_pairs();
const std::vector<NamePair>& given_homophones();
const std::vector<NamePair>& family_homophones();
const std::vector<NamePair>& transliterated_families();
const std::vector<std::string>& cities();

}  // namespace muster::bench
