// Dates as HTTP writes them: "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// `seconds` since 1970-01-01T00:00:00Z.
std::string format_http_date(std::int64_t seconds);

/// The preferred form only; nothing for any other, as if the field had not been sent.
std::optional<std::int64_t> parse_http_date(std::string_view text);

}  // namespace muster
