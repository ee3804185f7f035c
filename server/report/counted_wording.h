// How a query is written when it is counted, so that the same question is the same whoever types it.
#pragma once

#include <string>
#include <string_view>

namespace muster {

/// `query` (valid UTF-8) in lower case, without accents, with single spaces and no marks around it. Empty when it is
/// not to be counted by its words, whoever asks it: more than 80 characters are a letter rather than a question, and an
/// "@" or more than five digits are somebody's address, number or telephone.
std::string counted_wording(std::string_view query);

}  // namespace muster
