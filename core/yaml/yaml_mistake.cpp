// A table of libyaml's words and ours, and the cases in which the line itself tells more.
#include "core/yaml/yaml_mistake.h"

#include <algorithm>
#include <iterator>

namespace muster {

namespace {

enum class Where { kNoticed, kBegan, kBeganWhenOnAnotherLine };

struct Hint {
  std::string_view problem;
  std::string_view message;
  std::string_view help;
  Where where = Where::kNoticed;
};

constexpr Hint kHints[] = {
    {"mapping values are not allowed", "a second \": \" on one line",
     "put the value in quotes when it contains a colon: title: \"Fees: what you pay\""},
    {"did not find expected key", "expected a key, as in \"title: Fees\"",
     "check that the keys of this block start in the same column and that quotes are closed"},
    {"could not find expected ':'", "expected a colon after the key",
     "write \"key: value\", with a space after the colon", Where::kBegan},
    {"found character that cannot start any token", "this character cannot begin a value", "put the value in quotes"},
    {"found unexpected end of stream", "a quoted value is not closed", "add the closing quote", Where::kBegan},
    {"found unexpected document indicator", "a quoted value is not closed", "add the closing quote", Where::kBegan},
    {"did not find expected ',' or ']'", "a list that is not closed: expected a comma or \"]\"",
     "close the list with \"]\", or put a value in quotes when it begins with \"[\"", Where::kBeganWhenOnAnotherLine},
    {"did not find expected ',' or '}'", "a block in braces that is not closed: expected a comma or \"}\"",
     "close it with \"}\", or put a value in quotes when it begins with \"{\"", Where::kBeganWhenOnAnotherLine},
    {"did not find expected '-' indicator", "expected \"- \" before the next item of the list",
     "start each item with \"- \" in the same column"},
    {"found unknown escape character", "unknown escape after a backslash",
     "use single quotes, in which a backslash is just a backslash"},
    {"did not find expected hexdecimal number", "unknown escape after a backslash",
     "use single quotes, in which a backslash is just a backslash"},
    {"did not find expected <document start>", "text where the block should have ended",
     "check the indentation and the quotes of the lines above"},
    {"did not find expected alphabetic or numeric character", "a value cannot begin with * or & here",
     "put the value in quotes", Where::kBegan},
    {"found undefined tag handle", "a value cannot begin with ! here", "put the value in quotes", Where::kBegan},
    {"did not find URI escape octet", "a value cannot begin with ! here", "put the value in quotes", Where::kBegan},
    {"control characters are not allowed", "a control character, which no text should hold",
     "delete the invisible character, and type the line again if need be"},
};

std::string_view line_at(std::string_view text, std::size_t line) {
  for (; line > 0; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

// What stands before a character of a line.
std::string_view before(std::string_view line, std::size_t characters) {
  std::size_t bytes = 0;
  for (; bytes < line.size(); ++bytes) {
    const bool begins_character = (static_cast<unsigned char>(line[bytes]) & 0xC0U) != 0x80U;
    if (begins_character && characters-- == 0) break;
  }
  return line.substr(0, bytes);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

bool ends_with_any(std::string_view text, std::string_view endings) {
  const std::size_t last = text.find_last_not_of(" \t");
  return last != std::string_view::npos && endings.find(text[last]) != std::string_view::npos;
}

YamlMistake after_quote(YamlPlace place, std::string_view left) {
  const char quote = left[left.find_last_not_of(" \t")];
  const bool opens_here = std::count(left.begin(), left.end(), quote) % 2 == 1;
  if (opens_here)
    return {place, "this quote closes one that was opened on a line above", "add the closing quote there"};
  return {place, "text after the closing quote",
          "put the whole value in double quotes: title: \"The member's guide\"; inside them write \\\" for a quote"};
}

}  // namespace

YamlMistake explain_yaml_complaint(std::string_view text, const YamlComplaint& complaint) {
  const std::string_view line = line_at(text, complaint.place.line);
  const std::string_view left = before(line, complaint.place.column);
  const std::string_view rest = line.substr(left.size());
  if (complaint.problem.find("cannot start any token") != std::string_view::npos && rest.starts_with('\t'))
    return {complaint.place, "a tab where only spaces may stand", "indent with spaces, two for each level"};
  if (complaint.problem.find("did not find expected key") != std::string_view::npos && ends_with_any(left, "\"'"))
    return after_quote(complaint.place, left);
  if (complaint.problem.find("did not find expected key") != std::string_view::npos && ends_with_any(left, "]}"))
    return {complaint.place, "text after the closing bracket",
            "put the whole value in quotes: title: \"[Draft] Fees\""};
  const bool is_indented_key = line.starts_with(' ') && left.find(": ") == std::string_view::npos && !is_blank(left);
  if (complaint.problem.find("mapping values are not allowed") != std::string_view::npos && is_indented_key)
    return {{complaint.place.line, line.find_first_not_of(" \t")},
            "this line is read as a part of the value above it",
            "start it in the same column as the other keys of its block"};
  const auto* hint = std::find_if(std::begin(kHints), std::end(kHints), [&](const Hint& item) {
    return complaint.problem.find(item.problem) != std::string_view::npos;
  });
  if (hint == std::end(kHints))
    return {complaint.place, std::string(complaint.problem), "write one \"key: value\" a line, indented with spaces"};
  const bool on_other_line = complaint.place.line != complaint.begin.line;
  const bool at_begin =
      hint->where == Where::kBegan || (hint->where == Where::kBeganWhenOnAnotherLine && on_other_line);
  return {at_begin ? complaint.begin : complaint.place, std::string(hint->message), std::string(hint->help)};
}

}  // namespace muster
