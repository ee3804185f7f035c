// Where the parts of a release stand on the disk, and which release is in use:
//
//     SITE/current -> releases/ID       the release in use; switched by one rename
//     SITE/releases/ID/public/          the web root
//     SITE/releases/ID/search/          the search index; search/fr/ that of another language
//     SITE/releases/ID/roster/          the name index
//     SITE/releases/ID/shell/           page shells and the site profile, for the server only
//     SITE/releases/ID/redirects/       the redirects, for nginx and for Caddy
//     SITE/releases/ID/manifest.json    written last: a release without it is incomplete
//
// The generator writes it (generator/write), the server reads it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/files/files.h"

namespace muster {

struct ReleasePaths {
  std::string root;  ///< SITE/releases/ID

  std::string public_root() const;
  std::string search() const;
  std::string roster() const;
  std::string shell() const;
  std::string manifest() const;
};

std::string releases_folder(const std::string& site);
std::string current_link(const std::string& site);
ReleasePaths release_paths(const std::string& site, const std::string& id);

/// The id that SITE/current names; nothing when the site has no release yet.
Result<std::optional<std::string>> current_release(Files& files, const std::string& site);

/// Ids of all releases in the site, complete or not, oldest first (ids sort by time).
Result<std::vector<std::string>> list_releases(Files& files, const std::string& site);

/// Makes `id` current in one atomic step.
Result<void> switch_current(Files& files, const std::string& site, const std::string& id);

}  // namespace muster
