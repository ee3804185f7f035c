// Reading and checking parameters.
#include "server/handlers/parameters.h"

#include <fmt/format.h>

#include <charconv>

#include "core/text/utf8.h"

namespace muster {

namespace {

constexpr int kLastPage = 100'000;
constexpr int kMostResults = 50;
constexpr std::size_t kLongestCategory = 200;

/// Controls of ASCII and of Latin-1 (U+0080 to U+009F).
bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7f) return true;
    if (byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) return true;
  }
  return false;
}

bool read_number(const httplib::Request& request, const char* name, int most, int& value) {
  if (!request.has_param(name)) return true;
  const std::string text = request.get_param_value(name);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 1 && value <= most;
}

}  // namespace

std::string describe_problem(ParameterProblem problem, std::string_view name, std::size_t longest) {
  switch (problem) {
    case ParameterProblem::kNone: break;
    case ParameterProblem::kMissing: return fmt::format("the parameter \"{}\" is missing or empty", name);
    case ParameterProblem::kTooLong:
      return fmt::format("the parameter \"{}\" has more than {} characters", name, longest);
    case ParameterProblem::kUnusable:
      return fmt::format("the parameter \"{}\" is not UTF-8 or has control characters", name);
    case ParameterProblem::kCategory:
      return fmt::format(
          "the parameter \"category\" has more than {} characters, is not UTF-8 or has control characters",
          kLongestCategory);
    case ParameterProblem::kPage: return "the parameter \"page\" must be a number from 1";
    case ParameterProblem::kLimit:
      return fmt::format("the parameter \"limit\" must be a number from 1 to {}", kMostResults);
  }
  return {};
}

ParameterProblem read_text(const httplib::Request& request, const std::string& name, std::size_t longest,
                           std::string& value) {
  value = request.get_param_value(name);
  if (find_invalid_utf8(value)) return ParameterProblem::kUnusable;
  if (has_control_character(value)) return ParameterProblem::kUnusable;
  const std::size_t first = value.find_first_not_of(' ');
  if (first == std::string::npos) return ParameterProblem::kMissing;
  value = value.substr(first, value.find_last_not_of(' ') - first + 1);
  return count_code_points(value) > longest ? ParameterProblem::kTooLong : ParameterProblem::kNone;
}

ParameterProblem read_search_query(const httplib::Request& request, SearchQuery& query) {
  if (const auto problem = read_text(request, "q", kLongestQuery, query.text); problem != ParameterProblem::kNone)
    return problem;
  const auto problem = read_text(request, "category", kLongestCategory, query.category);
  if (problem == ParameterProblem::kMissing) {
    query.category.clear();
  } else if (problem != ParameterProblem::kNone) {
    return ParameterProblem::kCategory;
  }
  if (!read_number(request, "page", kLastPage, query.page)) return ParameterProblem::kPage;
  if (!read_number(request, "limit", kMostResults, query.limit)) return ParameterProblem::kLimit;
  return ParameterProblem::kNone;
}

}  // namespace muster
