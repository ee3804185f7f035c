// Folding: a name in any script becomes words of the letters a to z, so that case, accents and punctuation do not
// matter. Both sides go through it: the members when the index is written, the typed name when it is looked up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// The words of `text`, each of letters a to z only: "Zoë O'Brien-Łaski" gives "zoe", "obrien", "laski". Apostrophes
/// join, everything else that is not a letter parts. Scripts other than Latin are transliterated: "Шевченко" gives
/// "shevchenko", "李伟" gives "li", "wei". Bytes that are not UTF-8 count as spaces. Safe from several threads.
std::vector<std::string> fold_words(std::string_view text);

/// The words of fold_words without anything between them.
std::string fold_joined(std::string_view text);

/// Whether `text` has a letter that is not Latin: such a name may stand without a space between its parts.
bool has_other_script(std::string_view text);

}  // namespace muster
