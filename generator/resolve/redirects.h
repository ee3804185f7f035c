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

}  // namespace muster
