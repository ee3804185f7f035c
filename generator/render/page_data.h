// What templates are given: the data of the whole site, and of one page. theme/README.md tells theme authors about it.
#pragma once

#include <string>

#include "generator/model/site.h"
#include "generator/render/template_data.h"
#include "generator/render/theme.h"

namespace muster {

/// site, strings, assets.
TemplateData site_data(const Site& site, const Edition& edition, const Theme& theme);

/// page, head and document_title of a page of the content folder.
TemplateData page_data(const Site& site, const Page& page, const Theme& theme);

/// A page that no author wrote: search, roster or error.
struct MadePage {
  std::string place;      ///< Below the edition's folder: "search/"; empty for the error page.
  std::string title_key;  ///< Key of its heading in the theme's strings.
  std::string description_key;
};

TemplateData made_page_data(const Site& site, const Edition& edition, const MadePage& made, const Theme& theme);

/// `items` for the template "navigation", seen from the page at `url`.
TemplateData navigation_data(const Edition& edition, const std::string& url);

}  // namespace muster
