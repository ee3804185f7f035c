// Both the text and the line of the file must show the brackets.
#include "generator/parse/unread_markup.h"

namespace muster {

namespace {

// Calls `report` for what stands from `opening` to `closing`, where both the text and the line at `begin` have it.
template <class Report>
void find_unread(const SourceLines& lines, std::string_view text, std::size_t begin, std::string_view opening,
                 std::string_view closing, Report report) {
  const std::string_view line = lines.rest_of_line(begin);
  std::size_t from = 0;
  for (std::size_t at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
    const std::size_t end = text.find(closing, at + opening.size());
    if (end == std::string_view::npos) return;
    const std::string_view found = text.substr(at, end + closing.size() - at);
    const std::size_t shown = line.find(found, from);
    if (shown == std::string_view::npos) continue;
    from = shown + found.size();
    report(lines.span(begin + shown, begin + from), found);
  }
}

std::string not_a_link_advice(std::string_view address) {
  if (address.find(' ') == std::string_view::npos) return "write [text](page.md), both brackets closed";
  std::string written;
  for (const char byte : address) written += byte == ' ' ? std::string("%20") : std::string(1, byte);
  return "an address has no spaces: write " + written;
}

}  // namespace

// Readers would see the brackets.
void check_unread_markup(cmark_node* node, const TextOrigin& origin, ParsedPage& page) {
  const std::string_view text = cmark_node_get_literal(node);
  const bool is_written = cmark_node_get_start_line(node) > 0;  // Raw HTML that became text is not.
  if (!is_written || origin.is_generated || text.find('[') == std::string_view::npos) return;
  auto report = [&](std::string code, const SourceSpan& span, std::string message, std::string help) {
    page.problems.push_back({Severity::kWarning, std::move(code), origin.path, span.position, std::move(message),
                             std::move(help), span.length});
  };
  const std::size_t begin = origin.lines.offset(node);
  find_unread(origin.lines, text, begin, "](", ")", [&](const SourceSpan& span, std::string_view found) {
    report("link/not-a-link", span, "this is not read as a link, and is shown with its brackets",
           not_a_link_advice(found.substr(2, found.size() - 3)));
  });
  find_unread(origin.lines, text, begin, "][", "]", [&](const SourceSpan& span, std::string_view found) {
    report("link/not-a-link", span, "this is not read as a link, and is shown with its brackets",
           "write the address on a line of its own: " + std::string(found.substr(1)) + ": page.md");
  });
  find_unread(origin.lines, text, begin, "[^", "]", [&](const SourceSpan& span, std::string_view found) {
    report("footnote/not-found", span, "there is no footnote " + std::string(found),
           "write its text on a line of its own: " + std::string(found) + ": The text");
  });
}

}  // namespace muster
