// Permanence: an address that the release in use has must still lead somewhere in the next one.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/resolve/site_index.h"

namespace muster {

/// Compares the site with what was published; problems: permanence/lost-page, permanence/lost-anchor.
void check_permanence(const Site& site, const SiteIndex& index, const PublishedUrls& published,
                      std::vector<Diagnostic>& problems);

}  // namespace muster
