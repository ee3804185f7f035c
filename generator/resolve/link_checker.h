// Checks every link and image of a page against the pages and files of the site.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/resolve/site_index.h"

namespace muster {

/// Problems: link/broken, link/broken-anchor, link/draft, link/scheduled, link/expired.
void check_links(const ParsedPage& page, const SiteIndex& index, std::vector<Diagnostic>& problems);

/// Whether `url`, a site path with or without an anchor, leads to something.
bool leads_somewhere(std::string_view url, const SiteIndex& index);

/// What to say of a link to `url`, which leads nowhere, when an expired page was there or an entry of one; else nothing.
std::optional<HiddenLink> link_to_expired(std::string_view url, const SiteIndex& index);

}  // namespace muster
