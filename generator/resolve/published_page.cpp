// A theme may put anything around a page: <main>, headings and ids are all that is relied on.
#include "generator/resolve/published_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/escape.h"

namespace muster {

namespace {

constexpr auto kNone = std::string_view::npos;

// The character that begins with "&" here, as escape_html writes it, and how long it is written.
std::pair<char, std::size_t> character_at(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kReferences{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  for (const auto& [reference, character] : kReferences)
    if (html.starts_with(reference)) return {character, reference.size()};
  return {html.front(), 1};
}

// Plain text; tags are spaces, and no two spaces follow each other.
std::string plain_text(std::string_view html) {
  std::string text;
  const auto add = [&](char character) {
    const bool is_space = character == ' ' || character == '\n' || character == '\t';
    if (!is_space)
      text += character;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  };
  while (!html.empty()) {
    if (html.front() == '<') {
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
      add(' ');
      continue;
    }
    const auto [character, length] = character_at(html);
    add(character);
    html.remove_prefix(length);
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

// What stands between `open` and `close`; nothing when one is missing.
std::string_view between(std::string_view html, std::string_view open, std::string_view close) {
  const std::size_t begin = html.find(open);
  const std::size_t end = begin == kNone ? kNone : html.find(close, begin + open.size());
  return end == kNone ? std::string_view() : html.substr(begin + open.size(), end - begin - open.size());
}

std::size_t find_id(std::string_view html, const std::string& anchor) {
  return html.find(" id=\"" + escape_html(anchor) + "\"");
}

}  // namespace

PublishedText published_page(std::string_view html) {
  PublishedText page;
  if (html.find("http-equiv=\"refresh\"") != kNone)
    page.leads_to = plain_text(between(html, "rel=\"canonical\" href=\"", "\""));
  const std::string_view main = between(html, "<main", "</main>");
  page.text = plain_text(main.substr(std::min(main.find('>') + 1, main.size())));
  page.title = plain_text(between(main, "<h1>", "</h1>"));
  return page;
}

PublishedText published_place(std::string_view html, const std::string& anchor, const std::set<std::string>& anchors) {
  const std::size_t id = find_id(html, anchor);
  if (id == kNone) return {};
  const std::string_view element = html.substr(html.rfind('<', id));
  std::string_view rest = html.substr(std::min(html.find('>', id), html.size() - 1) + 1);
  std::size_t end = std::min(rest.find("</main>"), rest.size());
  for (const std::string& other : anchors) end = std::min(end, find_id(rest, other));
  if (const std::size_t tag = rest.substr(0, end).rfind('<'); end < rest.size() && tag != kNone && rest[end] == ' ')
    end = tag;
  rest = rest.substr(0, end);
  PublishedText place;
  place.text = plain_text(rest);
  const bool is_heading = element.size() > 2 && element[1] == 'h' && element[2] >= '1' && element[2] <= '6';
  if (is_heading) place.title = plain_text(rest.substr(0, rest.find("</h")));
  return place;
}

}  // namespace muster
