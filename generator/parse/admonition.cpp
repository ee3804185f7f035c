// The quotation's blocks stay where they are, between two pieces of HTML.
#include "generator/parse/admonition.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "core/text/nearest.h"
#include "core/text/utf8.h"
#include "generator/parse/markdown_memory.h"

namespace muster {

namespace {

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> names{"note", "tip", "important", "warning", "caution"};
  return names;
}

cmark_node* html_block(const std::string& html) {
  cmark_node* block = new_markdown_node(CMARK_NODE_HTML_BLOCK);
  cmark_node_set_literal(block, html.c_str());
  return block;
}

// The text node "[!NOTE]" at the head of a quotation, or null.
cmark_node* mark_of(cmark_node* quotation) {
  cmark_node* paragraph = cmark_node_first_child(quotation);
  if (paragraph == nullptr || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* text = cmark_node_first_child(paragraph);
  if (text == nullptr || cmark_node_get_type(text) != CMARK_NODE_TEXT) return nullptr;
  return std::string_view(cmark_node_get_literal(text)).starts_with("[!") ? text : nullptr;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out) byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
  return out;
}

void report(cmark_node* text, const TextOrigin& page, std::vector<Diagnostic>& problems, std::string_view mark,
            std::string message, std::string help) {
  const TextOrigin& origin = origin_of(text, page);
  problems.push_back({Severity::kWarning, "admonition/unknown", origin.path, origin.lines.position(text),
                      std::move(message), std::move(help), static_cast<int>(count_code_points(mark))});
}

// Takes the mark, and the line it stands on, out of the quotation.
void drop_mark(cmark_node* text) {
  cmark_node* paragraph = cmark_node_parent(text);
  if (cmark_node* line_end = cmark_node_next(text)) cmark_node_free(line_end);
  cmark_node_free(text);
  if (cmark_node_first_child(paragraph) == nullptr) cmark_node_free(paragraph);
}

void open_quotation(cmark_node* quotation, const std::string& kind) {
  cmark_node_insert_before(quotation, html_block("<div class=\"admonition " + kind +
                                                 "\">\n<p class=\"admonition-name\"><!--muster:" + kind + "--></p>\n"));
  while (cmark_node* child = cmark_node_first_child(quotation)) {
    cmark_node_unlink(child);
    cmark_node_insert_before(quotation, child);
  }
  cmark_node_insert_before(quotation, html_block("</div>\n"));
  cmark_node_free(quotation);
}

void make_admonition(cmark_node* quotation, const TextOrigin& page, std::vector<Diagnostic>& problems) {
  cmark_node* text = mark_of(quotation);
  if (text == nullptr) return;
  const std::string_view literal = cmark_node_get_literal(text);
  const std::size_t close = literal.find(']');
  if (close == std::string_view::npos) return;
  const std::string kind = lower(literal.substr(2, close - 2));
  const std::string_view mark = literal.substr(0, close + 1);
  if (std::find(kinds().begin(), kinds().end(), kind) == kinds().end()) {
    const auto nearest = nearest_word(kind, kinds());
    std::string upper = nearest.value_or("");
    for (char& byte : upper) byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
    report(
        text, page, problems, mark, "there is no admonition " + std::string(mark),
        nearest ? "did you mean [!" + upper + "]?" : "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]");
    return;
  }
  cmark_node* next = cmark_node_next(text);
  const bool ends_line =
      close + 1 == literal.size() && (next == nullptr || cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK ||
                                      cmark_node_get_type(next) == CMARK_NODE_LINEBREAK);
  if (!ends_line) {
    report(text, page, problems, mark, "the text of an admonition begins on the line after " + std::string(mark),
           "break the line after " + std::string(mark) + ", and begin the next one with > too");
    return;
  }
  drop_mark(text);
  open_quotation(quotation, kind);
}

}  // namespace

void make_admonitions(cmark_node* root, const TextOrigin& page, std::vector<Diagnostic>& problems) {
  std::vector<cmark_node*> quotations;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator))
    if (event == CMARK_EVENT_EXIT && cmark_node_get_type(cmark_iter_get_node(iterator)) == CMARK_NODE_BLOCK_QUOTE)
      quotations.push_back(cmark_iter_get_node(iterator));
  cmark_iter_free(iterator);
  for (cmark_node* quotation : quotations) make_admonition(quotation, page, problems);
}

}  // namespace muster
