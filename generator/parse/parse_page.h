// The parse stage: one Markdown file becomes a ParsedPage. Pure: no disk, no other page; safe in parallel.
#pragma once

#include "generator/model/content.h"
#include "generator/model/page_resources.h"
#include "generator/model/parsed_page.h"

namespace muster {

/// Always gives a page; what is wrong with it is in its `problems`.
ParsedPage parse_page(const SourceFile& source, RawHtml raw_html, const PageResources& resources = {});

/// A short Markdown text of site.yaml (a notice, the footer) as a page at the root of the content folder, of which only
/// path, html, links, external links and problems are filled. It stands on pages of any address: a link must name its page.
/// Every place in it is that of `text`, in which variables are filled already.
ParsedPage parse_fragment(const PlacedText& text, RawHtml raw_html);

}  // namespace muster
