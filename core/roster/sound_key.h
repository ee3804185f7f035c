// Sound keys: spellings that may sound alike share one, so that a name can be found however it was heard.
// A key only gathers candidates; spelling_cost.h decides how near they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

/// The consonants of `word` (letters a to z) in classes, a leading vowel as "a"; at least one character for any word.
std::string sound_key(std::string_view word);

/// The key as the index stores it.
std::uint32_t sound_hash(std::string_view word);

}  // namespace muster
