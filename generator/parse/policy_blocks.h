// What a policy has and CommonMark does not: lists of terms, and tables that scroll by themselves.
#pragma once

#include <string>

#include "generator/parse/markdown_document.h"

namespace muster {

/// A paragraph whose every line but the first of a term begins with ": " becomes a definition list, and so does the next
/// one into the same list:
///
///     Regulated member
///     : somebody who holds a designation
void make_definition_lists(cmark_node* root);

/// Puts each table into a region that can be scrolled by keyboard, named for the heading above it, or for `page_title`.
/// Precondition: anchors were taken off the headings.
void frame_tables(cmark_node* root, const std::string& page_title);

}  // namespace muster
