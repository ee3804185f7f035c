// PageExpander: puts variables, snippets and data tables into the tree of a page, in the place of their placeholders.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "generator/model/page_resources.h"
#include "generator/model/parsed_page.h"
#include "generator/model/placeholder.h"
#include "generator/model/site_settings.h"
#include "generator/parse/text_origin.h"

namespace muster {

/// Works on text and addresses, never on code, and after Markdown was read: what a variable says is text, whatever
/// marks it has. Must outlive the tree. Problems: text/unknown-variable, snippet/…, data/….
class PageExpander {
 public:
  PageExpander(const PageResources& resources, RawHtml raw_html, const TextOrigin& page,
               std::vector<Diagnostic>& problems);

  /// `root` is a tree of the page's Markdown.
  void expand(cmark_node* root);

 private:
  enum class Depth { kPage, kSnippet };

  void expand_below(cmark_node* root, Depth depth);
  void report_spaced_address(cmark_node* node, std::string_view literal);
  void expand_text(cmark_node* node, Depth depth);
  std::string filled(cmark_node* node, const std::string& text);
  void expand_address(cmark_node* node);
  void replace_paragraph(cmark_node* text, const Placeholder& found, Depth depth);
  void replace_inline(cmark_node* text, const Placeholder& found, Depth depth);
  void take_snippet(const std::string& name, const SourceSpan& span, const TextOrigin& origin, Depth depth,
                    const std::function<void(cmark_node*)>& place);
  void take_table(const std::string& name, const SourceSpan& span, const TextOrigin& origin,
                  const std::function<void(cmark_node*)>& place);
  void report(std::string code, const SourceSpan& span, const TextOrigin& origin, std::string message,
              std::string help);

  const PageResources& resources_;
  RawHtml raw_html_;
  const TextOrigin& page_;
  std::vector<Diagnostic>& problems_;
  std::deque<TextOrigin> origins_;
};

}  // namespace muster
