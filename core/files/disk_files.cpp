// POSIX calls, each failure with the path and errno.
#include "core/files/disk_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

namespace muster {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  // Closing can report that bytes were never written (a network disk, a quota).
  bool close() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

struct HeldLock final : FileLock {
  explicit HeldLock(int number) : file(number) {}
  Descriptor file;
};

Failure failure(const char* message, const std::string& path) { return Failure{message, path, errno}; }

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileStatus status_from(const struct stat& raw) {
  FileStatus status;
  status.kind = S_ISREG(raw.st_mode)   ? FileKind::kFile
                : S_ISDIR(raw.st_mode) ? FileKind::kDirectory
                : S_ISLNK(raw.st_mode) ? FileKind::kSymbolicLink
                                       : FileKind::kOther;
  status.size = static_cast<std::uint64_t>(raw.st_size);
  status.modified = nanoseconds(raw.st_mtim);
  status.changed = nanoseconds(raw.st_ctim);
  return status;
}

Result<void> append_tree(const std::string& root, const std::string& relative, std::vector<FileEntry>& out) {
  const std::string folder = relative.empty() ? root : join_path(root, relative);
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(folder.c_str()), ::closedir);
  if (!directory) return failure("cannot open the folder", folder);
  while (const dirent* item = ::readdir(directory.get())) {
    const std::string name = item->d_name;
    if (name == "." || name == "..") continue;
    const std::string path = join_path(relative, name);
    struct stat raw{};
    if (::fstatat(::dirfd(directory.get()), item->d_name, &raw, AT_SYMLINK_NOFOLLOW) != 0)
      return failure("cannot look at the file", join_path(root, path));
    if (S_ISDIR(raw.st_mode)) {
      if (Result<void> below = append_tree(root, path, out); !below) return below;
      continue;
    }
    out.push_back({path, status_from(raw)});
  }
  return {};
}

}  // namespace

std::string join_path(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty() && !path.ends_with('/')) path += '/';
  return path.append(name);
}

Result<std::string> DiskFiles::read(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return failure("cannot open the file", path);
  struct stat raw{};
  if (::fstat(file.number(), &raw) != 0) return failure("cannot look at the file", path);
  if (S_ISDIR(raw.st_mode)) return Failure{"cannot read the file", path, EISDIR};
  std::string bytes;
  // One byte more than the size, so that the end is seen without growing.
  bytes.resize(static_cast<std::size_t>(raw.st_size) + 1);
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t count = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("cannot read the file", path);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

Result<std::unique_ptr<std::istream>> DiskFiles::open(const std::string& path) {
  const Result<std::optional<FileStatus>> known = status(path);
  if (known && *known && (*known)->kind == FileKind::kDirectory) return Failure{"cannot read the file", path, EISDIR};
  auto stream = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!stream->is_open()) return failure("cannot open the file", path);
  return std::unique_ptr<std::istream>(std::move(stream));
}

Result<void> DiskFiles::write(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (file.number() < 0) return failure("cannot create the file", path);
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("cannot write the file", path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (!file.close()) return failure("cannot finish writing the file", path);
  return {};
}

Result<std::optional<FileStatus>> DiskFiles::status(const std::string& path) {
  struct stat raw{};
  if (::lstat(path.c_str(), &raw) == 0) return std::optional(status_from(raw));
  if (errno == ENOENT || errno == ENOTDIR) return std::optional<FileStatus>();
  return failure("cannot look at the file", path);
}

Result<std::vector<FileEntry>> DiskFiles::list_tree(const std::string& path) {
  std::vector<FileEntry> entries;
  if (Result<void> walked = append_tree(path, "", entries); !walked) return walked.failure();
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return entries;
}

Result<std::vector<std::string>> DiskFiles::list(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), ::closedir);
  if (!directory) return failure("cannot open the folder", path);
  std::vector<std::string> names;
  while (const dirent* item = ::readdir(directory.get())) {
    const std::string name = item->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> DiskFiles::make_directories(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return {};  // Mostly only the last of them is missing.
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return Failure{"cannot create the folder", path, error.value()};
  return {};
}

Result<void> DiskFiles::rename(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) return failure("cannot rename to", to);
  return {};
}

Result<void> DiskFiles::remove_tree(const std::string& path) {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (error) return Failure{"cannot remove", path, error.value()};
  return {};
}

Result<void> DiskFiles::make_symbolic_link(const std::string& target, const std::string& path) {
  if (::symlink(target.c_str(), path.c_str()) != 0) return failure("cannot create the symbolic link", path);
  return {};
}

Result<std::string> DiskFiles::read_symbolic_link(const std::string& path) {
  std::array<char, 4096> target{};
  const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
  if (length < 0) return failure("cannot read the symbolic link", path);
  return std::string(target.data(), static_cast<std::size_t>(length));
}

Result<void> DiskFiles::make_hard_link(const std::string& existing, const std::string& path) {
  if (::link(existing.c_str(), path.c_str()) != 0) return failure("cannot link the file", path);
  return {};
}

Result<std::unique_ptr<FileLock>> DiskFiles::lock(const std::string& path) {
  auto lock = std::make_unique<HeldLock>(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (lock->file.number() < 0) return failure("cannot create the lock file", path);
  if (::flock(lock->file.number(), LOCK_EX | LOCK_NB) != 0) return failure("cannot lock", path);
  return std::unique_ptr<FileLock>(std::move(lock));
}

Result<void> DiskFiles::sync(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return failure("cannot open", path);
  if (::syncfs(file.number()) != 0) return failure("cannot write to stable storage", path);
  return {};
}

}  // namespace muster
