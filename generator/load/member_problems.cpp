// Lines are counted from where the last problem stood.
#include "generator/load/member_problems.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace muster {

namespace {

constexpr std::size_t kMostOfACode = 1000;
constexpr std::size_t kLongestShown = 40;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

MemberProblems::MemberProblems(std::string_view text, const std::string& file, std::vector<Diagnostic>& out)
    : text_(text), file_(file), out_(out) {}

void MemberProblems::add(const MemberProblem& problem) {
  if (++counts_[problem.code] <= kMostOfACode) append(problem, place_of(problem.offset));
}

void MemberProblems::finish() {
  for (const auto& [code, count] : counts_)
    if (count > kMostOfACode)
      append({code, std::to_string(count - kMostOfACode) + " more findings of this kind are not listed", "", 0}, {});
}

SourcePosition MemberProblems::place_of(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < line_begin_) line_begin_ = line_ = 0;
  for (std::size_t end = text_.find('\n', line_begin_); end < offset; end = text_.find('\n', line_begin_)) {
    line_begin_ = end + 1;
    ++line_;
  }
  const std::string_view before = text_.substr(line_begin_, offset - line_begin_);
  return {static_cast<int>(line_ + 1), static_cast<int>(count_code_points(before) + 1)};
}

void MemberProblems::append(const MemberProblem& problem, SourcePosition position) {
  Diagnostic diagnostic;
  diagnostic.code = "members/" + problem.code;
  diagnostic.file = file_;
  diagnostic.position = position;
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

}  // namespace muster
