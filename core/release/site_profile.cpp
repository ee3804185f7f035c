// shell/site.json to and from SiteProfile.
#include "core/release/site_profile.h"

#include <nlohmann/json.hpp>

namespace muster {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SiteProfile, title, description, base_url, organisation_name, organisation_email,
                                   organisation_phone, languages, has_search, has_roster, content_security_policy,
                                   redirects, strings)

std::string site_profile_to_json(const SiteProfile& profile) {
  nlohmann::json json(profile);
  json["pages"] = profile.pages;
  json["organisation_url"] = profile.organisation_url;
  return json.dump(1) + "\n";
}

Result<SiteProfile> site_profile_from_json(std::string_view json) {
  try {
    const nlohmann::json parsed = nlohmann::json::parse(json);
    SiteProfile profile = parsed.get<SiteProfile>();
    // Releases of earlier programs lack these.
    if (parsed.contains("pages")) parsed.at("pages").get_to(profile.pages);
    profile.organisation_url = parsed.value("organisation_url", "");
    return profile;
  } catch (const nlohmann::json::exception& error) {
    return Failure{std::string("the site profile cannot be read: ") + error.what(), "", 0};
  }
}

std::vector<std::string> redirected_paths(const std::string& from) {
  if (from.find('#') != std::string::npos) return {};
  if (from.size() > 1 && from.ends_with('/')) return {from, from.substr(0, from.size() - 1)};
  return {from};
}

std::string language_of(std::string_view path, const SiteProfile& profile) {
  for (std::size_t i = 1; i < profile.languages.size(); ++i)
    if (path.substr(1).starts_with(profile.languages[i] + "/")) return profile.languages[i];
  return profile.languages.empty() ? "en" : profile.languages.front();
}

}  // namespace muster
