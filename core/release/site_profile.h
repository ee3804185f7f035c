// SiteProfile: what the server must know of the site besides its files, in shell/site.json of a release.
//
// Beside it stand the page shells search.html, roster.html and error.html: whole pages made from the theme, with these
// marks where the server puts what it knows at the time of a request:
//
//     [[muster:title]]     text before the site's name in <title>, escaped
//     [[muster:alert]]     an error summary at the top of <main>, HTML, usually empty
//     [[muster:query]]     the value of the page's own field (search text or name), escaped for an attribute
//     [[muster:results]]   the results, HTML
//
// A site in more than one language has a shell each: search.html is the main language, fr/search.html another.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"

namespace muster {

struct SiteProfile {
  std::string title;
  std::string description;
  std::string base_url;  ///< Without a slash at the end: "https://example.org".
  std::string organisation_name;
  std::string organisation_email;      ///< May be empty.
  std::string organisation_phone;      ///< May be empty.
  std::string organisation_url;        ///< May be empty.
  std::vector<std::string> languages;  ///< BCP 47, the main one first.
  bool has_search = false;
  bool has_roster = false;
  std::string content_security_policy;           ///< Header value; with hashes of what the theme put inline.
  std::map<std::string, std::string> redirects;  ///< Old site path -> new site path or address, answered with 301.
  std::map<std::string, std::map<std::string, std::string>> strings;  ///< Language -> key -> interface text.
  std::map<std::string, std::string> pages;  ///< URL -> title, to guess what was meant; of a small site all of them.
};

/// As many pages as are listed; comparing an address with more of them would take too long.
inline constexpr std::size_t kMostListedPages = 1000;

/// The paths of requests that a redirect from the site path `from` is for: with the slash at its end and without. A place
/// on a page ("/cpd/#log") has none, for no request names it.
std::vector<std::string> redirected_paths(const std::string& from);

/// The language of any site path, by its first folder.
std::string language_of(std::string_view path, const SiteProfile& profile);

std::string site_profile_to_json(const SiteProfile& profile);

/// Refuses JSON that is broken or incomplete.
Result<SiteProfile> site_profile_from_json(std::string_view json);

}  // namespace muster
