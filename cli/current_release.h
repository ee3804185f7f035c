// The release that `muster search` and `muster lookup` ask.
#pragma once

#include <string>

#include "core/diagnostics/result.h"
#include "core/release/release_paths.h"

namespace muster {

/// Paths of the release in use; fails when the site has none.
Result<ReleasePaths> open_current_release(const std::string& site);

/// Positional words of a command line: SITE first when it is a site folder, then the words, joined by spaces.
struct SiteAndText {
  std::string site = "site";
  std::string text;
};

/// `words` without a site folder at their head are all text.
SiteAndText split_words(const std::vector<std::string>& words);

}  // namespace muster
