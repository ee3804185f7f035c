// Clauses: items of lists that can be cited, and so have an address: 1, 1(a), 1(a)(ii).
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <string>
#include <vector>

namespace muster {

/// An item of any list.
struct ListItem {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  cmark_node* node = nullptr;
  cmark_node* heading = nullptr;  ///< The last one before the item; null when there is none.
  std::size_t above = kNone;      ///< The item of a numbered list that this one stands in, by its place among all items.
  std::string number;             ///< "1", "a", "ii", "A" in numbered lists, by their depth; empty elsewhere and deeper.
  std::string citation;           ///< "1(a)(ii)"; empty likewise.
  bool is_clause = false;         ///< It has a number, and its list stands in a numbered list or holds one.
};

/// All items below `root`, in the order of the page.
std::vector<ListItem> list_items(cmark_node* root);

/// Makes `anchor` the id of the item, and the number of one that has a number a link to it; render_html() puts it there.
void set_clause_anchor(const ListItem& item, const std::string& anchor);

/// The ids of set_clause_anchor() in rendered HTML.
void place_clause_anchors(std::string& html);

}  // namespace muster
