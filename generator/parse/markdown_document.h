// MarkdownDocument: a Markdown text as a cmark-gfm tree, with what the parse stage does to it: anchors, links,
// splitting.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>

#include "generator/parse/markdown_memory.h"

namespace muster {

struct CmarkNodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using CmarkNode = std::unique_ptr<cmark_node, CmarkNodeDeleter>;

/// CommonMark with the GFM extensions tables, strikethrough, autolinks, task lists, and footnotes.
class MarkdownDocument {
 public:
  explicit MarkdownDocument(std::string_view text);

  /// The document node; lives as long as this.
  cmark_node* root() const { return root_.get(); }

 private:
  MarkdownMemoryUse memory_;
  CmarkNode root_;
};

/// HTML of a node and all below it, of a document that still exists; raw HTML nodes pass through, so they must have
/// been dealt with before.
std::string render_html(cmark_node* node);

/// HTML of a node's inline children, without the node's own tag.
std::string render_inline_html(cmark_node* node);

/// Readable text of a node and all below it: code and image descriptions included, a line feed between blocks.
std::string plain_text(cmark_node* node);

/// Raw HTML in the tree becomes text, which shows as it was written.
void escape_raw_html(cmark_node* root);

/// Puts `html` where `node` was, and frees `node`.
void replace_with_html(cmark_node* node, const std::string& html);

}  // namespace muster
