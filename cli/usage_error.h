// What people are told when the command line itself is wrong.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace muster {

/// The text for standard error, with the nearest command or option that exists.
std::string explain_usage_error(const CLI::App* app, const CLI::Error& error);

}  // namespace muster
