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

ReleaseWriter::ReleaseWriter(Files& files, std::string site, ReleasePaths paths, Compression compression,
                             std::optional<EarlierRelease> earlier)
    : files_(files),
      site_(std::move(site)),
      paths_(std::move(paths)),
      compression_(compression),
      earlier_(std::move(earlier)) {}

Result<std::unique_ptr<ReleaseWriter>> ReleaseWriter::begin(Files& files, const std::string& site,
                                                            Compression compression,
                                                            std::optional<EarlierRelease> earlier) {
  const ReleasePaths paths = release_paths(site, kBuilding);
  if (Result<void> removed = files.remove_tree(paths.root); !removed) return removed.failure();
  for (const std::string& folder : {paths.public_root(), paths.shell()})
    if (Result<void> made = files.make_directories(folder); !made) return made.failure();
  return std::unique_ptr<ReleaseWriter>(new ReleaseWriter(files, site, paths, compression, std::move(earlier)));
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

Result<void> ReleaseWriter::write_bytes(const std::string& path, std::string_view bytes, std::string sha256) {
  {
    // An author may have a page and a file of the name of its compressed twin.
    const std::lock_guard lock(mutex_);
    if (shared_.erase(path) > 0) (void)files_.remove_tree(join_path(paths_.root, path));
  }
  if (Result<void> written = files_.write(join_path(paths_.root, path), bytes); !written) return written;
  const std::lock_guard lock(mutex_);
  digests_[path] = {std::move(sha256), bytes.size()};
  return {};
}

bool ReleaseWriter::share_file(const std::string& path) {
  const std::string source = join_path(earlier_->root, path);
  const Result<std::optional<FileStatus>> status = files_.status(source);
  const bool is_whole = status && *status && (*status)->kind == FileKind::kFile &&
                        (*status)->size == earlier_->files.at(path).size && (*status)->modified <= earlier_->published;
  return is_whole && files_.make_hard_link(source, join_path(paths_.root, path));
}

// All or none: a file that has two names must not be written to.
bool ReleaseWriter::share(const std::vector<std::string>& paths) {
  for (std::size_t number = 0; number < paths.size(); ++number) {
    if (share_file(paths[number])) continue;
    for (std::size_t done = 0; done < number; ++done) (void)files_.remove_tree(join_path(paths_.root, paths[done]));
    return false;
  }
  const std::lock_guard lock(mutex_);
  for (const std::string& path : paths) {
    digests_[path] = earlier_->files.at(path);
    shared_.insert(path);
  }
  return true;
}

bool ReleaseWriter::share_page(const OutputFile& file, const std::string& sha256) {
  if (!earlier_) return false;
  const auto found = earlier_->files.find(file.path);
  if (found == earlier_->files.end() || found->second.sha256 != sha256) return false;
  std::vector<std::string> paths{file.path};
  if (is_compressible(file.path))
    for (const char* ending : {".br", ".gz"})
      if (earlier_->files.contains(file.path + ending)) paths.push_back(file.path + ending);
  return share(paths);
}

// Below the release, those in folders of it not counted.
std::vector<std::string> ReleaseWriter::earlier_files(const std::string& folder) const {
  std::vector<std::string> paths;
  if (!earlier_) return paths;
  for (auto file = earlier_->files.lower_bound(folder + "/");
       file != earlier_->files.end() && file->first.starts_with(folder + "/"); ++file)
    if (folder_of(file->first) == folder) paths.push_back(file->first);
  return paths;
}

bool ReleaseWriter::share_folder(const std::string& folder) {
  const std::vector<std::string> paths = earlier_files(folder);
  return !paths.empty() && make_folder(folder) && share(paths);
}

bool ReleaseWriter::copy_folder(const std::string& folder) {
  const std::vector<std::string> paths = earlier_files(folder);
  if (paths.empty() || !make_folder(folder)) return false;
  for (const std::string& path : paths) {
    const Result<std::string> bytes = files_.read(join_path(earlier_->root, path));
    const bool copied = bytes && sha256_hex(*bytes) == earlier_->files.at(path).sha256 &&
                        files_.write(join_path(paths_.root, path), *bytes);
    if (copied) continue;
    (void)remove_folder(folder);
    return false;
  }
  return true;
}

Result<void> ReleaseWriter::remove_folder(const std::string& folder) {
  {
    const std::lock_guard lock(mutex_);
    folders_.erase(folder);
  }
  return files_.remove_tree(join_path(paths_.root, folder));
}

ReleaseSize ReleaseWriter::size() const {
  ReleaseSize size;
  for (const auto& [path, file] : digests_) size.bytes += file.size;
  for (const std::string& path : shared_) size.shared_bytes += digests_.at(path).size;
  size.shared_files = shared_.size();
  return size;
}

Result<Written> ReleaseWriter::write(const OutputFile& file) {
  if (Result<void> made = make_folder(folder_of(file.path)); !made) return made.failure();
  std::string sha256 = sha256_hex(file.bytes);
  if (share_page(file, sha256)) return Written::kShared;
  auto write_one = [&](const std::string& path, const std::string& bytes, std::string digest) -> Result<Written> {
    if (Result<void> written = write_bytes(path, bytes, std::move(digest)); !written) return written.failure();
    return Written::kNew;
  };
  Result<Written> written = write_one(file.path, file.bytes, std::move(sha256));
  const bool compressed =
      compression_ != Compression::kNone && file.path.starts_with("public/") && is_compressible(file.path);
  if (!written || !compressed) return written;
  const CompressionEffort effort =
      compression_ == Compression::kThorough ? CompressionEffort::kThorough : CompressionEffort::kQuick;
  const std::string brotli = compress_brotli(file.bytes, effort);
  if (!brotli.empty()) written = write_one(file.path + ".br", brotli, sha256_hex(brotli));
  const std::string gzip = written ? compress_gzip(file.bytes) : std::string();
  return gzip.empty() ? written : write_one(file.path + ".gz", gzip, sha256_hex(gzip));
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
    for (const FileEntry& entry : *listing)
      if (const std::string path = join_path(folder, entry.path); !shared_.contains(path)) paths.push_back(path);
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
