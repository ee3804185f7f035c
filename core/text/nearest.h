// "Did you mean": the known word nearest to one that somebody mistyped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, counted in bytes
/// (optimal string alignment distance).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the smallest distance to `word`, when it is near enough to be meant: at most a third of the
/// word's length, at least 1, at most 3. Case is ignored. The first of equals wins.
std::optional<std::string> nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace muster
