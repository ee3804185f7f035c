// SourceLines: from what cmark-gfm says of a node's place to a place in the author's file.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace muster {

/// Some characters of the body.
struct SourceSpan {
  SourcePosition position;
  int length = 1;  ///< Characters, on the first line only.
};

class SourceLines {
 public:
  /// `body` is the Markdown of a page and must outlive this; `first_line` is the line of the file on which it begins.
  SourceLines(std::string_view body, int first_line);

  /// Byte offset in the body at which a node begins; the end of the body when cmark does not know.
  std::size_t offset(cmark_node* node) const;

  SourcePosition position(std::size_t offset) const;
  SourcePosition position(cmark_node* node) const { return position(offset(node)); }

  SourceSpan span(std::size_t begin, std::size_t end) const;

  /// The rest of the line from `offset` on, without its end.
  std::string_view rest_of_line(std::size_t offset) const;

  /// The address of a link or image where the file shows it; its text when the address stands elsewhere (a link by
  /// reference).
  SourceSpan link(cmark_node* node) const;

  /// Where the file first shows `written` from the beginning of `node` on; the beginning when it does not.
  SourceSpan text_of(cmark_node* node, std::string_view written) const;

 private:
  std::string_view body_;
  int first_line_;
  std::vector<std::size_t> begins_;  // Of each line.
};

}  // namespace muster
