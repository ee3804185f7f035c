// What people see: findings and failures on standard error, with colour on a terminal unless NO_COLOR is set.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/diagnostics/diagnostic_printer.h"
#include "core/diagnostics/result.h"

namespace muster {

enum class OutputFormat { kText, kJson };

/// Prints each finding to standard error. The text form shows the source line, read again from below `content`, and
/// puts `content` before the path, so that an editor can follow it.
void print_diagnostics(const std::vector<Diagnostic>& diagnostics, const std::string& content, OutputFormat format);

/// Prints what the machine refused, with advice, to standard error.
void print_failure(const Failure& failure, OutputFormat format);

/// "1 page", "2 pages"; `many` where an "s" does not do.
std::string plural(std::size_t count, const std::string& one, const std::string& many = {});

/// "3 errors and 1 warning"; empty when there is nothing.
std::string count_findings(const std::vector<Diagnostic>& diagnostics);

/// Exit code for a list of findings: one of a file that could not be read means that the environment failed.
int exit_code_for(const std::vector<Diagnostic>& diagnostics);

/// The content folder that `path` means: itself, or PATH/content when only that has a site.yaml.
std::string content_folder(const std::string& path);

}  // namespace muster
