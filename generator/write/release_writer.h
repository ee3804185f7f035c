// The write stage: a new release on the disk, complete or absent. The only writer.
//
// It grows in SITE/releases/.building; when all of it is there, with its manifest and on stable storage, one rename
// gives it its name and one rename makes it current. A build that dies in between leaves .building, which the next one
// removes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"
#include "core/files/files.h"
#include "core/release/manifest.h"
#include "core/release/release_paths.h"
#include "generator/model/output_file.h"
#include "generator/write/earlier_build.h"

namespace muster {

enum class Compression { kNone, kQuick, kThorough };

/// Whether a file was written, or shares its bytes with the release before.
enum class Written { kNew, kShared };

/// Sizes of a release, manifest not counted.
struct ReleaseSize {
  std::uint64_t bytes = 0;
  std::uint64_t shared_bytes = 0;  ///< Of these, in the release before too.
  std::size_t shared_files = 0;
};

class ReleaseWriter {
 public:
  /// Makes the empty folder of a release. The caller holds a lock on the site: one build at a time. What did not change
  /// since `earlier`, which was compressed in the same way, is not written but linked.
  static Result<std::unique_ptr<ReleaseWriter>> begin(Files& files, const std::string& site, Compression compression,
                                                      std::optional<EarlierRelease> earlier = {});

  /// Where other stages put their indexes: search() and roster().
  const ReleasePaths& paths() const { return paths_; }

  /// Writes one file below the release, published text also as .br and .gz. Any thread, each file once.
  Result<Written> write(const OutputFile& file);

  /// Takes the files that stand in `folder` ("search") over from the earlier release. False when they cannot be: then
  /// the folder is as it was, and the caller makes it anew.
  bool share_folder(const std::string& folder);

  /// Copies the files that stand in `folder` of the earlier release, to be changed. False when they cannot be, or are
  /// not what that release says: then the folder is as it was.
  bool copy_folder(const std::string& folder);

  /// Removes `folder` and what is in it.
  Result<void> remove_folder(const std::string& folder);

  ReleaseSize size() const;

  /// Completes the release and makes it current. `manifest` comes with its counts; id and digests are filled in here.
  /// `time` is seconds since 1970. Gives the id. Older releases beyond the five kept are removed.
  Result<std::string> finish(Manifest manifest, std::int64_t time, unsigned jobs);

 private:
  ReleaseWriter(Files& files, std::string site, ReleasePaths paths, Compression compression,
                std::optional<EarlierRelease> earlier);

  Result<void> write_bytes(const std::string& path, std::string_view bytes, std::string sha256);
  bool share(const std::vector<std::string>& paths);
  bool share_page(const OutputFile& file, const std::string& sha256);
  bool share_file(const std::string& path);
  std::vector<std::string> earlier_files(const std::string& folder) const;
  Result<void> make_folder(const std::string& folder);
  Result<std::string> free_id(std::int64_t time);
  Result<void> add_index_digests(unsigned jobs);

  Files& files_;
  std::string site_;
  ReleasePaths paths_;
  Compression compression_;
  std::optional<EarlierRelease> earlier_;
  std::mutex mutex_;
  std::set<std::string> folders_;                // Made already; guarded by mutex_.
  std::map<std::string, ManifestFile> digests_;  // By path below the release; guarded by mutex_.
  std::set<std::string> shared_;                 // Paths of linked files; guarded by mutex_.
};

/// Removes the oldest releases until `kept` are left; the one in use always stays.
Result<void> remove_old_releases(Files& files, const std::string& site, std::size_t kept);

/// "20261122T194501Z" of seconds since 1970, UTC.
std::string release_id(std::int64_t time);

/// "2026-11-22T19:45:01Z" likewise.
std::string utc_time(std::int64_t time);

}  // namespace muster
