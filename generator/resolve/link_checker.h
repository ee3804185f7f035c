// Checks every link and image of a page against the pages and files of the site.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/resolve/site_index.h"

namespace muster {

/// Problems: link/broken, link/broken-anchor, link/draft.
void check_links(const ParsedPage& page, const SiteIndex& index, std::vector<Diagnostic>& problems);

/// Whether `url`, a site path with or without an anchor, leads to something.
bool leads_somewhere(std::string_view url, const SiteIndex& index);

}  // namespace muster
