// One function for Markdown, one for raw HTML; both end in ParsedPage::links and ParsedPage::external_links.
#include "generator/parse/page_links.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/text/escape.h"
#include "generator/model/content_path.h"
#include "generator/parse/markdown_document.h"

namespace muster {

namespace {

// Texts that say nothing to somebody who hears a list of the page's links.
constexpr std::array<std::string_view, 22> kVagueTexts{"here",
                                                       "click here",
                                                       "click",
                                                       "click this",
                                                       "this",
                                                       "this link",
                                                       "this page",
                                                       "link",
                                                       "read more",
                                                       "more",
                                                       "learn more",
                                                       "more info",
                                                       "more information",
                                                       "details",
                                                       "page",
                                                       "go",
                                                       "ici",
                                                       "cliquez ici",
                                                       "cliquer ici",
                                                       "lien",
                                                       "en savoir plus",
                                                       "lire la suite"};

// A scheme as RFC 3986, section 3.1, writes it, with its colon; empty when the address is relative.
std::string_view scheme_of(std::string_view address) {
  const std::size_t colon = address.find_first_of(":/?#");
  if (colon == std::string_view::npos || address[colon] != ':' || colon == 0) return {};
  const bool letters = std::all_of(
      address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon),
      [](unsigned char byte) { return std::isalnum(byte) != 0 || byte == '+' || byte == '-' || byte == '.'; });
  return letters ? address.substr(0, colon) : std::string_view();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out) byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
  return out;
}

class LinkTaker {
 public:
  LinkTaker(const TextOrigin& origin, ParsedPage& page) : origin_(origin), page_(page) {}

  void take(cmark_node* node) {
    const std::string written = cmark_node_get_url(node);
    const SourceSpan span = origin_.lines.link(node);
    const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    check_text(node, is_image);
    if (written.empty()) {
      report(Severity::kError, "link/empty", {origin_.lines.position(node)},
             is_image ? "the image names no file" : "the link leads nowhere",
             is_image ? "write the path in the round brackets: ![what it shows](map.png)"
                      : "write the path in the round brackets: [text](page.md)");
      return;
    }
    const std::string_view scheme = scheme_of(written);
    if (!scheme.empty()) {
      take_address(written, scheme, span);
      return;
    }
    if (written.starts_with("//")) return;
    PageLink link = link_at(written, span);
    if (is_image) link.kind = PageLink::Kind::kImage;
    const std::string path = path_of(written);
    if (!path.empty() && !path.starts_with('/')) {
      link.path = resolve_path(origin_.path, path);
      const bool to_page = link.path.ends_with(".md");
      const std::string url = to_page ? page_url(link.path) : "/" + link.path;
      cmark_node_set_url(node, (encode_url_path(url) + tail_of(written)).c_str());
    }
    page_.links.push_back(std::move(link));
  }

  // An address of raw HTML is as browsers see it: relative to the page's address, not to its file.
  void take_raw(const std::string& written, const SourceSpan& span, PageLink::Kind kind) {
    const std::string_view scheme = scheme_of(written);
    if (!scheme.empty()) {
      take_address(written, scheme, span);
      return;
    }
    if (written.empty() || written.starts_with("//")) return;
    PageLink link = link_at(written, span);
    link.kind = kind;
    link.is_raw = true;
    const std::string path = path_of(written);
    if (!path.empty() && !path.starts_with('/')) {
      link.path = "/" + resolve_path(page_.url.substr(1) + "x", path);
      if (path.ends_with('/') && !link.path.ends_with('/')) link.path += '/';
    }
    page_.links.push_back(std::move(link));
  }

  void report(Severity severity, std::string code, const SourceSpan& span, std::string message, std::string help) {
    page_.problems.push_back(
        {severity, std::move(code), origin_.path, span.position, std::move(message), std::move(help), span.length});
  }

 private:
  static std::string path_of(const std::string& written) {
    return decode_percent(written.substr(0, std::min(written.find('#'), written.find('?'))));
  }

  static std::string tail_of(const std::string& written) {
    return written.substr(std::min(std::min(written.find('#'), written.find('?')), written.size()));
  }

  PageLink link_at(const std::string& written, const SourceSpan& span) const {
    PageLink link;
    link.written = written;
    link.position = span.position;
    link.length = span.length;
    if (origin_.path != page_.path) link.file = origin_.path;
    const std::size_t hash = written.find('#');
    if (hash != std::string::npos) link.anchor = decode_percent(written.substr(hash + 1));
    const std::string path = path_of(written);
    if (path.starts_with('/')) link.path = path;
    return link;
  }

