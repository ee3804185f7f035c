// What a policy has and CommonMark does not: lists of terms, tables that scroll by themselves, clauses with an anchor.
#pragma once

#include <string>
#include <vector>

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

/// The first paragraph of each list item, where {#anchor} may end the clause.
std::vector<cmark_node*> clause_paragraphs(cmark_node* root);

/// Makes `anchor` the id of the list item that `paragraph` stands in; render_html() puts it there.
void set_clause_anchor(cmark_node* paragraph, const std::string& anchor);

/// The ids of set_clause_anchor() in rendered HTML.
void place_clause_anchors(std::string& html);

}  // namespace muster
