// Everyday words of a language that people use for one another when they ask: "price" for "fee", "kid" for "child".
// Common speech only; what is particular to a site belongs into its own synonyms.
#pragma once

#include <span>
#include <string_view>

namespace muster {

/// Each text is a group of terms, parted by spaces, that stand for one another; "united_states" is one of two words,
/// and "US" is the name that it is only in capitals. Empty for a language without any.
std::span<const std::string_view> everyday_words(std::string_view language);

}  // namespace muster
