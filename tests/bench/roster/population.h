// A made-up population with a fixed seed: members of a roster, and people who are not on it.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/roster/roster_data.h"

namespace muster::bench {

/// Draws names: frequent ones by rank from the lists, rare ones made of their letters, as in a real population, where a
/// third of the people have a family name that few others have.
class Population {
 public:
  explicit Population(std::uint32_t seed);

  RosterMember person();
  std::string family_name(std::size_t origin);
  std::string given_name(std::size_t origin);

  /// Index of an origin by its share, and a number below `limit`.
  std::size_t origin();
  std::size_t below(std::size_t limit);
  bool chance(double probability);

  const std::vector<std::string>& listed_families(std::size_t origin) const { return families_[origin]; }
  const std::vector<std::string>& listed_given(std::size_t origin) const { return given_[origin]; }

 private:
  using Letters = std::unordered_map<std::string, std::string>;

  std::size_t rank(std::size_t size, double slope);
  std::string made_up(const Letters& letters);

  std::mt19937 random_;
  std::vector<std::vector<std::string>> families_;
  std::vector<std::vector<std::string>> given_;
  std::vector<Letters> family_letters_;
  std::vector<Letters> given_letters_;
};

/// `count` members.
RosterData make_roster(std::size_t count, std::uint32_t seed);

}  // namespace muster::bench
