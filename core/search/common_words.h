// Words that everybody knows how to spell, by language: one that a site does not use was meant all the same.
#pragma once

#include <span>
#include <string_view>

namespace muster {

/// Lines of words in lower case without accents, parted by spaces; other forms of a word are told by its stem. None
/// for other languages than English and French.
std::span<const std::string_view> common_words(std::string_view language);

}  // namespace muster
