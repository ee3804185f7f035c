// TextOrigin: the file that a node of a page's tree was written in. Most nodes come from the page itself; what a
// snippet brought comes from the snippet, and what a data file brought has no place in any Markdown.
#pragma once

#include <string>

#include "generator/parse/source_lines.h"

namespace muster {

struct TextOrigin {
  std::string path;  ///< Below the content folder.
  SourceLines lines;
  bool is_generated = false;
};

/// Marks `node` and all below it as coming from `origin`, which must outlive the tree.
void set_origin(cmark_node* node, TextOrigin* origin);

/// Where `node` comes from; `page` when nothing else was said of it.
const TextOrigin& origin_of(cmark_node* node, const TextOrigin& page);

}  // namespace muster
