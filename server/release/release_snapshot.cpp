// Loading a release: manifest, files, shells, engines; the first thing wrong ends it.
#include "server/release/release_snapshot.h"

#include <fmt/format.h>

#include <exception>

#include "core/release/digest.h"
#include "core/release/release_paths.h"
#include "core/search/search_engine.h"
#include "server/release/security_fields.h"

namespace muster {

namespace {

/// Files that are not published are not kept, so they are only checked.
Result<void> check_file(Files& files, const std::string& path, const ManifestFile& listed, Verify verify) {
  Result<std::optional<FileStatus>> status = files.status(path);
  if (!status) return status.failure();
  if (!*status) return Failure{"a file of the release is missing", path, 0};
  if ((*status)->size != listed.size) return Failure{"the file is not as long as the manifest says", path, 0};
  if (verify == Verify::kSizes) return {};
  Result<std::string> bytes = files.read(path);
  if (!bytes) return bytes.failure();
  if (sha256_hex(*bytes) != listed.sha256) return Failure{"the file is not as the manifest says", path, 0};
  return {};
}

Result<Manifest> read_manifest(Files& files, const ReleasePaths& paths) {
  Result<std::string> text = files.read(paths.manifest());
  if (!text)
    return Failure{"the release is incomplete: it has no manifest", paths.manifest(), text.failure().error_number};
  Result<Manifest> manifest = manifest_from_json(*text);
  if (!manifest) return Failure{manifest.failure().message, paths.manifest(), 0};
  return manifest;
}

Result<SiteProfile> read_profile(Files& files, const ReleasePaths& paths) {
  const std::string path = join_path(paths.shell(), "site.json");
  Result<std::string> text = files.read(path);
  if (!text) return text.failure();
  Result<SiteProfile> profile = site_profile_from_json(*text);
  if (!profile) return Failure{profile.failure().message, path, 0};
  return profile;
}

Result<void> read_shells(Files& files, const ReleasePaths& paths, ReleaseSnapshot& snapshot) {
  constexpr std::string_view kFolder = "shell/";
  for (const auto& [path, listed] : snapshot.manifest.files) {
    if (!path.starts_with(kFolder) || !path.ends_with(".html")) continue;
    Result<std::string> text = files.read(join_path(paths.root, path));
    if (!text) return text.failure();
    snapshot.shells[path.substr(kFolder.size())] = std::move(*text);
  }
  return {};
}

Result<void> open_engines(const ReleasePaths& paths, ReleaseSnapshot& snapshot) {
  snapshot.search_directory = paths.search();
  for (std::size_t number = 0; snapshot.profile.has_search && number < snapshot.profile.languages.size(); ++number) {
    const std::string folder =
        number == 0 ? paths.search() : join_path(paths.search(), snapshot.profile.languages[number]);
    if (Result<std::unique_ptr<SearchEngine>> engine = SearchEngine::open(folder); !engine) return engine.failure();
  }
  if (!snapshot.profile.has_roster) return {};
  Result<std::shared_ptr<const RosterEngine>> roster = RosterEngine::open(paths.roster());
  if (!roster) return roster.failure();
  snapshot.roster = std::move(*roster);
  return {};
}

}  // namespace

std::string_view ReleaseSnapshot::shell(std::string_view name, std::string_view language) const {
  auto found = shells.find(std::string(language) + "/" + std::string(name));
  if (found == shells.end()) found = shells.find(std::string(name));
  return found == shells.end() ? std::string_view() : std::string_view(found->second);
}

Result<std::shared_ptr<const ReleaseSnapshot>> load_release(Files& files, const std::string& site,
                                                            const std::string& id, const ReleaseSnapshot* previous,
                                                            Verify verify) {
  const ReleasePaths paths = release_paths(site, id);
  const auto snapshot = std::make_shared<ReleaseSnapshot>();
  snapshot->id = id;
  Result<Manifest> manifest = read_manifest(files, paths);
  if (!manifest) return manifest.failure();
  snapshot->manifest = std::move(*manifest);
  for (const auto& [path, listed] : snapshot->manifest.files) {
    if (path.starts_with("public/")) continue;
    if (Result<void> checked = check_file(files, join_path(paths.root, path), listed, verify); !checked)
      return checked.failure();
  }
  Result<SiteProfile> profile = read_profile(files, paths);
  if (!profile) return profile.failure();
  snapshot->profile = std::move(*profile);
  Result<PublishedFiles> published =
      PublishedFiles::load(files, paths.root, snapshot->manifest, previous ? &previous->files : nullptr, verify);
  if (!published) return published.failure();
  snapshot->files = std::move(*published);
  for (const auto& [from, to] : snapshot->profile.redirects) snapshot->files.add_redirect(from, to);
  if (Result<void> read = read_shells(files, paths, *snapshot); !read) return read.failure();
  // Bytes that the manifest vouches for may still be no index: whatever reading them throws refuses the release.
  try {
    if (Result<void> opened = open_engines(paths, *snapshot); !opened) return opened.failure();
  } catch (const std::exception& error) {
    return Failure{fmt::format("an index of the release cannot be read: {}", error.what()), paths.root, 0};
  }
  Result<std::string> fields = security_fields(snapshot->profile);
  if (!fields) return fields.failure();
  snapshot->common_fields = std::move(*fields);
  return std::shared_ptr<const ReleaseSnapshot>(snapshot);
}

}  // namespace muster
