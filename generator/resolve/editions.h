// Editions: the site in each of its languages. The main one stands at the top of the content folder; a folder with the
// code of another language holds that one's pages, each at the place of the page that it translates: fr/cpd/index.md.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/site.h"

namespace muster {

/// Every edition, the main one first, without navigation and texts yet. A language counts when `translations` in
/// site.yaml has it, or when it is one of `theme_languages` and a page stands in its folder.
std::vector<Edition> find_editions(const Site& site, const std::set<std::string>& theme_languages);

/// Index in `editions` of the one that a URL belongs to.
std::size_t edition_of(std::string_view url, const std::vector<Edition>& editions);

/// The same place in another edition: "/fr/cpd/" for "/cpd/". The page need not exist.
std::string url_in_edition(const std::string& url, const Edition& from, const Edition& to);

/// Fills Page::translations. Problems: translation/missing, one for each edition that lacks pages of the main one.
void link_translations(Site& site, std::vector<Diagnostic>& problems);

}  // namespace muster
