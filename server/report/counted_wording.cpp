// Folded as words of the index are, then trimmed.
#include "server/report/counted_wording.h"

#include <algorithm>

#include "core/search/character_classes.h"
#include "core/text/utf8.h"

namespace muster {
namespace {

constexpr std::size_t kLongest = 80;  // Characters.
constexpr std::ptrdiff_t kMostDigits = 5;
constexpr std::string_view kMarks = " ?!.,;:\"'()";

std::string with_single_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  return out;
}

bool tells_of_somebody(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits > kMostDigits || text.find('@') != std::string_view::npos;
}

}  // namespace

std::string counted_wording(std::string_view query) {
  std::string wording;
  append_folded(wording, query);
  wording = with_single_spaces(wording);
  const std::size_t first = wording.find_first_not_of(kMarks);
  if (first == std::string::npos) return {};
  wording = wording.substr(first, wording.find_last_not_of(kMarks) - first + 1);
  return tells_of_somebody(wording) || count_code_points(wording) > kLongest ? std::string() : wording;
}

}  // namespace muster
