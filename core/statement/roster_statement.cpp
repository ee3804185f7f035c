// Writing a statement and reading one again, label by label.
#include "core/statement/roster_statement.h"

#include <array>

namespace muster {

namespace {

constexpr std::string_view kTitle = "ROSTER STATEMENT";
constexpr std::string_view kDomain = "muster roster statement 1\n";
constexpr std::string_view kSignature = "Signature:";
constexpr std::size_t kSignatureLetters = 86;  // What may follow it is somebody's own.

struct Line {
  std::string_view label;
  std::string RosterStatement::*value;
};
constexpr std::array<Line, 6> kLines{{{"Issued by:", &RosterStatement::issuer},
                                      {"Name:", &RosterStatement::name},
                                      {"Designations:", &RosterStatement::designations},
                                      {"City:", &RosterStatement::city},
                                      {"Roster as of:", &RosterStatement::as_of},
                                      {"Checked at:", &RosterStatement::checked_at}}};

bool is_blank(char byte) { return static_cast<unsigned char>(byte) <= ' ' || byte == '\x7F'; }

// Adds words of `text` to `out`, with one space between them.
void append_words(std::string& out, std::string_view text) {
  bool is_between = !out.empty();
  for (const char byte : text) {
    if (is_blank(byte)) {
      is_between = !out.empty();
      continue;
    }
    if (is_between) out += ' ';
    is_between = false;
    out += byte;
  }
}

std::string lines_of(const RosterStatement& statement) {
  std::string text;
  for (const Line& line : kLines) {
    std::string value;
    append_words(value, statement.*line.value);
    text += line.label;
    text += ' ';
    text += value;
    text += '\n';
  }
  return text;
}

std::string message_of(const RosterStatement& statement) { return std::string(kDomain) + lines_of(statement); }

// Without the blanks and the ">" that mail programs put before lines.
std::string_view without_margin(std::string_view line) {
  while (!line.empty() && (is_blank(line.front()) || line.front() == '>')) line.remove_prefix(1);
  return line;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char byte : text)
    if (!is_blank(byte)) out += byte;
  return out;
}

}  // namespace

std::string sign_statement(const RosterStatement& statement, const StatementKeys& keys) {
  const Signature signature = keys.sign(message_of(statement));
  std::string text(kTitle);
  text += '\n';
  text += lines_of(statement);
  text += kSignature;
  text += ' ';
  text += to_base64url(signature.data(), signature.size());
  text += '\n';
  return text;
}

CheckedStatement check_statement(std::string_view text, const StatementKeys& keys) {
  RosterStatement read;
  std::string signature_text;
  std::string title;
  std::string* value = &title;
  std::size_t next = 0;  // Of the labels, which come in their order.
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = without_margin(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (next < kLines.size() && line.starts_with(kLines[next].label)) {
      value = &(read.*kLines[next].value);
      line.remove_prefix(kLines[next].label.size());
      ++next;
    } else if (next == kLines.size() && line.starts_with(kSignature)) {
      value = &signature_text;
      line.remove_prefix(kSignature.size());
      ++next;
    }
    append_words(*value, line);
  }
  Signature signature{};
  if (!title.ends_with(kTitle) || next <= kLines.size()) return {};
  const std::string signed_by = without_blanks(signature_text).substr(0, kSignatureLetters);
  if (!from_base64url(signed_by, signature.data(), signature.size()) || !keys.has_signed(message_of(read), signature))
    return {StatementVerdict::kNotGenuine, {}};
  return {StatementVerdict::kGenuine, std::move(read)};
}

}  // namespace muster
