// cmark-gfm behind value types.
#include "generator/parse/markdown_document.h"

#include <cmark-gfm-core-extensions.h>

#include <mutex>
#include <vector>

#include "generator/parse/clauses.h"
#include "generator/parse/cmark_guard.h"

namespace muster {

namespace {

// Raw HTML is escaped before this, or allowed by site.yaml; links are checked by the parse stage.
constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

CmarkNode parse(std::string_view text) {
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new_with_mem(kOptions, markdown_memory()));
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  CmarkNode root(cmark_parser_finish(parser.get()));
  cmark_consolidate_text_nodes(root.get());
  return root;
}

// <td align="right"> is not HTML of today, and a style attribute would need a laxer security policy: a class does it.
void use_alignment_classes(std::string& html) {
  for (const std::string_view tag : {"<td align=\"", "<th align=\""}) {
    for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag, at))
      html.replace(at, tag.size(), std::string(tag.substr(0, 4)) + "class=\"align-");
  }
}

// The library names the way back from a footnote in English; the render stage puts it into the page's language.
void mark_back_references(std::string& html) {
  constexpr std::string_view kNamed = "aria-label=\"Back to content\"";
  constexpr std::string_view kMarked = "aria-label=\"<!--muster:back_to_text-->\"";
  for (std::size_t at = html.find(kNamed); at != std::string::npos; at = html.find(kNamed, at))
    html.replace(at, kNamed.size(), kMarked);
}

bool is_block(cmark_node* node) { return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK; }

void append_plain_text(cmark_node* node, cmark_event_type event, std::string& out) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (event == CMARK_EVENT_EXIT) {
    const bool ends_line = is_block(node) && !out.empty() && out.back() != '\n';
    if (ends_line) out += std::string_view(cmark_node_get_type_string(node)) == "table_cell" ? ' ' : '\n';
    return;
  }
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
  const bool has_text = type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK;
  if (!has_text) return;
  if (const char* literal = cmark_node_get_literal(node)) out += literal;
  if (type == CMARK_NODE_CODE_BLOCK && !out.empty() && out.back() != '\n') out += '\n';
}

}  // namespace

MarkdownDocument::MarkdownDocument(std::string_view text) {
  if (prepare_cmark()) {
    root_ = parse(text);
    return;
  }
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  root_ = parse(text);
}

std::string render_html(cmark_node* node) {
  std::string text(cmark_render_html_with_mem(node, kOptions, nullptr, markdown_memory()));
  use_alignment_classes(text);
  mark_back_references(text);
  place_clause_anchors(text);
  return text;
}

std::string render_inline_html(cmark_node* node) {
  std::string html;
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child))
    html += render_html(child);
  while (!html.empty() && html.back() == '\n') html.pop_back();
  return html;
}

std::string plain_text(cmark_node* node) {
  std::string text;
  const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(node));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get()))
    append_plain_text(cmark_iter_get_node(iterator.get()), event, text);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

void escape_raw_html(cmark_node* root) {
  std::vector<cmark_node*> raw;
  {
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root));
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const cmark_node_type type = cmark_node_get_type(node);
      if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) raw.push_back(node);
    }
  }
  for (cmark_node* node : raw) {
    cmark_node* text = new_markdown_node(CMARK_NODE_TEXT);
    std::string literal = cmark_node_get_literal(node);
    while (literal.ends_with('\n')) literal.pop_back();
    cmark_node_set_literal(text, literal.c_str());
    cmark_node* replacement = text;
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
      replacement = new_markdown_node(CMARK_NODE_PARAGRAPH);
      cmark_node_append_child(replacement, text);
    }
    cmark_node_replace(node, replacement);
    cmark_node_free(node);
  }
}

void replace_with_html(cmark_node* node, const std::string& html) {
  cmark_node* block = new_markdown_node(CMARK_NODE_HTML_BLOCK);
  cmark_node_set_literal(block, html.c_str());
  cmark_node_replace(node, block);
  cmark_node_free(node);
}

}  // namespace muster
