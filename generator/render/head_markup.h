// The part of <head> that machines read: canonical address, feed, search description, Open Graph, structured data.
#pragma once

#include <string>

#include "generator/model/site.h"

namespace muster {

/// HTML for the head of a page of the content folder.
std::string page_head(const Site& site, const Page& page);

/// HTML for the head of a page that the server fills: not for search engines.
std::string made_page_head(const Site& site, const Edition& edition);

}  // namespace muster
