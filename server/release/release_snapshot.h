// ReleaseSnapshot: everything the server needs of one release, loaded whole or not at all. Immutable; a request keeps
// the one it began with, so no answer ever mixes two releases. release_switch.h exchanges them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"
#include "core/files/files.h"
#include "core/release/manifest.h"
#include "core/release/site_profile.h"
#include "core/roster/roster_engine.h"
#include "server/files/published_files.h"

namespace muster {

struct ReleaseSnapshot {
  std::string id;
  Manifest manifest;
  SiteProfile profile;
  PublishedFiles files;
  std::map<std::string, std::string> shells;   ///< "search.html", "fr/roster.html"
  std::string search_directory;                ///< For a SearchEngine a thread.
  std::shared_ptr<const RosterEngine> roster;  ///< Null when the site has none.
  std::string common_fields;                   ///< Field lines of every reply: security_fields().

  /// The shell in that language, or in the main one; empty when the release has none.
  std::string_view shell(std::string_view name, std::string_view language) const;
};

/// Reads release `id` of the site and checks it against its manifest. What `previous` (may be null) has already and
/// did not change is taken from there. A failure names the file that is missing or damaged.
Result<std::shared_ptr<const ReleaseSnapshot>> load_release(Files& files, const std::string& site,
                                                            const std::string& id, const ReleaseSnapshot* previous,
                                                            Verify verify);

}  // namespace muster
