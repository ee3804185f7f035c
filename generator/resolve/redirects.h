// The redirects of a site: aliases of pages, and those of site.yaml.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/resolve/site_index.h"

namespace muster {

/// Old site path -> new one. Problems: redirect/broken, redirect/duplicate, redirect/shadows-page.
std::map<std::string, std::string> collect_redirects(const Site& site, const SiteIndex& index,
                                                     std::vector<Diagnostic>& problems);

/// Tells each page which anchors it had once, by `site.redirects`: browsers keep anchors to themselves, so the page says
/// itself where they lead. The page may have been redirected to since.
void place_moved_anchors(Site& site, const SiteIndex& index);

}  // namespace muster
