// The order of steps is what makes a release whole: files, manifest, sync, rename, sync, switch.
#include "generator/write/release_writer.h"

#include <fmt/chrono.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "generator/model/parallel.h"
#include "generator/write/compressor.h"

namespace muster {

namespace {

constexpr const char* kBuilding = ".building";
constexpr std::size_t kReleasesKept = 5;

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::string sha256_hex(const std::string& bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

// The first failure of work done on several threads.
class FirstFailure {
 public:
  void note(const Result<void>& result) {
    if (result) return;
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = result.failure();
  }
  Result<void> result() const { return failure_ ? Result<void>(*failure_) : Result<void>(); }

 private:
  std::mutex mutex_;
  std::optional<Failure> failure_;
};

}  // namespace

ReleaseWriter::ReleaseWriter(Files& files, std::string site, ReleasePaths paths)
    : files_(files), site_(std::move(site)), paths_(std::move(paths)) {}

Result<ReleaseWriter> ReleaseWriter::begin(Files& files, const std::string& site) {
  const ReleasePaths paths = release_paths(site, kBuilding);
  if (Result<void> removed = files.remove_tree(paths.root); !removed) return removed.failure();
  for (const std::string& folder : {paths.public_root(), paths.shell()})
    if (Result<void> made = files.make_directories(folder); !made) return made.failure();
  return ReleaseWriter(files, site, paths);
}

Result<void> ReleaseWriter::make_folders(const std::vector<OutputFile>& output) {
  std::set<std::string> folders;
  for (const OutputFile& file : output) folders.insert(folder_of(file.path));
  for (const std::string& folder : folders)
    if (Result<void> made = files_.make_directories(join_path(paths_.root, folder)); !made) return made;
  return {};
}

Result<void> ReleaseWriter::write(const std::vector<OutputFile>& output, Compression compression, unsigned jobs) {
  if (Result<void> made = make_folders(output); !made) return made;
  FirstFailure failure;
  for_each_index(output.size(), jobs, [&](std::size_t number) {
    const OutputFile& file = output[number];
    const std::string path = join_path(paths_.root, file.path);
    failure.note(files_.write(path, file.bytes));
    const bool compressed =
        compression == Compression::kBrotliAndGzip && file.path.starts_with("public/") && is_compressible(file.path);
    if (!compressed) return;
    const std::string brotli = compress_brotli(file.bytes);
    if (!brotli.empty()) failure.note(files_.write(path + ".br", brotli));
    const std::string gzip = compress_gzip(file.bytes);
    if (!gzip.empty()) failure.note(files_.write(path + ".gz", gzip));
  });
  return failure.result();
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

Result<void> ReleaseWriter::add_digests(Manifest& manifest, unsigned jobs) {
  Result<std::vector<FileEntry>> listing = files_.list_tree(paths_.root);
  if (!listing) return listing.failure();
  std::vector<ManifestFile> digests(listing->size());
  FirstFailure failure;
  for_each_index(listing->size(), jobs, [&](std::size_t number) {
    const Result<std::string> bytes = files_.read(join_path(paths_.root, (*listing)[number].path));
    if (bytes)
      digests[number] = {sha256_hex(*bytes), bytes->size()};
    else
      failure.note(bytes.failure());
  });
  for (std::size_t number = 0; number < listing->size(); ++number)
    manifest.files[(*listing)[number].path] = digests[number];
  return failure.result();
}

Result<std::string> ReleaseWriter::finish(Manifest manifest, std::int64_t time, unsigned jobs) {
  Result<std::string> id = free_id(time);
  if (!id) return id;
  manifest.id = *id;
  manifest.built_at = utc_time(time);
  const std::string final_root = release_paths(site_, *id).root;
  if (Result<void> added = add_digests(manifest, jobs); !added) return added.failure();
  if (Result<void> written = files_.write(paths_.manifest(), manifest_to_json(manifest)); !written)
    return written.failure();
  if (Result<void> synced = files_.sync(paths_.root); !synced) return synced.failure();
  if (Result<void> named = files_.rename(paths_.root, final_root); !named) return named.failure();
  if (Result<void> switched = switch_current(files_, site_, *id); !switched) return switched.failure();
  if (Result<void> removed = remove_old_releases(files_, site_, kReleasesKept); !removed) return removed.failure();
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
