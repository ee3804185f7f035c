// SiteIndex: finds pages and files by path and by address; what every check of the resolve stage asks.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator/model/published_urls.h"
#include "generator/model/site.h"
#include "generator/resolve/hidden_page.h"

namespace muster {

struct SiteIndex {
  std::map<std::string, std::size_t, std::less<>> page_by_path;  ///< "cpd/index.md" -> index in Site::pages.
  std::map<std::string, std::size_t, std::less<>> page_by_url;   ///< "/cpd/" -> index in Site::pages.
  std::map<std::string, HiddenPage, std::less<>> hidden;         ///< Pages left out, by path.
  /// What went with an expired page, unless something else is there now: its address and aliases, and the anchors that
  /// it had on other pages: "/event/", "/fees/#cost" -> path of that page.
  std::map<std::string, std::string, std::less<>> expired;
  std::set<std::string, std::less<>> unreadable;                 ///< Paths of pages that are not text.
  std::set<std::string, std::less<>> static_paths;               ///< "images/map.png"
  std::set<std::string, std::less<>> made_urls;                  ///< What the program makes: "/search/", "/feed.xml".
  PublishedUrls urls;                                            ///< Pages with their anchors.
};

}  // namespace muster
