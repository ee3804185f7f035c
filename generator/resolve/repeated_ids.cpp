// Ids are compared as HTML has them, escaped.
#include "generator/resolve/repeated_ids.h"

#include <set>
#include <string_view>
#include <vector>

#include "core/text/escape.h"

namespace muster {

namespace {

std::vector<std::string> ids_in(std::string_view html) {
  constexpr std::string_view kId = " id=\"";
  std::vector<std::string> ids;
  for (std::size_t at = html.find(kId); at != std::string_view::npos; at = html.find(kId, at)) {
    at += kId.size();
    ids.emplace_back(html.substr(at, html.find('"', at) - at));
  }
  return ids;
}

// What the page has of its own, and the anchors of the entries that it repeats.
std::set<std::string> taken_ids(const Page& page) {
  std::set<std::string> taken;
  const auto add_all = [&](std::string_view html) {
    for (std::string& id : ids_in(html)) taken.insert(std::move(id));
  };
  add_all(page.parsed.html);
  for (const FaqEntry& entry : page.parsed.entries) add_all(entry.html);
  for (const Heading& heading : page.parsed.headings) taken.insert(escape_html(heading.anchor));
  for (const std::string& anchor : page.parsed.html_anchors) taken.insert(escape_html(anchor));
  for (const RepeatedEntry& repeated : page.repeated) taken.insert(escape_html(repeated.anchor));
  return taken;
}

std::string free_id(const std::string& id, const std::string& anchor, std::set<std::string>& taken) {
  if (taken.insert(id).second) return id;
  const std::string longer = anchor + "-" + id;
  std::string free = longer;
  for (int twin = 2; !taken.insert(free).second; ++twin) free = longer + "-" + std::to_string(twin);
  return free;
}

}  // namespace

void name_repeated_ids(const Site& site, Page& page) {
  if (page.repeated.empty()) return;
  std::set<std::string> taken = taken_ids(page);
  for (RepeatedEntry& repeated : page.repeated) {
    const FaqEntry& entry = site.pages[repeated.page].parsed.entries[repeated.entry];
    const std::string anchor = escape_html(repeated.anchor);
    repeated.ids.emplace(escape_html(entry.anchor), anchor);
    for (const std::string& id : ids_in(entry.html))
      if (!repeated.ids.contains(id)) repeated.ids.emplace(id, free_id(id, anchor, taken));
  }
}

}  // namespace muster
