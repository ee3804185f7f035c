// Diagnostic: one finding about what an author wrote, with its place, what was expected and how to mend it.
// Every stage of the generator collects them; diagnostic_printer.h shows them. The codes stand in codes.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// How much a finding matters. An error stops the release; a warning does not; kOff is never reported.
enum class Severity { kOff, kWarning, kError };

/// "off", "warning" or "error", as site.yaml and --json write it.
std::string_view severity_name(Severity severity);

/// A place in a file of the content folder. Lines and columns count from 1; 0 means that there is no such place
/// (a finding about a whole file). Columns count characters (code points), not bytes.
struct SourcePosition {
  int line = 0;
  int column = 0;
};

struct Diagnostic {
  Severity severity = Severity::kError;
  std::string code;  ///< Stable, one of codes.h: "front-matter/unknown-key".
  std::string file;  ///< Path relative to the content folder, or as the user typed it.
  SourcePosition position;
  std::string message;      ///< What is wrong: one sentence, no full stop.
  std::string help;         ///< How to mend it; may be empty.
  int length = 1;           ///< Characters to underline on the source line, at least 1.
  bool show_source = true;  ///< False when the line holds personal data: the printer then names the place only.
};

/// Sorted by file, line, column and code, doubles dropped: the order in which every list of findings is shown.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace muster
