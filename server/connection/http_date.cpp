// Dates without the C library's locale.
#include "server/connection/http_date.h"

#include <fmt/format.h>

#include <ctime>

#include "server/connection/character_class.h"

namespace muster {

namespace {

constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

std::optional<int> number(std::string_view digits) {
  if (!all_in(digits, kDigit)) return std::nullopt;
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

std::string format_http_date(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays.substr(static_cast<std::size_t>(parts.tm_wday) * 3, 3), parts.tm_mday,
                     kMonths.substr(static_cast<std::size_t>(parts.tm_mon) * 3, 3), parts.tm_year + 1900, parts.tm_hour,
                     parts.tm_min, parts.tm_sec);
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  if (text.size() != 29) return std::nullopt;
  const std::size_t month = kMonths.find(text.substr(8, 3));
  const auto day = number(text.substr(5, 2));
  const auto year = number(text.substr(12, 4));
  const auto hour = number(text.substr(17, 2));
  const auto minute = number(text.substr(20, 2));
  const auto second = number(text.substr(23, 2));
  if (month == std::string_view::npos || month % 3 != 0 || !day || !year || !hour || !minute || !second)
    return std::nullopt;
  std::tm parts{};
  parts.tm_mday = *day;
  parts.tm_mon = static_cast<int>(month / 3);
  parts.tm_year = *year - 1900;
  parts.tm_hour = *hour;
  parts.tm_min = *minute;
  parts.tm_sec = *second;
  const std::int64_t seconds = timegm(&parts);
  if (format_http_date(seconds) != text) return std::nullopt;
  return seconds;
}

}  // namespace muster
