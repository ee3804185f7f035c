// Permanence: an address that the release in use has must still lead somewhere in the next one.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/resolve/site_index.h"

namespace muster {

/// Compares the site, redirects included, with what was published; problems: permanence/lost-page,
/// permanence/lost-anchor. Each names the page or heading most like what was lost, and the line of front matter that
/// leads there.
void check_permanence(const Site& site, const SiteIndex& index, const PublishedRelease& published,
                      std::vector<Diagnostic>& problems);

}  // namespace muster
