// One pass over the tree numbers the items; a mark in an item's first paragraph carries its id through the renderer.
#include "generator/parse/clauses.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "core/text/escape.h"
#include "generator/parse/markdown_memory.h"

namespace muster {

namespace {

constexpr std::string_view kMark = "<!--clause ";
constexpr std::string_view kMarkEnd = "-->";

// As the counter styles of a browser: z is followed by aa.
std::string letters(int number, char first) {
  std::string text;
  for (; number > 0; number = (number - 1) / 26) text.insert(text.begin(), static_cast<char>(first + (number - 1) % 26));
  return text;
}

std::string roman(int number) {
  struct Digit {
    int value;
    const char* text;
  };
  constexpr Digit kDigits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                               {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (number > 3999) return std::to_string(number);
  std::string text;
  for (const Digit& digit : kDigits)
    for (; number >= digit.value; number -= digit.value) text += digit.text;
  return text;
}

// Letters and Roman digits have no zero.
std::string number_at(std::size_t depth, int number) {
  if (depth > 4) return {};
  if (depth == 1 || number < 1) return std::to_string(number);
  if (depth == 3) return roman(number);
  return letters(number, depth == 2 ? 'a' : 'A');
}

class ItemCollector {
 public:
  void enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) heading_ = node;
    if (type == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) enter_list(node);
    if (type == CMARK_NODE_ITEM) enter_item(node);
  }

  void leave(cmark_node* node) {
    if (!lists_.empty() && lists_.back().node == node) lists_.pop_back();
  }

  std::vector<ListItem> finish() {
    for (ListItem& item : items_)
      item.is_clause = !item.number.empty() && clause_lists_.contains(cmark_node_parent(item.node));
    return std::move(items_);
  }

 private:
  struct OpenList {
    cmark_node* node;
    int next_number;
    std::size_t item;  // The one that is open.
  };

  void enter_list(cmark_node* node) {
    if (!lists_.empty()) clause_lists_.insert(node);
    for (auto list = lists_.rbegin(); list != lists_.rend() && clause_lists_.insert(list->node).second; ++list) continue;
    lists_.push_back({node, cmark_node_get_list_start(node), ListItem::kNone});
  }

  void enter_item(cmark_node* node) {
    ListItem item;
    item.node = node;
    item.heading = heading_;
    const bool is_numbered = !lists_.empty() && lists_.back().node == cmark_node_parent(node);
    const std::size_t open = is_numbered ? 1 : 0;
    if (lists_.size() > open) item.above = lists_[lists_.size() - 1 - open].item;
    if (is_numbered) {
      OpenList& list = lists_.back();
      item.number = number_at(lists_.size(), list.next_number++);
      list.item = items_.size();
    }
    if (!item.number.empty())
      item.citation = item.above == ListItem::kNone ? item.number : items_[item.above].citation + "(" + item.number + ")";
    items_.push_back(std::move(item));
  }

  cmark_node* heading_ = nullptr;
  std::vector<OpenList> lists_;  // Numbered ones only.
  std::vector<ListItem> items_;
  std::set<cmark_node*> clause_lists_;
};

cmark_node* inline_html(const std::string& html) {
  cmark_node* node = new_markdown_node(CMARK_NODE_HTML_INLINE);
  cmark_node_set_literal(node, html.c_str());
  return node;
}

std::string number_link(const ListItem& item, const std::string& anchor) {
  const bool is_inner = item.citation != item.number;
  const std::string label = is_inner ? " aria-label=\"" + item.citation + "\">(" + item.number + ")" : ">" + item.number + ".";
  return "<a class=\"number\" href=\"#" + escape_html(anchor) + "\"" + label + "</a> ";
}

}  // namespace

std::vector<ListItem> list_items(cmark_node* root) {
  ItemCollector collector;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    event == CMARK_EVENT_ENTER ? collector.enter(node) : collector.leave(node);
  }
  cmark_iter_free(iterator);
  return collector.finish();
}

void set_clause_anchor(const ListItem& item, const std::string& anchor) {
  cmark_node* paragraph = cmark_node_first_child(item.node);
  if (paragraph == nullptr || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) {
    paragraph = new_markdown_node(CMARK_NODE_PARAGRAPH);
    cmark_node_prepend_child(item.node, paragraph);
  }
  if (!item.number.empty()) cmark_node_prepend_child(paragraph, inline_html(number_link(item, anchor)));
  const std::string_view kind = item.number.empty() ? "" : "class=\"clause\" ";
  cmark_node_prepend_child(
      paragraph, inline_html(std::string(kMark).append(kind).append("id=\"" + escape_html(anchor) + "\"").append(kMarkEnd)));
}

void place_clause_anchors(std::string& html) {
  constexpr std::string_view kItem = "<li>";
  for (std::size_t mark = html.find(kMark); mark != std::string::npos; mark = html.find(kMark, mark)) {
    const std::size_t end = html.find(kMarkEnd, mark);
    const std::size_t item = html.rfind(kItem, mark);
    if (end == std::string::npos || item == std::string::npos) return;
    const std::string attributes = html.substr(mark + kMark.size(), end - mark - kMark.size());
    html.erase(mark, end + kMarkEnd.size() - mark);
    html.replace(item, kItem.size(), "<li " + attributes + ">");
  }
}

}  // namespace muster
