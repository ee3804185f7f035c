// Words so common in a language that they tell no entry from another.
#pragma once

#include <string>
#include <string_view>

namespace muster {

/// `language`: "en", "fr"; others have none. `word` as word_splitter.h writes it: folded, without apostrophes.
bool is_stop_word(std::string_view language, const std::string& word);

}  // namespace muster
