// Compressed twins of published text files, made once when building.
#pragma once

#include <string>
#include <string_view>

namespace muster {

/// Whether a file of this name is text that gains by compression.
bool is_compressible(std::string_view path);

/// kThorough takes ten times as long for a tenth less: for sites of some hundred pages, where nobody feels it.
enum class CompressionEffort { kQuick, kThorough };

/// Brotli (RFC 7932); empty when the result would not be smaller.
std::string compress_brotli(std::string_view bytes, CompressionEffort effort);

/// gzip (RFC 1952), without a time stamp; empty when the result would not be smaller.
std::string compress_gzip(std::string_view bytes);

}  // namespace muster