  void check_text(cmark_node* node, bool is_image) {
    const std::string text = plain_text(node);
    if (is_image && text.empty())
      report(Severity::kWarning, "image/no-alt", {origin_.lines.position(node)},
             "the image has no text for people who cannot see it",
             "say in the square brackets what it shows: ![The way from the station to the office](map.png)");
    if (is_image) return;
    std::string plain = lower(text);
    while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ' || plain.back() == ':')) plain.pop_back();
    if (std::find(kVagueTexts.begin(), kVagueTexts.end(), plain) == kVagueTexts.end()) return;
    report(Severity::kWarning, "link/vague-text", origin_.lines.text_of(node, text),
           "the link text \"" + text + "\" does not say where it leads",
           "name what is there: [how to apply](apply.md), not [here](apply.md)");
  }

  void take_address(const std::string& written, std::string_view scheme, const SourceSpan& span) {
    const std::string name = lower(scheme);
    if (name == "http" || name == "https") {
      const bool own = origin_.path == page_.path;
      page_.external_links.push_back({written, own ? "" : origin_.path, span.position, span.length});
      return;
    }
    if (name == "mailto" || name == "tel") return;
    if (name.size() == 1)
      report(Severity::kError, "link/unsafe-scheme", span, "this is a path on one computer, which nobody else can open",
             "copy the file into the content folder, and link to it by its path from this page");
    else
      report(Severity::kError, "link/unsafe-scheme", span, "a link cannot begin with \"" + name + ":\"",
             "use https:, http:, mailto: or tel:, or a path to a page");
  }

  const TextOrigin& origin_;
  ParsedPage& page_;
};

// One attribute of a tag of raw HTML.
struct Attribute {
  std::string name;
  std::string value;
};

// The tag that begins at `at` (its "<"), without reading beyond `html`; `at` moves behind it.
struct Tag {
  std::string name;
  std::vector<Attribute> attributes;

  const std::string* find(std::string_view wanted) const {
    for (const Attribute& attribute : attributes)
      if (attribute.name == wanted) return &attribute.value;
    return nullptr;
  }
};

bool ends_name(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '>' || byte == '/' || byte == '=';
}

std::string_view take_name(std::string_view& rest) {
  const auto end = std::find_if(rest.begin(), rest.end(), ends_name);
  const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(name.size());
  return name;
}

std::string take_value(std::string_view& rest) {
  if (!rest.starts_with('=')) return {};
  rest.remove_prefix(1);
  if (!rest.starts_with('"') && !rest.starts_with('\'')) {
    const std::string_view bare = rest.substr(0, rest.find_first_of(" \t\r\n>"));
    rest.remove_prefix(bare.size());
    return std::string(bare);
  }
  const std::size_t end = std::min(rest.find(rest.front(), 1), rest.size());
  std::string value(rest.substr(1, end - 1));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

Tag read_tag(std::string_view& rest) {
  rest.remove_prefix(1);
  Tag tag{lower(take_name(rest)), {}};
  while (!rest.empty() && !rest.starts_with('>')) {
    if (ends_name(rest.front())) {
      rest.remove_prefix(1);
      continue;
    }
    std::string name = lower(take_name(rest));
    tag.attributes.push_back({std::move(name), take_value(rest)});
  }
  return tag;
}

}  // namespace

void take_link(cmark_node* node, const TextOrigin& origin, ParsedPage& page) { LinkTaker(origin, page).take(node); }

void take_raw_html(cmark_node* node, const TextOrigin& origin, ParsedPage& page) {
  LinkTaker taker(origin, page);
  const std::string html = cmark_node_get_literal(node);
  std::string_view rest = html;
  for (std::size_t open = rest.find('<'); open != std::string_view::npos; open = rest.find('<')) {
    rest.remove_prefix(open);
    if (rest.starts_with("<!--")) {
      rest.remove_prefix(std::min(std::min(rest.find("-->"), rest.size() - 3) + 3, rest.size()));
      continue;
    }
    const Tag tag = read_tag(rest);
    for (const char* key : {"id", "name"}) {
      const std::string* anchor = tag.find(key);
      if (anchor != nullptr && !anchor->empty()) page.html_anchors.push_back(*anchor);
    }
    const std::string* href = tag.name == "a" ? tag.find("href") : nullptr;
    if (href != nullptr) taker.take_raw(*href, origin.lines.text_of(node, *href), PageLink::Kind::kLink);
    if (tag.name != "img") continue;
    const std::string* source = tag.find("src");
    if (source != nullptr) taker.take_raw(*source, origin.lines.text_of(node, *source), PageLink::Kind::kImage);
    if (tag.find("alt") != nullptr) continue;
    taker.report(Severity::kWarning, "image/no-alt", origin.lines.text_of(node, "<img"),
                 "the image has no text for people who cannot see it",
                 "say what it shows in alt=\"…\"; alt=\"\" is for an image that only decorates");
  }
}

}  // namespace muster
