// Shows diagnostics: as text with the source line and a caret, or as one JSON object a line.
#pragma once

#include <string>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace muster {

enum class Colour { kNever, kAlways };

/// The text form of one diagnostic, ending in a line feed:
///
///     error[front-matter/unknown-key]: unknown key "titel"
///      --> cpd/index.md:2:1
///       |
///     2 | titel: CPD
///       | ^^^^^
///       = help: did you mean "title"?
///
/// `source` is the whole text of the file; empty when it cannot be shown, and then the source line is left out.
std::string format_diagnostic(const Diagnostic& diagnostic, std::string_view source, Colour colour);

/// {"severity","code","file","line","column","message","help"} on one line, ending in a line feed.
std::string format_diagnostic_json(const Diagnostic& diagnostic);

}  // namespace muster
