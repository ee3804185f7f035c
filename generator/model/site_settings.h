// SiteSettings: site.yaml, checked. The load stage makes it; every later stage reads it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/search/search_entry.h"
#include "core/yaml/mapping_reader.h"

namespace muster {

struct Organisation {
  std::string name;
  std::string short_name;
  std::string email;
  std::string phone;
  std::string address;
  std::string url;
};

/// One item of the navigation or of the footer: `page` is a path to a .md file, or `url` a site path or
/// an address with http, https, mailto or tel; never both.
struct NavigationItem {
  std::string title;
  PlacedText page;
  PlacedText url;
  std::vector<NavigationItem> children;
};

struct Footer {
  PlacedText text;  ///< Markdown.
  std::vector<NavigationItem> links;
};

enum class RawHtml { kEscape, kAllow };

struct RosterSettings {
  bool enabled = false;
  PlacedText members;       ///< Path of the member file below the content folder.
  int retention_years = 7;  ///< For which records of former members are kept.
  std::vector<std::pair<std::string, std::string>> nicknames;  ///< Nickname, then full given name.
};

struct Redirect {
  PlacedText from;  ///< Site path: "/old/" or "/page/#anchor".
  PlacedText to;    ///< Site path or address.
};

/// What the site says in another language than its main one; what is empty is said as in the main one.
struct EditionSettings {
  PlacedText language;  ///< BCP 47, and the name of the folder with its pages.
  std::string title;
  std::string description;
  PlacedText notice;                       ///< Markdown.
  std::vector<NavigationItem> navigation;  ///< Empty: made from the main one, of the pages that are translated.
  Footer footer;
};

struct SiteSettings {
  std::string title;
  std::string description;
  std::string base_url;  ///< No slash at the end.
  std::string language = "en";
  Organisation organisation;
  std::vector<NavigationItem> navigation;
  Footer footer;
  PlacedText notice;                          ///< Markdown, shown on every page.
  std::vector<EditionSettings> translations;
  RawHtml raw_html = RawHtml::kEscape;
  SearchIndexOptions search;  ///< Language and synonyms.
  bool search_enabled = true;
  RosterSettings roster;
  std::vector<Redirect> redirects;
  std::map<std::string, std::string> variables;     ///< "fees.annual" -> "$350": for {{ fees.annual }} in texts.
  std::map<std::string, PlacedText> theme_values;   ///< theme {…}: colours, and values for templates.
  std::map<std::string, Severity> checks;           ///< Code -> severity it has on this site.
};

}  // namespace muster
