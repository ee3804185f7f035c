// What people would type, of many kinds, for members of a roster and for people who are not on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/roster/roster_data.h"
#include "tests/bench/roster/population.h"

namespace muster::bench {

struct NameQueryCase {
  std::string kind;
  std::string text;
  std::optional<RosterMember> wanted = {};  ///< Nobody for a person who is not on the roster.
};

/// Queries with a fixed seed. Those that spell the name of another member are left out, as are members of whom there
/// are more than five with the same given and family name.
class QueryMaker {
 public:
  QueryMaker(const RosterData& roster, std::uint32_t seed);

  /// About `each` of every kind.
  std::vector<NameQueryCase> for_members(std::size_t each);

  /// About `each` of every kind of person who is not on the roster.
  std::vector<NameQueryCase> for_others(std::size_t each);

 private:
  static std::string key(const std::string& given, const std::string& family);
  bool is_listed(const std::string& given, const std::string& family) const;
  RosterMember member();
  std::string slip(std::string text);
  std::string sounded(const std::string& name);
  std::string near(const std::vector<std::string>& names, const std::string& name);
  std::string typed(const std::string& kind, const RosterMember& member);
  std::string other(const std::string& kind, const RosterMember& member);

  const RosterData& roster_;
  Population population_;
  std::unordered_map<std::string, int> listed_;    // Members by given and family name, their other names included.
  std::unordered_map<std::string, int> initials_;  // The same by the initial of the given name.
  std::vector<std::string> given_;
  std::vector<std::string> families_;
};

}  // namespace muster::bench
