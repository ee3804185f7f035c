// The clock is read here and nowhere else in the generator's commands.
#include "cli/build_date.h"

#include <fmt/chrono.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "core/yaml/mapping_reader.h"

namespace muster {

std::int64_t build_time() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) return std::atoll(fixed);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

std::string iso_day(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm day{};
  gmtime_r(&time, &day);
  return fmt::format("{:%Y-%m-%d}", day);
}

void add_date_option(CLI::App& command, std::string& date) {
  command.add_option("--date", date, "The day that decides which pages are published; today unless stated")
      ->check(
          [](const std::string& text) { return is_iso_date(text) ? std::string() : "write a day as in 2027-01-01"; });
}

}  // namespace muster
