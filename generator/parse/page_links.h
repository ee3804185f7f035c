// Links and images of a page: taken down, checked for what can be known without the other pages, and rewritten from
// paths of Markdown files into addresses.
#pragma once

#include "generator/model/parsed_page.h"
#include "generator/parse/text_origin.h"

namespace muster {

/// `node` is a link or an image. Problems: link/empty, link/unsafe-scheme, link/vague-text, image/no-alt.
void take_link(cmark_node* node, const TextOrigin& origin, ParsedPage& page);

/// `node` is raw HTML that the site allows: its href, src, id and name, and images without alt.
void take_raw_html(cmark_node* node, const TextOrigin& origin, ParsedPage& page);

}  // namespace muster
