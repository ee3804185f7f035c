// Memory for the trees of cmark-gfm: handed out piece by piece from large blocks, and taken back all at once when the
// last user of a thread is gone, instead of node by node.
#pragma once

#include <cmark-gfm.h>

namespace muster {

/// While one exists, markdown_memory() of its thread keeps what it hands out. They may nest.
class MarkdownMemoryUse {
 public:
  MarkdownMemoryUse();
  ~MarkdownMemoryUse();
  MarkdownMemoryUse(const MarkdownMemoryUse&) = delete;
  MarkdownMemoryUse& operator=(const MarkdownMemoryUse&) = delete;
};

/// For parsing and rendering. Precondition: a MarkdownMemoryUse of this thread exists. Freeing does nothing.
cmark_mem* markdown_memory();

/// A node that can stand in a tree of this memory: cmark-gfm refuses, without a word, to mix two kinds.
cmark_node* new_markdown_node(cmark_node_type type);

}  // namespace muster
