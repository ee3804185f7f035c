// Each typed name takes the cheapest listed one that is still free.
#include "core/roster/middle_names.h"

#include <cstddef>

#include "core/roster/spelling_cost.h"

namespace muster {

namespace {

constexpr float kInitial = 0.5F;
constexpr float kMostSpelling = 6.0F;

float cost_of(const std::string& typed, const std::string& listed) {
  const bool initial = typed.size() == 1 || listed.size() == 1;
  if (initial && typed[0] == listed[0]) return typed == listed ? 0 : kInitial;
  return spelling_cost(typed, listed, kMostSpelling);
}

}  // namespace

std::optional<MiddleFit> fit_middles(const std::vector<std::string>& typed, const std::vector<std::string>& listed,
                                     const std::function<float(const std::string&)>& improbability) {
  MiddleFit fit;
  std::vector<bool> taken(listed.size(), false);
  std::size_t free = listed.size();
  bool one_is_new = false;
  for (const std::string& name : typed) {
    float best = kMostSpelling;
    std::size_t place = listed.size();
    for (std::size_t index = 0; index < listed.size(); ++index) {
      const float cost = taken[index] ? kMostSpelling : cost_of(name, listed[index]);
      if (cost < best) {
        best = cost;
        place = index;
      }
    }
    if (place == listed.size()) {
      one_is_new = true;
      fit.cost += improbability(name);
      continue;
    }
    taken[place] = true;
    --free;
    fit.cost += best;
    fit.is_exact = fit.is_exact && best <= kInitial;
  }
  if (one_is_new && free > 0) return std::nullopt;
  fit.all_typed = !one_is_new && free == 0;
  return fit;
}

}  // namespace muster
