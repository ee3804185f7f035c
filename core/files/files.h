// Files: everything Muster asks of a disk, so that tests can put a disk in memory and make it fail.
// disk_files.h is the real one, memory_files.h its twin. Paths use "/". Nothing here follows a symbolic link except
// where it says so. Implementations are safe to call from several threads, for different paths.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"

namespace muster {

enum class FileKind { kFile, kDirectory, kSymbolicLink, kOther };

struct FileStatus {
  FileKind kind = FileKind::kFile;
  std::uint64_t size = 0;     ///< Bytes.
  std::int64_t modified = 0;  ///< Nanoseconds since 1970-01-01T00:00:00Z.
  std::int64_t changed = 0;   ///< Likewise; of the last change that nobody can set back.
};

struct FileEntry {
  std::string path;  ///< Relative to the folder that was listed.
  FileStatus status;
};

/// Held while it exists; on the real disk the kernel lets go of it when the process ends, however it ends.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class Files {
 public:
  virtual ~Files() = default;

  /// The whole file; follows symbolic links.
  virtual Result<std::string> read(const std::string& path) = 0;

  /// The file as a stream, for one too large to hold; follows symbolic links. The stream is bad() once reading fails.
  virtual Result<std::unique_ptr<std::istream>> open(const std::string& path) = 0;

  /// Creates or replaces the file. Its folder must exist.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;

  /// Nothing when there is no such path.
  virtual Result<std::optional<FileStatus>> status(const std::string& path) = 0;

  /// All files and symbolic links below `path` at any depth (folders are walked, not listed), sorted by path.
  virtual Result<std::vector<FileEntry>> list_tree(const std::string& path) = 0;

  /// Names of what stands directly in the folder, sorted.
  virtual Result<std::vector<std::string>> list(const std::string& path) = 0;

  /// The folder and those above it; no error when it is there already.
  virtual Result<void> make_directories(const std::string& path) = 0;

  /// Atomic; replaces a file or a symbolic link at `to`.
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;

  /// The file or folder with all in it; no error when there is none.
  virtual Result<void> remove_tree(const std::string& path) = 0;

  /// A symbolic link at `path` that reads `target`. `path` must be free.
  virtual Result<void> make_symbolic_link(const std::string& target, const std::string& path) = 0;

  /// What the symbolic link reads.
  virtual Result<std::string> read_symbolic_link(const std::string& path) = 0;

  /// A second name for a file.
  virtual Result<void> make_hard_link(const std::string& existing, const std::string& path) = 0;

  /// A lock that one holder at a time can have, by way of the file `path`, which is created if need be and stays. Fails
  /// at once, with EWOULDBLOCK, when it is held already.
  virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;

  /// Returns when all that was written to the file system of `path` before is on stable storage.
  virtual Result<void> sync(const std::string& path) = 0;
};

/// `folder` and `name` with one "/" between them; `name` alone when `folder` is empty.
std::string join_path(std::string_view folder, std::string_view name);

}  // namespace muster
