// The resolve stage: all parsed pages become one Site. The only stage that connects pages.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/content.h"
#include "generator/model/published_urls.h"
#include "generator/model/site.h"

namespace muster {

enum class Drafts { kLeaveOut, kInclude };

struct ResolveInput {
  SiteSettings settings;
  std::vector<ParsedPage> notices;  ///< By parse_fragment: the main one, then those of settings.translations.
  std::vector<ParsedPage> footers;  ///< Likewise, the texts of the footers.
  std::set<std::string> theme_languages;  ///< In which the theme has its texts.
  std::string head_markup;  ///< For the head of every page.
  std::vector<ParsedPage> pages;
  std::vector<std::string> static_paths;      ///< Below the content folder.
  std::vector<std::string> unreadable_pages;  ///< Paths of pages of which nothing is known.
  PublishedRelease published;                 ///< The release in use.
  Drafts drafts = Drafts::kLeaveOut;
  bool advice = true;  ///< Whether to look for what only `muster check` reports.
  std::string date;    ///< ISO day that decides which pages are scheduled or expired; empty: none is.
};

/// Gives the site as far as it can be made; `problems` gets the pages' own problems too.
Site resolve_site(ResolveInput input, std::vector<Diagnostic>& problems);

/// Pages with their anchors, as the release publishes them.
PublishedUrls published_urls(const Site& site);

/// These, and every address that leads to another one: what nobody may lose.
PublishedUrls lasting_urls(const Site& site);

}  // namespace muster
