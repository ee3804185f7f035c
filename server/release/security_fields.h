// The security fields of every reply.
#pragma once

#include <string>

#include "core/diagnostics/result.h"
#include "core/release/site_profile.h"

namespace muster {

/// Field lines, each with CRLF. Fails when the profile's policy holds what no field value may.
/// Strict-Transport-Security only when base_url is https; a policy of the site without frame-ancestors gets one.
Result<std::string> security_fields(const SiteProfile& profile);

}  // namespace muster
