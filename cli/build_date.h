// The day a site is made for: it decides which pages are published, scheduled or expired.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

namespace muster {

/// Now, in seconds since 1970; SOURCE_DATE_EPOCH in its place makes a build repeatable to the byte
/// (reproducible-builds.org).
std::int64_t build_time();

/// "2026-11-01", in UTC.
std::string iso_day(std::int64_t seconds);

/// --date: a day in place of today.
void add_date_option(CLI::App& command, std::string& date);

}  // namespace muster
