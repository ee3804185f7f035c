// Finding the release, and telling a site folder from the first word of a question.
#include "cli/current_release.h"

#include <filesystem>

#include "core/files/disk_files.h"

namespace muster {

Result<ReleasePaths> open_current_release(const std::string& site) {
  DiskFiles files;
  const Result<std::optional<std::string>> id = current_release(files, site);
  if (!id) return id.failure();
  if (!*id) return Failure{"the site has no release; build it first: muster build content --output " + site, site, 0};
  return release_paths(site, **id);
}

SiteAndText split_words(const std::vector<std::string>& words) {
  SiteAndText split;
  std::size_t first = 0;
  std::error_code ignored;
  if (words.size() > 1 && std::filesystem::is_symlink(std::filesystem::path(words[0]) / "current", ignored)) {
    split.site = words[0];
    first = 1;
  }
  for (std::size_t number = first; number < words.size(); ++number)
    split.text += (number == first ? "" : " ") + words[number];
  return split;
}

}  // namespace muster
