// Paths of a release, and the switch of `current`.
#include "core/release/release_paths.h"

namespace muster {

namespace {

constexpr std::string_view kLinkPrefix = "releases/";

}  // namespace

std::string ReleasePaths::public_root() const { return join_path(root, "public"); }
std::string ReleasePaths::search() const { return join_path(root, "search"); }
std::string ReleasePaths::roster() const { return join_path(root, "roster"); }
std::string ReleasePaths::shell() const { return join_path(root, "shell"); }
std::string ReleasePaths::manifest() const { return join_path(root, "manifest.json"); }

std::string releases_folder(const std::string& site) { return join_path(site, "releases"); }
std::string current_link(const std::string& site) { return join_path(site, "current"); }

ReleasePaths release_paths(const std::string& site, const std::string& id) {
  return {join_path(releases_folder(site), id)};
}

Result<std::optional<std::string>> current_release(Files& files, const std::string& site) {
  Result<std::optional<FileStatus>> status = files.status(current_link(site));
  if (!status) return status.failure();
  if (!*status) return std::optional<std::string>();
  if ((*status)->kind != FileKind::kSymbolicLink)
    return Failure{"this is not a link to a release, as muster build makes it", current_link(site), 0};
  Result<std::string> target = files.read_symbolic_link(current_link(site));
  if (!target) return target.failure();
  if (!target->starts_with(kLinkPrefix) || target->size() == kLinkPrefix.size())
    return Failure{"the link does not name a release (expected releases/ID)", current_link(site), 0};
  return std::optional(target->substr(kLinkPrefix.size()));
}

Result<std::vector<std::string>> list_releases(Files& files, const std::string& site) {
  Result<std::optional<FileStatus>> status = files.status(releases_folder(site));
  if (!status) return status.failure();
  if (!*status) return std::vector<std::string>();
  return files.list(releases_folder(site));
}

Result<void> switch_current(Files& files, const std::string& site, const std::string& id) {
  const std::string waiting = current_link(site) + ".new";
  if (Result<void> removed = files.remove_tree(waiting); !removed) return removed;
  if (Result<void> linked = files.make_symbolic_link(std::string(kLinkPrefix) + id, waiting); !linked) return linked;
  return files.rename(waiting, current_link(site));
}

}  // namespace muster
