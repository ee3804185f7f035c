// The noisy channel: how unlikely it is that somebody who meant one spelling typed another.
#pragma once

#include <string_view>

namespace muster {

/// Longest words compared; a longer one is only ever equal or not.
inline constexpr std::size_t kLongestCompared = 32;

/// Negative log-likelihood (nats) of typing `typed` for `meant`, both of letters a to z: 0 when equal, about 1 to 3 for
/// a spelling that sounds the same ("schmidt", "shmit"), about 5 to 7 for a slip of the finger. Above `limit` any
/// larger number may be given.
float spelling_cost(std::string_view typed, std::string_view meant, float limit);

}  // namespace muster
