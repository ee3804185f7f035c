// Each is a change of the tree between parsing and rendering; the pieces of HTML stand beside the blocks they frame.
#include "generator/parse/policy_blocks.h"

#include <map>
#include <string_view>
#include <vector>

#include "core/text/escape.h"
#include "generator/parse/markdown_memory.h"

namespace muster {

namespace {

cmark_node* html_block(const std::string& html) {
  cmark_node* block = new_markdown_node(CMARK_NODE_HTML_BLOCK);
  cmark_node_set_literal(block, html.c_str());
  return block;
}

std::vector<cmark_node*> nodes_below(cmark_node* root) {
  std::vector<cmark_node*> nodes;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator))
    if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(iterator));
  cmark_iter_free(iterator);
  return nodes;
}

bool is_paragraph(cmark_node* node) { return node != nullptr && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH; }

bool is_line_end(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

bool begins_definition(cmark_node* node) {
  return node != nullptr && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
         std::string_view(cmark_node_get_literal(node)).starts_with(": ");
}

// A term, then at least one line that begins with ": ".
bool is_definition(cmark_node* paragraph) {
  cmark_node* first = cmark_node_first_child(paragraph);
  if (first == nullptr || begins_definition(first)) return false;
  for (cmark_node* node = first; node != nullptr; node = cmark_node_next(node))
    if (is_line_end(node) && begins_definition(cmark_node_next(node))) return true;
  return false;
}

// Moves what follows a line end that begins a definition into paragraphs of their own, each in <dt> or <dd>.
void split_definition(cmark_node* paragraph) {
  cmark_node_insert_before(paragraph, html_block("<dt>\n"));
  cmark_node* part = paragraph;
  const char* close = "</dt>\n";
  for (cmark_node* node = cmark_node_first_child(paragraph); node != nullptr;) {
    cmark_node* following = cmark_node_next(node);
    if (is_line_end(node) && begins_definition(following)) {
      cmark_node* definition = new_markdown_node(CMARK_NODE_PARAGRAPH);
      cmark_node* open = html_block(std::string(close) + "<dd>\n");
      cmark_node_insert_after(part, open);
      cmark_node_insert_after(open, definition);
      cmark_node_free(node);
      const std::string text = std::string(cmark_node_get_literal(following)).substr(2);
      cmark_node_set_literal(following, text.c_str());
      part = definition;
      close = "</dd>\n";
      node = following;
      continue;
    }
    if (part != paragraph) {
      cmark_node_unlink(node);
      cmark_node_append_child(part, node);
    }
    node = following;
  }
  cmark_node_insert_after(part, html_block(close));
}

}  // namespace

void make_definition_lists(cmark_node* root) {
  for (cmark_node* node : nodes_below(root)) {
    if (!is_paragraph(node) || !is_definition(node)) continue;
    cmark_node* before = cmark_node_previous(node);
    if (is_paragraph(before) && is_definition(before)) continue;  // Done with the first of its list.
    std::vector<cmark_node*> items;
    for (cmark_node* item = node; is_paragraph(item) && is_definition(item); item = cmark_node_next(item))
      items.push_back(item);
    cmark_node_insert_before(items.front(), html_block("<dl>\n"));
    cmark_node* end = html_block("</dl>\n");
    cmark_node_insert_after(items.back(), end);
    for (cmark_node* item : items) split_definition(item);
  }
}

void frame_tables(cmark_node* root, const std::string& page_title) {
  std::string name = page_title;
  std::map<std::string, int> named;
  for (cmark_node* node : nodes_below(root)) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) name = plain_text(node);
    if (std::string_view(cmark_node_get_type_string(node)) != "table") continue;
    const int number = ++named[name];
    const std::string label = number == 1 ? name : name + " (" + std::to_string(number) + ")";
    cmark_node_insert_before(node, html_block("<section class=\"scroll\" tabindex=\"0\" aria-label=\"" +
                                              escape_html(label) + "\">\n"));
    cmark_node_insert_after(node, html_block("</section>\n"));
  }
}

}  // namespace muster
