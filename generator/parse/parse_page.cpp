// The walk of one page: front matter, tree, headings and anchors, links, then HTML, entries and sections.
#include "generator/parse/parse_page.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "core/text/escape.h"
#include "core/text/utf8.h"
#include "generator/model/content_path.h"
#include "generator/parse/front_matter.h"
#include "generator/parse/markdown_document.h"
#include "generator/parse/source_lines.h"

namespace muster {

namespace {

bool is_anchor(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char byte) {
    return byte >= 0x80 || std::isalnum(byte) != 0 || byte == '-' || byte == '_' || byte == '.';
  });
}

// A scheme as RFC 3986, section 3.1, writes it, with its colon; empty when the address is relative.
std::string_view scheme_of(std::string_view address) {
  const std::size_t colon = address.find_first_of(":/?#");
  if (colon == std::string_view::npos || address[colon] != ':' || colon == 0) return {};
  const bool letters = std::all_of(
      address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon),
      [](unsigned char byte) { return std::isalnum(byte) != 0 || byte == '+' || byte == '-' || byte == '.'; });
  return letters ? address.substr(0, colon) : std::string_view();
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::string decode_percent(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low < 0) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

struct WrittenHeading {
  cmark_node* node = nullptr;
  std::size_t index = 0;  // In ParsedPage::headings.
  std::string html;       // Inline markup only.
};

class PageParser {
 public:
  PageParser(const SourceFile& source, RawHtml raw_html) : source_(source), raw_html_(raw_html) {}

  ParsedPage parse() {
    page_.path = source_.path;
    page_.url = page_url(source_.path);
    const SplitPage split = split_page(source_.text);
    lines_ = SourceLines(split.body, split.body_line);
    page_.front = read_front_matter(split, source_.path, page_.problems);
    const MarkdownDocument document(split.body);
    if (raw_html_ == RawHtml::kEscape) escape_raw_html(document.root());
    collect(document.root());
    rewrite_links();
    name_headings();
    take_sections(document.root());
    if (page_.front.type == PageType::kFaq)
      take_entries(document.root());
    else
      take_body(document.root());
    return std::move(page_);
  }

