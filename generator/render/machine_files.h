// Files for programs rather than people: sitemap, robots, feed, search description, security contact.
#pragma once

#include <string>
#include <vector>

#include "generator/model/output_file.h"
#include "generator/model/site.h"

namespace muster {

/// public/sitemap.xml (sitemaps.org 0.9), robots.txt (RFC 9309), feed.xml (Atom, RFC 4287), opensearch.xml (OpenSearch
/// 1.1) and .well-known/security.txt (RFC 9116), each only where the site has what it needs.
std::vector<OutputFile> machine_files(const Site& site);

}  // namespace muster
