// Site: every page with its place among the others. The resolve stage makes it; from then on it is const.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/roster/roster_data.h"
#include "generator/model/parsed_page.h"
#include "generator/model/site_settings.h"

namespace muster {

struct PageReference {
  std::string title;
  std::string url;
  std::string description;
};

/// An FAQ entry shown again on another page.
struct RepeatedEntry {
  std::size_t page = 0;   ///< Index in Site::pages of the page it belongs to.
  std::size_t entry = 0;  ///< Index in that page's entries.
  std::string anchor;     ///< Its id on the page that repeats it.
  std::map<std::string, std::string> ids{};  ///< By id on its own page, its anchor and those within its answer: ids here, escaped.
};

/// A page that repeats an entry of this one: what the entry is about.
struct RepeatingPage {
  std::size_t entry = 0;  ///< Index in this page's entries.
  std::size_t page = 0;   ///< Index in Site::pages.
};

/// The same page in an edition, possibly its own.
struct Translation {
  std::size_t edition = 0;  ///< Index in Site::editions.
  std::string url;
};

/// An anchor that the page had once.
struct MovedAnchor {
  std::string anchor;
  std::string url;    ///< Site path or address that it leads to.
  std::string title;  ///< Of that place.
};

struct Page {
  ParsedPage parsed;
  std::vector<PageReference> breadcrumbs;  ///< Ancestors, home first.
  std::vector<PageReference> children;     ///< Pages directly below a folder's index page, by weight, then title.
  std::vector<RepeatedEntry> repeated;
  std::vector<RepeatingPage> repeated_by;  ///< By page.
  std::vector<MovedAnchor> moved;          ///< By anchor.
  std::size_t edition = 0;                 ///< Index in Site::editions.
  std::vector<Translation> translations;   ///< With its own; empty when there is no other.
  std::optional<PageReference> previous;  ///< Neighbours among the children of the same parent.
  std::optional<PageReference> next;
  std::string category_id;
  std::string category_title;
};

struct NavigationLink {
  std::string title;
  std::string url;
  std::vector<NavigationLink> children;
};

/// The site in one language.
struct Edition {
  std::string language;  ///< BCP 47.
  std::string folder;    ///< "/" for the main one, "/fr/" for another.
  std::string home_url;  ///< The folder, or "/" when there is no page at it.
  std::string title;
  std::string description;
  std::vector<NavigationLink> navigation;
  std::vector<NavigationLink> footer_links;
  std::string notice_html;  ///< The notice, rendered.
  std::string footer_html;  ///< The footer's text, rendered.
};

struct Site {
  SiteSettings settings;
  std::vector<Page> pages;  ///< Sorted by URL.
  std::vector<Edition> editions;  ///< The main one first.
  std::vector<PageLink> text_links;  ///< Of notices and footers' texts, until the site is resolved.
  std::vector<Designation> designations;         ///< Sorted by code.
  std::map<std::string, std::string> redirects;  ///< Old site path -> new one; aliases included.
  std::set<std::string> other_urls;              ///< Site paths that are no pages: "/feed.xml", "/images/map.png".
  std::string date;                              ///< ISO day the site is made for; may be empty.
  std::string head_markup;                       ///< For the head of every page; empty in a published site.
};

}  // namespace muster
