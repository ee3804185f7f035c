// PublishedUrls: every page of a release with its anchors, and what leads to others, in shell/urls.json. The next
// build reads it, so that no address that somebody may have linked to or bookmarked goes without anyone noticing.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace muster {

/// Site path of a page -> anchors on it.
using PublishedUrls = std::map<std::string, std::set<std::string>>;

/// What the release in use has.
struct PublishedRelease {
  PublishedUrls urls;                                    ///< Empty: no check of permanence.
  std::function<std::string(const std::string&)> html{};  ///< The page at a site path; only asked for what would be lost.
};

inline constexpr const char* kPublishedUrlsFile = "urls.json";

std::string published_urls_to_json(const PublishedUrls& urls);

/// Empty when the text cannot be read: then nothing is known of the last release.
PublishedUrls published_urls_from_json(std::string_view json);

}  // namespace muster
