// Markdown that was meant as a link or a footnote and is read as text.
#pragma once

#include "generator/model/parsed_page.h"
#include "generator/parse/text_origin.h"

namespace muster {

/// Problems of the text node `node`: link/not-a-link, footnote/not-found.
void check_unread_markup(cmark_node* node, const TextOrigin& origin, ParsedPage& page);

}  // namespace muster
