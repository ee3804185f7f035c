// Whether the middle names somebody typed can be those of a member.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster {

struct MiddleFit {
  float cost = 0;         ///< Negative log-likelihood (nats) of typing these for those.
  bool is_exact = true;   ///< No typed one is misspelled; initials count as exact.
  bool all_typed = true;  ///< Every listed one was typed, and every typed one is listed.
};

/// Compares folded words. One missing on either side is fine; nothing when both sides have one that the other has not:
/// those are different people. `improbability` prices a typed name that is not listed.
std::optional<MiddleFit> fit_middles(const std::vector<std::string>& typed, const std::vector<std::string>& listed,
                                     const std::function<float(const std::string&)>& improbability);

}  // namespace muster
