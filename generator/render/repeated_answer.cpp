// The parse stage writes each attribute after a space, its value in double quotes.
#include "generator/render/repeated_answer.h"

#include <functional>
#include <string_view>

#include "core/text/escape.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

// `before` ends with the quotation mark that opens a value.
void replace_values(std::string& html, std::string_view before, const std::function<std::string(const std::string&)>& change) {
  for (std::size_t at = html.find(before); at != std::string::npos; at = html.find(before, at)) {
    at += before.size();
    const std::size_t end = html.find('"', at);
    if (end == std::string::npos) return;
    const std::string changed = change(html.substr(at, end - at));
    html.replace(at, end - at, changed);
    at += changed.size();
  }
}

// The id on `page` of what has the id `id` on the page of `repeated`; null when it is not repeated.
const std::string* repeated_id(const Page& page, const RepeatedEntry& repeated, const std::string& id) {
  const auto own = repeated.ids.find(id);
  if (own != repeated.ids.end()) return &own->second;
  for (const RepeatedEntry& other : page.repeated) {
    if (other.page != repeated.page) continue;
    const auto found = other.ids.find(id);
    if (found != other.ids.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

std::string repeated_answer(const Site& site, const Page& page, const RepeatedEntry& repeated) {
  const ParsedPage& source = site.pages[repeated.page].parsed;
  std::string html = source.entries[repeated.entry].html;
  replace_values(html, " id=\"", [&](const std::string& id) {
    const auto named = repeated.ids.find(id);
    return named == repeated.ids.end() ? id : named->second;
  });
  replace_values(html, " href=\"", [&](const std::string& address) {
    if (!address.starts_with('#')) return address;
    const std::string* id = repeated_id(page, repeated, decode_percent(address.substr(1)));
    return id != nullptr ? "#" + *id : encode_url_path(source.url) + address;
  });
  return html;
}

}  // namespace muster
