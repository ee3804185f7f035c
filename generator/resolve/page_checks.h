// Checks of a page as a whole: is it found, is it up to date, do its title and description fit where they are shown.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/resolve/site_index.h"

namespace muster {

/// Problems: page/long-title (over 70 characters: search engines cut there), page/long-description (over 200),
/// page/no-description (off unless a site asks for it), page/overdue (review_by is past on the day of the site).
void check_page_facts(const Site& site, std::vector<Diagnostic>& problems);

/// Whether the page's review was due before `today`, an ISO day.
bool is_overdue(const ParsedPage& page, const std::string& today);

/// link/other-language: a page links to one in another language although that page is there in its own. Links in snippets,
/// which may stand in any language, are left alone, and so are links to the page's own translations.
void check_link_languages(const Site& site, const SiteIndex& index, std::vector<Diagnostic>& problems);

/// page/orphan: no text, menu or footer leads to the page. Only for a site with a navigation; the home page, pages that
/// the program itself links to, and designations, which lookups lead to, are none.
void check_orphans(const Site& site, const SiteIndex& index, std::vector<Diagnostic>& problems);

}  // namespace muster
