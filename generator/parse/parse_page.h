// The parse stage: one Markdown file becomes a ParsedPage. Pure: no disk, no other page; safe in parallel.
#pragma once

#include <string>
#include <string_view>

#include "generator/model/content.h"
#include "generator/model/page_resources.h"
#include "generator/model/parsed_page.h"

namespace muster {

/// Always gives a page; what is wrong with it is in its `problems`.
ParsedPage parse_page(const SourceFile& source, RawHtml raw_html, const PageResources& resources = {});

/// HTML of a short Markdown text of site.yaml (a notice, the footer). Its links are not rewritten.
std::string parse_fragment(std::string_view markdown, RawHtml raw_html);

}  // namespace muster
