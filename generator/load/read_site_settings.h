// site.yaml into SiteSettings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/site_settings.h"

namespace muster {

/// The address of a site without a slash at its end; nothing when it is not http:// or https:// and a host alone.
std::optional<std::string> clean_base_url(std::string_view text);

/// Reads the text of site.yaml; whatever is wrong goes to `problems` (codes site/… and yaml/…) and the rest is read on.
/// Precondition: valid UTF-8.
SiteSettings read_site_settings(std::string_view text, std::vector<Diagnostic>& problems);

}  // namespace muster
