// SHA-256, by which a release names the bytes of its files.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace muster {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace muster
