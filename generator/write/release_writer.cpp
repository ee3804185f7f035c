// The order of steps is what makes a release whole: files, manifest, sync, rename, switch.
#include "generator/write/release_writer.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "core/release/digest.h"
#include "generator/model/parallel.h"
#include "generator/write/compressor.h"

namespace muster {

namespace {

constexpr const char* kBuilding = ".building";
constexpr std::size_t kReleasesKept = 5;

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

}  // namespace

ReleaseWriter::ReleaseWriter(Files& files, std::string site, ReleasePaths paths, Compression compression)
    : files_(files), site_(std::move(site)), paths_(std::move(paths)), compression_(compression) {}

Result<std::unique_ptr<ReleaseWriter>> ReleaseWriter::begin(Files& files, const std::string& site,
                                                            Compression compression) {
  const ReleasePaths paths = release_paths(site, kBuilding);
  if (Result<void> removed = files.remove_tree(paths.root); !removed) return removed.failure();
  for (const std::string& folder : {paths.public_root(), paths.shell()})
    if (Result<void> made = files.make_directories(folder); !made) return made.failure();
  return std::unique_ptr<ReleaseWriter>(new ReleaseWriter(files, site, paths, compression));
}

Result<void> ReleaseWriter::make_folder(const std::string& folder) {
  {
    const std::lock_guard lock(mutex_);
    if (folders_.contains(folder)) return {};
  }
  if (Result<void> made = files_.make_directories(join_path(paths_.root, folder)); !made) return made;
  const std::lock_guard lock(mutex_);
  folders_.insert(folder);
  return {};
}

Result<void> ReleaseWriter::write_bytes(const std::string& path, std::string_view bytes) {
  ManifestFile digest{sha256_hex(bytes), bytes.size()};
  if (Result<void> written = files_.write(join_path(paths_.root, path), bytes); !written) return written;
  const std::lock_guard lock(mutex_);
  digests_[path] = std::move(digest);
  return {};
}

Result<void> ReleaseWriter::write(const OutputFile& file) {
  if (Result<void> made = make_folder(folder_of(file.path)); !made) return made;
  if (Result<void> written = write_bytes(file.path, file.bytes); !written) return written;
  const bool compressed =
      compression_ != Compression::kNone && file.path.starts_with("public/") && is_compressible(file.path);
  if (!compressed) return {};
  const CompressionEffort effort =
      compression_ == Compression::kThorough ? CompressionEffort::kThorough : CompressionEffort::kQuick;
  const std::string brotli = compress_brotli(file.bytes, effort);
  if (!brotli.empty())
    if (Result<void> written = write_bytes(file.path + ".br", brotli); !written) return written;
  const std::string gzip = compress_gzip(file.bytes);
  return gzip.empty() ? Result<void>() : write_bytes(file.path + ".gz", gzip);
}

Result<std::string> ReleaseWriter::free_id(std::int64_t time) {
  const std::string base = release_id(time);
  Result<std::vector<std::string>> taken = list_releases(files_, site_);
  if (!taken) return taken.failure();
  std::string id = base;
  for (int number = 2; std::find(taken->begin(), taken->end(), id) != taken->end(); ++number)
    id = fmt::format("{}-{:03}", base, number);
  return id;
}

// Other stages wrote these: they are read once for their digests.
Result<void> ReleaseWriter::add_index_digests(unsigned jobs) {
  std::vector<std::string> paths;
  for (const char* folder : {"search", "roster"}) {
    const Result<std::optional<FileStatus>> status = files_.status(join_path(paths_.root, folder));
    if (!status || !*status) continue;
    Result<std::vector<FileEntry>> listing = files_.list_tree(join_path(paths_.root, folder));
    if (!listing) return listing.failure();
    for (const FileEntry& entry : *listing) paths.push_back(join_path(folder, entry.path));
  }
  std::vector<Result<ManifestFile>> digests(paths.size(), Result<ManifestFile>(ManifestFile{}));
  for_each_index(paths.size(), jobs, [&](std::size_t number) {
    const Result<std::string> bytes = files_.read(join_path(paths_.root, paths[number]));
    digests[number] = bytes ? Result<ManifestFile>(ManifestFile{sha256_hex(*bytes), bytes->size()}) : bytes.failure();
  });
  for (std::size_t number = 0; number < paths.size(); ++number) {
    if (!digests[number]) return digests[number].failure();
    digests_[paths[number]] = *digests[number];
  }
  return {};
}

Result<std::string> ReleaseWriter::finish(Manifest manifest, std::int64_t time, unsigned jobs) {
  Result<std::string> id = free_id(time);
  if (!id) return id;
  manifest.id = *id;
  manifest.built_at = utc_time(time);
  const std::string final_root = release_paths(site_, *id).root;
  if (Result<void> added = add_index_digests(jobs); !added) return added.failure();
  manifest.files = digests_;
  if (Result<void> written = files_.write(paths_.manifest(), manifest_to_json(manifest)); !written)
    return written.failure();
  if (Result<void> synced = files_.sync(paths_.root); !synced) return synced.failure();
  if (Result<void> named = files_.rename(paths_.root, final_root); !named) return named.failure();
  if (Result<void> switched = switch_current(files_, site_, *id); !switched) return switched.failure();
  // One that cannot be removed now is tried again after the next build; the new release is in use all the same.
  (void)remove_old_releases(files_, site_, kReleasesKept);
  return id;
}

Result<void> remove_old_releases(Files& files, const std::string& site, std::size_t kept) {
  Result<std::vector<std::string>> ids = list_releases(files, site);
  if (!ids) return ids.failure();
  Result<std::optional<std::string>> current = current_release(files, site);
  if (!current) return current.failure();
  std::erase_if(*ids, [](const std::string& id) { return id.starts_with('.'); });
  for (std::size_t number = 0; number + kept < ids->size(); ++number) {
    if ((*ids)[number] == *current) continue;
    if (Result<void> removed = files.remove_tree(release_paths(site, (*ids)[number]).root); !removed) return removed;
  }
  return {};
}

std::string release_id(std::int64_t time) {
  return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(static_cast<std::time_t>(time)));
}

std::string utc_time(std::int64_t time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(time)));
}

}  // namespace muster