 private:
  void collect(cmark_node* root) {
    cmark_iter* iterator = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator)) {
      if (event != CMARK_EVENT_ENTER) continue;
      cmark_node* node = cmark_iter_get_node(iterator);
      const cmark_node_type type = cmark_node_get_type(node);
      if (type == CMARK_NODE_HEADING) headings_.push_back({node, 0, {}});
      if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) links_.push_back(node);
      if (type == CMARK_NODE_TEXT) check_text(node);
    }
    cmark_iter_free(iterator);
  }

  Diagnostic& report(Severity severity, std::string code, SourcePosition position, std::string message,
                     std::string help) {
    return page_.problems.emplace_back(
        Diagnostic{severity, std::move(code), source_.path, position, std::move(message), std::move(help)});
  }

  Diagnostic& report(Severity severity, std::string code, const SourceSpan& span, std::string message,
                     std::string help) {
    Diagnostic& problem = report(severity, std::move(code), span.position, std::move(message), std::move(help));
    problem.length = span.length;
    return problem;
  }

  // Text that was meant as a link or a footnote and is none, so that readers would see the brackets.
  void check_text(cmark_node* node) {
    const std::string_view text = cmark_node_get_literal(node);
    const bool is_written = cmark_node_get_start_line(node) > 0;  // Raw HTML that became text is not.
    if (!is_written || text.find('[') == std::string_view::npos) return;
    const std::size_t begin = lines_.offset(node);
    find_unread(text, begin, "](", ")", [&](const SourceSpan& span, std::string_view found) {
      report(Severity::kWarning, "link/not-a-link", span, "this is not read as a link, and is shown with its brackets",
             not_a_link_advice(found.substr(2, found.size() - 3)));
    });
    find_unread(text, begin, "][", "]", [&](const SourceSpan& span, std::string_view found) {
      report(Severity::kWarning, "link/not-a-link", span, "this is not read as a link, and is shown with its brackets",
             "write the address on a line of its own: " + std::string(found.substr(1)) + ": page.md");
    });
    find_unread(text, begin, "[^", "]", [&](const SourceSpan& span, std::string_view found) {
      report(Severity::kWarning, "footnote/not-found", span, "there is no footnote " + std::string(found),
             "write its text on a line of its own: " + std::string(found) + ": The text");
    });
  }

  // Calls `report` for what stands from `opening` to `closing`, where both the text and the line at `begin` have it.
  template <class Report>
  void find_unread(std::string_view text, std::size_t begin, std::string_view opening, std::string_view closing,
                   Report report) {
    const std::string_view line = lines_.rest_of_line(begin);
    std::size_t from = 0;
    for (std::size_t at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
      const std::size_t end = text.find(closing, at + opening.size());
      if (end == std::string_view::npos) return;
      const std::string_view found = text.substr(at, end + closing.size() - at);
      const std::size_t shown = line.find(found, from);
      if (shown == std::string_view::npos) continue;
      from = shown + found.size();
      report(lines_.span(begin + shown, begin + from), found);
    }
  }

  static std::string not_a_link_advice(std::string_view address) {
    if (address.find(' ') == std::string_view::npos) return "write [text](page.md), both brackets closed";
    std::string written;
    for (const char byte : address) written += byte == ' ' ? std::string("%20") : std::string(1, byte);
    return "an address has no spaces: write " + written;
  }

  void rewrite_links() {
    for (cmark_node* node : links_) rewrite_link(node);
  }

  void rewrite_link(cmark_node* node) {
    const std::string written = cmark_node_get_url(node);
    const SourceSpan span = lines_.link(node);
    const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    if (written.empty()) {
      report(Severity::kError, "link/empty", lines_.position(node),
             is_image ? "the image names no file" : "the link leads nowhere",
             is_image ? "write the path in the round brackets: ![what it shows](map.png)"
                      : "write the path in the round brackets: [text](page.md)");
      return;
    }
    const std::string_view scheme = scheme_of(written);
    if (!scheme.empty()) {
      check_scheme(scheme, span);
      return;
    }
    if (written.starts_with("//")) return;
    PageLink link{
        is_image ? PageLink::Kind::kImage : PageLink::Kind::kLink, written, {}, {}, span.position, span.length};
    const std::size_t hash = written.find('#');
    const std::string path = decode_percent(written.substr(0, std::min(hash, written.find('?'))));
    const std::string tail = written.substr(std::min(std::min(hash, written.find('?')), written.size()));
    if (hash != std::string::npos) link.anchor = decode_percent(written.substr(hash + 1));
    if (path.starts_with('/')) {
      link.path = path;
    } else if (!path.empty()) {
      link.path = resolve_path(source_.path, path);
      const bool to_page = link.path.ends_with(".md");
      const std::string url = to_page ? page_url(link.path) : "/" + link.path;
      cmark_node_set_url(node, (encode_url_path(url) + tail).c_str());
    }
    page_.links.push_back(std::move(link));
  }

  void check_scheme(std::string_view scheme, const SourceSpan& span) {
    std::string lower(scheme);
    for (char& byte : lower) byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    for (const char* allowed : {"http", "https", "mailto", "tel"})
      if (lower == allowed) return;
    if (lower.size() == 1)
      report(Severity::kError, "link/unsafe-scheme", span, "this is a path on one computer, which nobody else can open",
             "copy the file into the content folder, and link to it by its path from this page");
    else
      report(Severity::kError, "link/unsafe-scheme", span, "a link cannot begin with \"" + lower + ":\"",
             "use https:, http:, mailto: or tel:, or a path to a page");
  }

  // Takes {#anchor} off the end of a heading and gives the anchor; empty when there is none.
  std::string take_fixed_anchor(cmark_node* heading) {
    cmark_node* last = cmark_node_last_child(heading);
    if (last == nullptr || cmark_node_get_type(last) != CMARK_NODE_TEXT) return {};
    std::string text = cmark_node_get_literal(last);
    const std::size_t open = text.rfind('{');
    if (open == std::string::npos || !text.ends_with('}')) return {};
    const std::string inside = text.substr(open + 1, text.size() - open - 2);
    const std::size_t hash = inside.find_first_not_of(' ');
    if (hash == std::string::npos || inside[hash] != '#') return {};
    std::string anchor = inside.substr(1);
    if (hash != 0 || !is_anchor(anchor)) {
      report(Severity::kError, "anchor/bad", anchor_span(heading), "\"{" + inside + "}\" is not an anchor",
             "use letters, digits, hyphens and underscores, without spaces: {#how-to-apply}");
      return {};
    }
    text.erase(open);
    while (text.ends_with(' ')) text.pop_back();
    cmark_node_set_literal(last, text.c_str());
    return anchor;
  }

  // Where the line of a heading has its {#anchor}; the heading when it is not there (a heading of several lines).
  SourceSpan anchor_span(cmark_node* heading) const {
    const std::size_t begin = lines_.offset(heading);
    const std::string_view line = lines_.rest_of_line(begin);
    const std::size_t open = line.rfind('{');
    const std::size_t close = line.rfind('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
      return lines_.span(begin, begin + line.size());
    return lines_.span(begin + open, begin + close + 1);
  }

  // Fixed anchors come first: a made one that meets a fixed one gets a number, as a second made one does.
  void name_headings() {
    std::map<std::string, int> lines;
    for (WrittenHeading& heading : headings_) {
      const SourcePosition position = lines_.position(heading.node);
      Heading named{cmark_node_get_heading_level(heading.node), take_fixed_anchor(heading.node), {}, position};
      named.title = plain_text(heading.node);
      std::replace(named.title.begin(), named.title.end(), '\n', ' ');
      heading.index = page_.headings.size();
      if (!named.anchor.empty()) fix_anchor(heading.node, named, lines);
      if (named.level == 1)
        report(Severity::kWarning, "heading/second-title", position, "a level-1 heading in the body",
               "the title in the front matter is the page's level-1 heading: begin with ## here");
      page_.headings.push_back(std::move(named));
    }
    for (WrittenHeading& heading : headings_) {
      Heading& named = page_.headings[heading.index];
      if (named.anchor.empty()) named.anchor = make_anchor(named.title, lines);
      heading.html = render_inline_html(heading.node);
    }
  }

  void fix_anchor(cmark_node* heading, const Heading& named, std::map<std::string, int>& lines) {
    const auto [twin, is_new] = lines.try_emplace(named.anchor, named.position.line);
    if (is_new) return;
    report(Severity::kError, "anchor/duplicate", anchor_span(heading),
           "the anchor \"" + named.anchor + "\" is used twice on this page",
           "it was first used on line " + std::to_string(twin->second) + "; give one of the two another name");
  }

  static std::string make_anchor(const std::string& title, std::map<std::string, int>& lines) {
    std::string base = heading_anchor(title);
    if (base.empty()) base = "section";
    std::string anchor = base;
    for (int number = 1; !lines.try_emplace(anchor, 0).second; ++number) anchor = base + "-" + std::to_string(number);
    return anchor;
  }

  const WrittenHeading* heading_at(cmark_node* node) const {
    for (const WrittenHeading& heading : headings_)
      if (heading.node == node) return &heading;
    return nullptr;
  }

  // A section begins at each level-2 or level-3 heading; deeper headings belong to it.
  void take_sections(cmark_node* root) {
    const bool is_faq = page_.front.type == PageType::kFaq;
    PageSection section{"", page_.front.title.value, ""};
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr; node = cmark_node_next(node)) {
      const WrittenHeading* heading = heading_at(node);
      const Heading* named = heading == nullptr ? nullptr : &page_.headings[heading->index];
      if (is_faq && named != nullptr && named->level == 2) break;
      if (named != nullptr && named->level <= 3) {
        page_.sections.push_back(std::move(section));
        section = {named->anchor, named->title, ""};
        continue;
      }
      const std::string text = plain_text(node);
      if (!text.empty()) section.text.append(section.text.empty() ? "" : "\n").append(text);
    }
    page_.sections.push_back(std::move(section));
  }

  void place_heading(const WrittenHeading& heading) {
    const Heading& named = page_.headings[heading.index];
    const std::string level = std::to_string(named.level);
    replace_with_html(heading.node, "<h" + level + " id=\"" + escape_html(named.anchor) + "\">" + heading.html + "</h" +
                                        level + ">\n");
  }

  void take_body(cmark_node* root) {
    for (const WrittenHeading& heading : headings_) place_heading(heading);
    page_.html = render_html(root);
  }

  // Moves the top-level nodes into one document an entry; footnotes at the end stay with the last one.
  void take_entries(cmark_node* root) {
    std::vector<CmarkNode> groups;
    std::vector<const WrittenHeading*> questions;
    groups.emplace_back(cmark_node_new(CMARK_NODE_DOCUMENT));
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr;) {
      cmark_node* following = cmark_node_next(node);
      const WrittenHeading* heading = heading_at(node);
      if (heading != nullptr && page_.headings[heading->index].level == 2) {
        questions.push_back(heading);
        groups.emplace_back(cmark_node_new(CMARK_NODE_DOCUMENT));
      } else {
        cmark_node_unlink(node);
        cmark_node_append_child(groups.back().get(), node);
      }
      node = following;
    }
    std::vector<std::string> texts;
    for (const CmarkNode& group : groups) texts.push_back(plain_text(group.get()));
    for (const WrittenHeading& heading : headings_)
      if (std::find(questions.begin(), questions.end(), &heading) == questions.end()) place_heading(heading);
    page_.html = render_html(groups.front().get());
    for (std::size_t index = 0; index < questions.size(); ++index)
      add_entry(*questions[index], render_html(groups[index + 1].get()), std::move(texts[index + 1]));
    if (questions.empty())
      report(Severity::kWarning, "faq/no-questions", page_.front.title.position, "this FAQ page has no question",
             "write each question as a level-2 heading: ## How do I apply?");
  }

  void add_entry(const WrittenHeading& heading, std::string html, std::string text) {
    const Heading& named = page_.headings[heading.index];
    if (text.empty())
      report(Severity::kWarning, "faq/empty-answer", named.position,
             "the question \"" + named.title + "\" has no answer", "write the answer below the heading");
    page_.entries.push_back({named.anchor, named.title, heading.html, std::move(html), std::move(text)});
  }

  const SourceFile& source_;
  RawHtml raw_html_;
  SourceLines lines_{{}, 1};
  ParsedPage page_;
  std::vector<WrittenHeading> headings_;
  std::vector<cmark_node*> links_;
};

}  // namespace

ParsedPage parse_page(const SourceFile& source, RawHtml raw_html) { return PageParser(source, raw_html).parse(); }

std::string parse_fragment(std::string_view markdown, RawHtml raw_html) {
  if (markdown.empty()) return {};
  const MarkdownDocument document(markdown);
  if (raw_html == RawHtml::kEscape) escape_raw_html(document.root());
  return render_html(document.root());
}

}  // namespace muster
