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
#include "generator/parse/admonition.h"
#include "generator/parse/clauses.h"
#include "generator/parse/footnotes.h"
#include "generator/parse/front_matter.h"
#include "generator/parse/image_markup.h"
#include "generator/parse/markdown_document.h"
#include "generator/parse/page_expander.h"
#include "generator/parse/page_links.h"
#include "generator/parse/policy_blocks.h"
#include "generator/parse/unread_markup.h"

namespace muster {

namespace {

bool is_anchor(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char byte) {
    return byte >= 0x80 || std::isalnum(byte) != 0 || byte == '-' || byte == '_' || byte == '.';
  });
}

struct WrittenHeading {
  cmark_node* node = nullptr;
  std::size_t index = 0;  // In ParsedPage::headings.
  std::string html;       // Inline markup only.
};

class PageParser {
 public:
  PageParser(const SourceFile& source, RawHtml raw_html, const PageResources& resources)
      : source_(source), raw_html_(raw_html), resources_(resources) {}

  ParsedPage parse() {
    page_.path = source_.path;
    page_.url = page_url(source_.path);
    const SplitPage split = split_page(source_.text);
    origin_ = {source_.path, SourceLines(split.body, split.body_line)};
    page_.front = read_front_matter(split, source_.path, page_.problems);
    const MarkdownDocument document(split.body);
    if (raw_html_ == RawHtml::kEscape) escape_raw_html(document.root());
    PageExpander expander(resources_, raw_html_, origin_, page_.problems);
    if (split.body.find("{{") != std::string_view::npos) expander.expand(document.root());
    make_admonitions(document.root(), origin_, page_.problems);
    collect(document.root());
    make_definition_lists(document.root());
    name_headings(document.root());
    frame_tables(document.root(), page_.front.title.value);
    take_sections(document.root());
    if (page_.front.type == PageType::kFaq)
      take_entries(document.root());
    else
      take_body(document.root());
    add_question_keywords();
    add_image_sizes();
    trim();
    return std::move(page_);
  }

  ParsedPage parse_fragment(const PlacedText& place) {
    page_.path = source_.path;
    page_.url = "/";
    origin_ = {source_.path, SourceLines(source_.text, 1)};
    const MarkdownDocument document(source_.text);
    if (raw_html_ == RawHtml::kEscape) escape_raw_html(document.root());
    collect(document.root());
    page_.html = render_html(document.root());
    std::erase_if(page_.links, [&](const PageLink& link) { return is_relative_to_reader(link); });
    auto move = [&](auto& item) {
      item.position = place.position;
      item.length = place.length;
    };
    for (Diagnostic& problem : page_.problems) move(problem);
    for (PageLink& link : page_.links) move(link);
    for (ExternalLink& link : page_.external_links) move(link);
    return std::move(page_);
  }

 private:
  // Whether a link would lead to another place from each page, which is reported.
  bool is_relative_to_reader(const PageLink& link) {
    const bool is_anchor = link.path.empty();
    if (!is_anchor && (!link.is_raw || link.written.starts_with('/'))) return false;
    report(Severity::kError, is_anchor ? "link/broken-anchor" : "link/broken", page_.path, {},
           "the link \"" + link.written + "\" would lead to another place from each page",
           is_anchor ? "write the page that has the anchor: [text](index.md" + link.written + ")"
                     : "begin the address with a slash: /faq/");
    return true;
  }

  // What was put together piece by piece has room for half as much again: of ten thousand pages, a fifth of all memory.
  void trim() {
    page_.html.shrink_to_fit();
    page_.headings.shrink_to_fit();
    page_.links.shrink_to_fit();
    page_.sections.shrink_to_fit();
    page_.entries.shrink_to_fit();
    for (PageSection& section : page_.sections) section.text.shrink_to_fit();
    for (FaqEntry& entry : page_.entries) {
      entry.html.shrink_to_fit();
      entry.text.shrink_to_fit();
    }
  }

