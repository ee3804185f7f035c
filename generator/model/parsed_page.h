// ParsedPage: what one Markdown file says, before anything is known of the other files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/yaml/mapping_reader.h"

namespace muster {

enum class PageType { kPage, kFaq, kDesignation };

struct DesignationName {
  PlacedText code;  ///< "C.E.T."
  std::string name;
};

/// One change of a page, for readers.
struct HistoryItem {
  std::string date;  ///< ISO.
  std::string note;
};

/// More words to find one question of a page by.
struct QuestionKeywords {
  PlacedText anchor;
  std::vector<std::string> words;
};

/// An old address that leads to the page.
struct Alias {
  PlacedText from;    ///< Site path, perhaps with an anchor.
  PlacedText anchor;  ///< The place on the page, without "#"; empty: its top.
};

struct FrontMatter {
  PlacedText title;
  std::string description;
  SourcePosition description_position;
  PageType type = PageType::kPage;
  bool draft = false;
  PlacedText publish;  ///< ISO dates; empty when absent. The first day on which the page is published,
  PlacedText expires;  ///< and the first on which it is not any more.
  std::string date;
  std::string updated;
  PlacedText review_by;
  std::string effective_from;
  std::vector<HistoryItem> history;  ///< Newest first.
  std::string owner;
  std::vector<Alias> aliases;
  std::vector<PlacedText> faq;      ///< Relative paths of FAQ pages, with #anchor for one entry.
  std::vector<std::string> keywords;
  std::vector<QuestionKeywords> question_keywords;
  std::optional<DesignationName> designation;
  int weight = 0;
  PlacedText template_name;
};

struct Heading {
  int level = 2;
  std::string anchor;
  std::string title;  ///< Plain text.
  std::string file;   ///< As in PageLink.
  SourcePosition position;
};

/// A link or image as the page wrote it. `path` is empty for a link within the page.
struct PageLink {
  enum class Kind { kLink, kImage };
  Kind kind = Kind::kLink;
  std::string written;  ///< As in the file: "../privacy.md#roster".
  std::string path;     ///< Below the content folder: "privacy.md"; or a site path: "/privacy/".
  std::string anchor;   ///< Without "#"; may be empty.
  std::string file;     ///< That the link stands in: empty for the page's own, else a snippet.
  SourcePosition position;
  int length = 1;       ///< Characters to underline there.
  bool is_raw = false;  ///< Of raw HTML: an address as browsers see it.
};

/// An address of another site, for `muster check --external`.
struct ExternalLink {
  std::string address;
  std::string file;  ///< As in PageLink.
  SourcePosition position;
  int length = 1;
};

/// One question with its answer.
struct FaqEntry {
  std::string anchor;
  std::string title;       ///< Plain text.
  std::string title_html;  ///< With its inline markup.
  std::string html;        ///< The answer.
  std::string text;        ///< The answer as plain text, a line feed between blocks.
  std::vector<std::string> keywords{};  ///< Its own, beside those of the page.
};

/// What stands under one heading of a page, as search sees it; the opening section has no anchor.
struct PageSection {
  std::string anchor;
  std::string title;
  std::string text;
};

struct ParsedPage {
  std::string path;  ///< "cpd/index.md"
  std::string url;   ///< "/cpd/"
  FrontMatter front;
  std::string html;                   ///< The body; for an FAQ page only what stands before the first question.
  std::vector<Heading> headings;      ///< In the order of the page, repeated entries not counted.
  std::vector<FaqEntry> entries;      ///< kFaq only.
  std::vector<PageSection> sections;  ///< Empty for an FAQ page's entries; see `entries`.
  std::vector<PageLink> links;
  std::vector<ExternalLink> external_links;
  std::vector<std::string> html_anchors;  ///< Of clauses, and id and name of raw HTML.
  std::vector<Diagnostic> problems;
};

}  // namespace muster
