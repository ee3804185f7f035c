// Dates without the C library's locale.
#include "server/connection/http_date.h"

#include <fmt/format.h>

#include <array>
#include <string>

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

namespace {

constexpr std::int64_t kFiftyYears = 18'262LL * 86'400;  // 50 times 365.2425 days.
constexpr std::array<std::string_view, 7> kLongDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};

std::optional<std::int64_t> parse_preferred(std::string_view text) {
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

/// `date`: what follows the name of the day, "06-Nov-94 08:49:37 GMT".
std::optional<std::int64_t> parse_rfc850(std::string_view day, std::string_view date, std::int64_t now) {
  if (date.size() != 22 || date[2] != '-' || date[6] != '-') return std::nullopt;
  for (const std::string_view name : kLongDays) {
    if (name != day) continue;
    const std::time_t time = now;
    std::tm parts{};
    gmtime_r(&time, &parts);
    const int century = (parts.tm_year + 1900) / 100;
    const auto in_century = [&](int hundreds) {
      return parse_preferred(fmt::format("{}, {} {} {:02}{}", day.substr(0, 3), date.substr(0, 2), date.substr(3, 3),
                                         hundreds, date.substr(7)));
    };
    const std::optional<std::int64_t> seconds = in_century(century);
    return seconds && *seconds <= now + kFiftyYears ? seconds : in_century(century - 1);
  }
  return std::nullopt;
}

/// Precondition: 24 characters, "Sun Nov  6 08:49:37 1994".
std::optional<std::int64_t> parse_asctime(std::string_view text) {
  for (const std::size_t space : {3, 7, 10, 19})
    if (text[space] != ' ') return std::nullopt;
  std::string day(text.substr(8, 2));
  if (day[0] == ' ') day[0] = '0';
  return parse_preferred(fmt::format("{}, {} {} {} {} GMT", text.substr(0, 3), day, text.substr(4, 3),
                                     text.substr(20, 4), text.substr(11, 8)));
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view text, std::int64_t now) {
  const std::size_t comma = text.find(", ");
  if (comma == 3) return parse_preferred(text);
  if (comma != std::string_view::npos) return parse_rfc850(text.substr(0, comma), text.substr(comma + 2), now);
  return text.size() == 24 ? parse_asctime(text) : std::nullopt;
}

}  // namespace muster