  void collect(cmark_node* root) {
    cmark_iter* iterator = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator)) {
      if (event != CMARK_EVENT_ENTER) continue;
      cmark_node* node = cmark_iter_get_node(iterator);
      const cmark_node_type type = cmark_node_get_type(node);
      if (type == CMARK_NODE_HEADING) headings_.push_back({node, 0, {}});
      if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) take_link(node, origin(node), page_);
      if (type == CMARK_NODE_TEXT) check_unread_markup(node, origin(node), page_);
      const bool is_html = type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
      if (is_html && cmark_node_get_start_line(node) > 0) take_raw_html(node, origin(node), page_);
    }
    cmark_iter_free(iterator);
  }

  const TextOrigin& origin(cmark_node* node) const { return origin_of(node, origin_); }

  void report(Severity severity, std::string code, const std::string& file, const SourceSpan& span, std::string message,
              std::string help) {
    page_.problems.push_back(
        {severity, std::move(code), file, span.position, std::move(message), std::move(help), span.length});
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
      report(Severity::kError, "anchor/bad", origin(heading).path, anchor_span(heading),
             "\"{" + inside + "}\" is not an anchor",
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
    const SourceLines& lines = origin(heading).lines;
    const std::size_t begin = lines.offset(heading);
    const std::string_view line = lines.rest_of_line(begin);
    const std::size_t open = line.rfind('{');
    const std::size_t close = line.rfind('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
      return lines.span(begin, begin + line.size());
    return lines.span(begin + open, begin + close + 1);
  }

  // Fixed anchors come first: a made one that meets a fixed one gets a number, as a second made one does.
  void name_headings(cmark_node* root) {
    std::map<std::string, int> lines;
    for (WrittenHeading& heading : headings_) {
      const TextOrigin& place = origin(heading.node);
      const SourceSpan span{place.lines.position(heading.node)};
      Heading named{cmark_node_get_heading_level(heading.node), take_fixed_anchor(heading.node), {}, {}, span.position};
      if (place.path != page_.path) named.file = place.path;
      named.title = plain_text(heading.node);
      std::replace(named.title.begin(), named.title.end(), '\n', ' ');
      heading.index = page_.headings.size();
      if (!named.anchor.empty()) fix_anchor(heading.node, named, lines);
      if (named.level == 1)
        report(Severity::kWarning, "heading/second-title", place.path, span, "a level-1 heading in the body",
               "the title in the front matter is the page's level-1 heading: begin with ## here");
      check_level(named, place.path, span);
      page_.headings.push_back(std::move(named));
    }
    const std::vector<ListItem> items = list_items(root);
    std::vector<std::string> clause_anchors = fixed_clause_anchors(items, lines);
    for (WrittenHeading& heading : headings_) {
      Heading& named = page_.headings[heading.index];
      if (named.anchor.empty()) named.anchor = make_anchor(heading_anchor(named.title), lines);
      heading.html = render_inline_html(heading.node);
    }
    name_clauses(items, std::move(clause_anchors), lines);
  }

  // A list item is named like a heading, by {#anchor} at its end. By item; empty where there is none.
  std::vector<std::string> fixed_clause_anchors(const std::vector<ListItem>& items, std::map<std::string, int>& lines) {
    std::vector<std::string> anchors(items.size());
    for (std::size_t index = 0; index < items.size(); ++index) {
      cmark_node* first = cmark_node_first_child(items[index].node);
      if (first == nullptr || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH) continue;
      anchors[index] = take_fixed_anchor(first);
      if (anchors[index].empty()) continue;
      const SourceSpan span{origin(first).lines.position(first)};
      fix_anchor(first, Heading{0, anchors[index], {}, {}, span.position}, lines);
    }
    return anchors;
  }

  // A clause without an anchor of its own is named by its number and what it stands in: consent, consent-1, consent-1-a. Not
  // on FAQ pages, whose entries are repeated on others. Headings were named before, so none of them changes for a clause.
  void name_clauses(const std::vector<ListItem>& items, std::vector<std::string> anchors, std::map<std::string, int>& lines) {
    for (std::size_t index = 0; index < items.size(); ++index) {
      const ListItem& item = items[index];
      std::string& anchor = anchors[index];
      if (anchor.empty() && item.is_clause && page_.front.type != PageType::kFaq) {
        const WrittenHeading* heading = heading_at(item.heading);
        std::string above = heading == nullptr ? "clause" : page_.headings[heading->index].anchor;
        if (item.above != ListItem::kNone) above = anchors[item.above];
        anchor = make_anchor(above + "-" + item.number, lines);
      }
      if (anchor.empty()) continue;
      set_clause_anchor(item, anchor);
      page_.html_anchors.push_back(anchor);
    }
  }

  // The title is level 1; a heading goes one level deeper at most.
  void check_level(const Heading& named, const std::string& file, const SourceSpan& span) {
    const int above = page_.headings.empty() ? 1 : page_.headings.back().level;
    if (named.level <= above + 1) return;
    const std::string marks(static_cast<std::size_t>(above) + 1, '#');
    report(Severity::kWarning, "heading/skipped-level", file, span,
           "a level-" + std::to_string(named.level) + " heading below a level-" + std::to_string(above) + " one",
           "write " + marks + " " + named.title + ", so that the outline has no gap");
  }

  void fix_anchor(cmark_node* heading, const Heading& named, std::map<std::string, int>& lines) {
    const auto [twin, is_new] = lines.try_emplace(named.anchor, named.position.line);
    if (is_new) return;
    report(Severity::kError, "anchor/duplicate", origin(heading).path, anchor_span(heading),
           "the anchor \"" + named.anchor + "\" is used twice on this page",
           "it was first used on line " + std::to_string(twin->second) + "; give one of the two another name");
  }

  static std::string make_anchor(std::string base, std::map<std::string, int>& lines) {
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

  // Moves the top-level nodes into one document an entry, each with the footnotes that it refers to.
  void take_entries(cmark_node* root) {
    std::vector<CmarkNode> groups;
    std::vector<const WrittenHeading*> questions;
    Footnotes notes;
    groups.emplace_back(new_markdown_node(CMARK_NODE_DOCUMENT));
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr;) {
      cmark_node* following = cmark_node_next(node);
      const WrittenHeading* heading = heading_at(node);
      if (heading != nullptr && page_.headings[heading->index].level == 2) {
        questions.push_back(heading);
        groups.emplace_back(new_markdown_node(CMARK_NODE_DOCUMENT));
      } else if (!notes.take(node, questions.size())) {
        cmark_node_unlink(node);
        cmark_node_append_child(groups.back().get(), node);
      }
      node = following;
    }
    std::vector<std::string> texts;
    for (const CmarkNode& group : groups) texts.push_back(plain_text(group.get()));
    for (const WrittenHeading& heading : headings_)
      if (std::find(questions.begin(), questions.end(), &heading) == questions.end()) place_heading(heading);
    page_.html = notes.place({render_html(groups.front().get()), {}}, 0, {}).html;
    for (std::size_t index = 0; index < questions.size(); ++index) {
      const std::string& anchor = page_.headings[questions[index]->index].anchor;
      NotedPart answer{render_html(groups[index + 1].get()), std::move(texts[index + 1])};
      add_entry(*questions[index], notes.place(std::move(answer), index + 1, anchor));
    }
    if (questions.empty())
      report(Severity::kWarning, "faq/no-questions", page_.path, {page_.front.title.position},
             "this FAQ page has no question", "write each question as a level-2 heading: ## How do I apply?");
  }

  void add_entry(const WrittenHeading& heading, NotedPart answer) {
    const Heading& named = page_.headings[heading.index];
    if (answer.text.empty())
      report(Severity::kWarning, "faq/empty-answer", named.file.empty() ? page_.path : named.file, {named.position},
             "the question \"" + named.title + "\" has no answer", "write the answer below the heading");
    page_.entries.push_back({named.anchor, named.title, heading.html, std::move(answer.html), std::move(answer.text)});
  }

  void add_question_keywords() {
    for (const QuestionKeywords& asked : page_.front.question_keywords) {
      const auto entry = std::ranges::find(page_.entries, asked.anchor.value, &FaqEntry::anchor);
      if (entry != page_.entries.end()) {
        entry->keywords = asked.words;
        continue;
      }
      page_.problems.push_back({Severity::kError, "faq/not-found", page_.path, asked.anchor.position,
                                "this page has no question \"#" + asked.anchor.value + "\"",
                                "question_keywords names questions by their anchors: ## How do I apply? {#apply}",
                                asked.anchor.length});
    }
  }

  void add_image_sizes() {
    bool any = false;
    page_.html = with_image_sizes(std::move(page_.html), resources_, any);
    for (FaqEntry& entry : page_.entries) entry.html = with_image_sizes(std::move(entry.html), resources_, any);
  }

  const SourceFile& source_;
  RawHtml raw_html_;
  const PageResources& resources_;
  TextOrigin origin_{{}, SourceLines({}, 1)};
  ParsedPage page_;
  std::vector<WrittenHeading> headings_;
};

}  // namespace

ParsedPage parse_page(const SourceFile& source, RawHtml raw_html, const PageResources& resources) {
  return PageParser(source, raw_html, resources).parse();
}

ParsedPage parse_fragment(const PlacedText& text, RawHtml raw_html) {
  const SourceFile source{"site.yaml", text.value};
  return PageParser(source, raw_html, {}).parse_fragment(text);
}

}  // namespace muster
