// The layout of a diagnostic, as text and as JSON.
#include "core/diagnostics/diagnostic_printer.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

namespace muster {

namespace {

constexpr std::size_t kLongestLine = 160;  // Longer source lines are shown around the caret only.
constexpr std::size_t kContext = 60;

std::string_view source_line(std::string_view source, int line) {
  std::size_t begin = 0;
  for (int current = 1; current < line; ++current) {
    const std::size_t end = source.find('\n', begin);
    if (end == std::string_view::npos) return {};
    begin = end + 1;
  }
  std::string_view text = source.substr(begin, source.find('\n', begin) - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Bytes that a terminal or a reader could stumble over become spaces or question marks; one character stays one.
std::string printable(std::string_view text) {
  std::string out;
  for (char byte : text) {
    const bool control = static_cast<unsigned char>(byte) < 0x20U || byte == 0x7F;
    out += byte == '\t' ? ' ' : control ? '?' : byte;
  }
  return out;
}

// Byte offset of the character `count` in, or the end.
std::size_t byte_offset(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  while (offset < text.size() && count > 0) {
    ++offset;
    while (offset < text.size() && is_continuation(text[offset])) ++offset;
    --count;
  }
  return offset;
}

struct Excerpt {
  std::string text;
  std::size_t caret = 0;  // Characters before the caret.
};

Excerpt excerpt(std::string_view line, int column) {
  const std::size_t before = column > 0 ? static_cast<std::size_t>(column - 1) : 0;
  if (line.size() <= kLongestLine) return {printable(line), before};
  const std::size_t first = before > kContext ? before - kContext : 0;
  const std::size_t begin = byte_offset(line, first);
  const std::string_view rest = line.substr(begin);
  std::string text = printable(rest.substr(0, byte_offset(rest, 2 * kContext)));
  if (first > 0) return {"…" + text, before - first + 1};
  return {text + "…", before};
}

std::string paint(std::string_view text, std::string_view code, Colour colour) {
  if (colour == Colour::kNever) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string place(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.position.line > 0) text += ":" + std::to_string(diagnostic.position.line);
  if (diagnostic.position.line > 0 && diagnostic.position.column > 0)
    text += ":" + std::to_string(diagnostic.position.column);
  return text;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::string source_block(const Diagnostic& diagnostic, std::string_view source, Colour colour) {
  const std::string_view line = source_line(source, diagnostic.position.line);
  const std::string number = std::to_string(diagnostic.position.line);
  const std::string margin(number.size(), ' ');
  const Excerpt shown = excerpt(line, diagnostic.position.column);
  std::string text = margin + " |\n" + number + " | " + shown.text + "\n";
  if (diagnostic.position.column <= 0) return text;
  const std::size_t characters = count_characters(shown.text);
  const std::size_t room = characters > shown.caret ? characters - shown.caret : 1;
  const std::size_t length = std::min(static_cast<std::size_t>(std::max(diagnostic.length, 1)), room);
  text += margin + " | " + std::string(shown.caret, ' ') + paint(std::string(length, '^'), "1;31", colour) + "\n";
  return text;
}

}  // namespace

std::string format_diagnostic(const Diagnostic& diagnostic, std::string_view source, Colour colour) {
  const std::string_view tint = diagnostic.severity == Severity::kError ? "1;31" : "1;33";
  std::string text = paint(std::string(severity_name(diagnostic.severity)) + "[" + diagnostic.code + "]", tint, colour);
  text += ": " + diagnostic.message + "\n";
  text += " --> " + place(diagnostic) + "\n";
  const bool has_source = diagnostic.show_source && diagnostic.position.line > 0 && !source.empty();
  if (has_source) text += source_block(diagnostic, source, colour);
  if (!diagnostic.help.empty()) text += "  = help: " + diagnostic.help + "\n";
  return text;
}

std::string format_diagnostic_json(const Diagnostic& diagnostic) {
  nlohmann::ordered_json object;
  object["severity"] = severity_name(diagnostic.severity);
  object["code"] = diagnostic.code;
  object["file"] = diagnostic.file;
  object["line"] = diagnostic.position.line;
  object["column"] = diagnostic.position.column;
  object["message"] = diagnostic.message;
  object["help"] = diagnostic.help;
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace muster
