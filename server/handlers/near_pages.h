// Pages that somebody may have meant by an address that leads nowhere.
#pragma once

#include <string_view>
#include <vector>

#include "core/release/site_profile.h"
#include "server/views/error_view.h"

namespace muster {

/// Best guess first, four at most, in the language of the path: pages whose last part is written like that of `path`, in
/// whichever folder, then the nearest page above it. At most as many pages are looked at as the profile lists.
std::vector<NearPage> near_pages(std::string_view path, const SiteProfile& profile);

}  // namespace muster
