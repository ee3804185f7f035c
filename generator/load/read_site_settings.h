// site.yaml into SiteSettings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/site_settings.h"

namespace muster {

/// Reads the text of site.yaml; whatever is wrong goes to `problems` (codes site/… and yaml/…) and the rest is read on.
/// Precondition: valid UTF-8.
SiteSettings read_site_settings(std::string_view text, std::vector<Diagnostic>& problems);

}  // namespace muster
