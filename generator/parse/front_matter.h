// The block between the "---" lines at the head of a page, as FrontMatter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/parsed_page.h"

namespace muster {

/// A page cut in two.
struct SplitPage {
  std::string_view front;  ///< The YAML, without the "---" lines.
  std::string_view body;   ///< The Markdown.
  int front_line = 1;      ///< Line of the file on which `front` begins.
  int body_line = 1;       ///< Line of the file on which `body` begins.
  bool has_front = false;
  bool is_closed = false;
};

/// Views into `text`, which must outlive them.
SplitPage split_page(std::string_view text);

/// Reads the front matter of the page at `path`; problems have codes front-matter/… and yaml/….
FrontMatter read_front_matter(const SplitPage& page, const std::string& path, std::vector<Diagnostic>& problems);

}  // namespace muster
