// Dates as HTTP writes them: "Sun, 06 Nov 1994 08:49:37 GMT", and as it wrote them once (RFC 9110, 5.6.7).
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// `seconds` since 1970-01-01T00:00:00Z.
std::string format_http_date(std::int64_t seconds);

/// The preferred form, that of RFC 850 ("Sunday, 06-Nov-94 08:49:37 GMT") or that of asctime ("Sun Nov  6 08:49:37
/// 1994"), as seconds since 1970; nothing for any other, as if the field had not been sent. A year of two digits is of
/// the century of `now` (seconds likewise), or of the one before when it would be more than 50 years ahead.
std::optional<std::int64_t> parse_http_date(std::string_view text, std::int64_t now = std::time(nullptr));

}  // namespace muster
