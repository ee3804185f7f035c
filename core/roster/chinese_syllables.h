// Chinese names in Latin letters: pinyin, Wade-Giles, and the Cantonese and southern spellings of the same syllables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// Other spellings of `name`, one to three syllables without spaces, in whichever of the systems it may be written:
/// "hsiaoming" gives "xiaoming", "wong" gives "wang", "huang". Empty when it cannot be read as such syllables. At
/// most 64.
std::vector<std::string> other_chinese_spellings(std::string_view name);

/// Whether `name` reads as two or three such syllables, one after the other: "yumin". Another name made of syllables is
/// another name, not a slip.
bool is_syllable_name(std::string_view name);

/// Whether `word` is one syllable of pinyin, Wade-Giles or a southern spelling, or of a Korean or Vietnamese name.
bool is_east_asian_syllable(std::string_view word);

}  // namespace muster
