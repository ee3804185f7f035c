// Findings about the member file, as diagnostics that never quote a personal value nor show a source line.
// read_members.cpp reports through it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/load/member_bytes.h"

namespace muster {

struct MemberProblem {
  std::string code;     ///< "members/wrong-type"
  std::string message;  ///< Must not hold a name or another personal value.
  std::string help;
  BytePlace place;
};

/// Turns problems into diagnostics, the first 1,000 of a code; the rest are counted.
class MemberProblems {
 public:
  /// Both must outlive this object; the diagnostics are appended to `out`.
  MemberProblems(const std::string& file, std::vector<Diagnostic>& out) : file_(file), out_(out) {}

  void add(const MemberProblem& problem);

  /// Adds a line for each code that had more findings than are listed.
  void finish();

 private:
  void append(const MemberProblem& problem);

  const std::string& file_;
  std::vector<Diagnostic>& out_;
  std::map<std::string, std::size_t> counts_;
};

/// `value` in quotes, at most 40 bytes of it, control characters as "?".
std::string in_quotes(std::string_view value);

/// ` (id "A1", byte 1024)`, or ` (byte 1024)` when `id` is empty.
std::string in_brackets(const BytePlace& place, std::string_view id = {});

}  // namespace muster
