// SITE/.cache/build.json, believed only when all of it fits.
#include "generator/write/earlier_build.h"

#include "core/release/digest.h"
#include "core/release/release_paths.h"

namespace muster {

namespace {

std::string record_folder(const std::string& site) { return join_path(site, ".cache"); }

std::string record_path(const std::string& site) { return join_path(record_folder(site), "build.json"); }

std::optional<std::string> manifest_digest(Files& files, const std::string& site, const std::string& release) {
  const Result<std::string> text = files.read(release_paths(site, release).manifest());
  if (!text) return std::nullopt;
  return sha256_hex(*text);
}

}  // namespace

std::optional<BuildRecord> read_build_record(Files& files, const std::string& site, const std::string& program) {
  const Result<std::string> text = files.read(record_path(site));
  if (!text) return std::nullopt;
  std::optional<BuildRecord> record = build_record_from_text(*text);
  if (!record || record->program != program) return std::nullopt;
  const Result<std::optional<std::string>> current = current_release(files, site);
  if (!current || *current != record->release) return std::nullopt;
  if (manifest_digest(files, site, record->release) != record->manifest_digest) return std::nullopt;
  return record;
}

void write_build_record(Files& files, const std::string& site, BuildRecord record) {
  const auto digest = manifest_digest(files, site, record.release);
  const std::string unfinished = record_path(site) + ".new";
  const bool written = digest && files.make_directories(record_folder(site)) &&
                       files.write(unfinished, build_record_to_text((record.manifest_digest = *digest, record))) &&
                       files.rename(unfinished, record_path(site));
  if (!written) (void)files.remove_tree(record_folder(site));
}

std::optional<EarlierRelease> earlier_release(Files& files, const std::string& site, const BuildRecord& record) {
  const ReleasePaths paths = release_paths(site, record.release);
  const Result<std::optional<FileStatus>> status = files.status(paths.manifest());
  const Result<std::string> text = files.read(paths.manifest());
  if (!status || !*status || !text) return std::nullopt;
  Result<Manifest> manifest = manifest_from_json(*text);
  if (!manifest) return std::nullopt;
  return EarlierRelease{paths.root, std::move(manifest->files), (*status)->modified};
}

}  // namespace muster
