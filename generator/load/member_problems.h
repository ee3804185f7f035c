// Findings about the member file, as diagnostics that never quote a personal value nor show a source line.
// read_members.cpp reports through it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace muster {

/// One finding, before its place is looked up.
struct MemberProblem {
  std::string code;     ///< Without "members/".
  std::string message;  ///< Must not hold a name or another personal value.
  std::string help;
  std::size_t offset = 0;  ///< Byte of the file.
};

/// Turns problems into diagnostics, the first 1,000 of a code; the rest are counted. Quick when they come in the order
/// of the file.
class MemberProblems {
 public:
  /// All must outlive this object; the diagnostics are appended to `out`.
  MemberProblems(std::string_view text, const std::string& file, std::vector<Diagnostic>& out);

  void add(const MemberProblem& problem);

  /// Adds a line for each code that had more findings than are listed.
  void finish();

 private:
  SourcePosition place_of(std::size_t offset);
  void append(const MemberProblem& problem, SourcePosition position);

  std::string_view text_;
  const std::string& file_;
  std::vector<Diagnostic>& out_;
  std::map<std::string, std::size_t> counts_;
  std::size_t line_begin_ = 0;
  std::size_t line_ = 0;
};

/// `value` in quotes, at most 40 bytes of it, control characters as "?".
std::string in_quotes(std::string_view value);

}  // namespace muster
