// The footnotes of a page that is shown in parts: each part carries the notes that it refers to.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// A part of a page, as HTML and as plain text.
struct NotedPart {
  std::string html;
  std::string text;
};

/// The notes of one page, taken out of its tree.
class Footnotes {
 public:
  /// Takes `definition` out of its tree, if it is a footnote's, and says whether it did. It stood in the part of that
  /// number: a snippet brings its notes along.
  bool take(cmark_node* definition, std::size_t part);

  /// Puts the notes that `rendered`, the part of that number, refers to at its end, numbered from 1. Their ids are
  /// fn-`name`-1 and, of the mark, fnref-`name`-1, fnref-`name`-1.2; without a name, fn-1.
  NotedPart place(NotedPart rendered, std::size_t part, std::string_view name) const;

 private:
  friend class NotePlacer;

  struct Note {
    std::string label;  // As in the addresses of cmark-gfm.
    cmark_node* node = nullptr;
    std::string text;
    std::size_t part = 0;
  };

  std::vector<Note> notes_;
};

}  // namespace muster
