// LetterModel: how name-like a spelling is, from the letters of the names on the roster. A typing mistake mostly makes
// a word that no name looks like ("martni"); a person who is not on the roster mostly has a name that looks like one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace muster {

/// Table of 27 x 27 x 27: the improbability of a letter after two others, in sixteenths of a nat. Letter 26 is the
/// edge of a word.
inline constexpr std::size_t kLetterModelSize = 27 * 27 * 27;

/// The table learnt from `words`, each of letters a to z.
std::vector<std::uint8_t> learn_letters(const std::vector<std::string_view>& words);

/// Negative logarithm (nats) of the chance that a new name is spelled `word`, of letters a to z.
/// Precondition: table.size() == kLetterModelSize.
double improbability_of_letters(std::span<const std::uint8_t> table, std::string_view word);

}  // namespace muster
