// shell/site.json to and from SiteProfile.
#include "core/release/site_profile.h"

#include <nlohmann/json.hpp>

namespace muster {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SiteProfile, title, description, base_url, organisation_name, organisation_email,
                                   organisation_phone, languages, has_search, has_roster, content_security_policy,
                                   redirects, strings)

std::string site_profile_to_json(const SiteProfile& profile) { return nlohmann::json(profile).dump(1) + "\n"; }

Result<SiteProfile> site_profile_from_json(std::string_view json) {
  try {
    return nlohmann::json::parse(json).get<SiteProfile>();
  } catch (const nlohmann::json::exception& error) {
    return Failure{std::string("the site profile cannot be read: ") + error.what(), "", 0};
  }
}

}  // namespace muster
