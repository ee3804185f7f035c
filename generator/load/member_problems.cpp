// The first of a kind are listed, the rest counted.
#include "generator/load/member_problems.h"

#include <algorithm>

namespace muster {

namespace {

constexpr std::size_t kMostOfACode = 1000;
constexpr std::size_t kLongestShown = 40;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

void MemberProblems::add(const MemberProblem& problem) {
  if (++counts_[problem.code] <= kMostOfACode) append(problem);
}

void MemberProblems::finish() {
  for (const auto& [code, count] : counts_)
    if (count > kMostOfACode)
      append({code, std::to_string(count - kMostOfACode) + " more findings of this kind are not listed", "", {}});
}

void MemberProblems::append(const MemberProblem& problem) {
  Diagnostic diagnostic;
  diagnostic.code = problem.code;
  diagnostic.file = file_;
  diagnostic.position = problem.place.position;
  diagnostic.message = problem.message;
  diagnostic.help = problem.help;
  diagnostic.show_source = false;
  out_.push_back(std::move(diagnostic));
}

std::string in_quotes(std::string_view value) {
  std::size_t length = std::min(value.size(), kLongestShown);
  while (length < value.size() && length > 0 && is_continuation(value[length])) --length;
  std::string shown = "\"";
  for (const char byte : value.substr(0, length))
    shown += static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ? '?' : byte;
  return shown + (length < value.size() ? "…\"" : "\"");
}

std::string in_brackets(const BytePlace& place, std::string_view id) {
  return (id.empty() ? " (" : " (id " + in_quotes(id) + ", ") + "byte " + std::to_string(place.byte) + ")";
}

}  // namespace muster
