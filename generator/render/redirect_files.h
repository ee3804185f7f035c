// The redirects of a site as other web servers read them. Muster's own server takes them from the site profile.
#pragma once

#include <vector>

#include "generator/model/output_file.h"
#include "generator/model/site.h"

namespace muster {

/// redirects/nginx.conf, a map for nginx's http block (ngx_http_map_module); redirects/Caddyfile, for a site block of
/// Caddy 2; and, when there is any redirect, public/_redirects, which hosts of static files look for at the root: a line
/// of path, address and status each. Places on pages are in none of them, for browsers keep those to themselves.
std::vector<OutputFile> redirect_files(const Site& site);

}  // namespace muster
