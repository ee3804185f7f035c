// UTF-8 as it comes from files and from the network: is it valid, and where is it not.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace muster {

/// Byte offset of the first sequence that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF);
/// nothing when all of `text` is valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Number of characters (code points). Precondition: valid UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace muster
