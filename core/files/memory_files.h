// MemoryFiles: a disk in memory for tests, which can be told to fail.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

#include "core/files/files.h"

namespace muster {

class MemoryFiles final : public Files {
 public:
  /// From now on every operation on `path` fails with `error_number` (an errno); 0 lets it succeed again.
  void fail_at(const std::string& path, int error_number);

  /// The operation that comes after `count` others fails with `error_number`, once.
  void fail_after(std::size_t count, int error_number);

  /// The disk is full (ENOSPC) once `bytes` more have been written.
  void set_space(std::uint64_t bytes);

  /// Operations so far, whether they failed or not.
  std::size_t operations() const;

  Result<std::string> read(const std::string& path) override;
  Result<std::unique_ptr<std::istream>> open(const std::string& path) override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<std::optional<FileStatus>> status(const std::string& path) override;
  Result<std::vector<FileEntry>> list_tree(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& path) override;
  Result<void> make_directories(const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove_tree(const std::string& path) override;
  Result<void> make_symbolic_link(const std::string& target, const std::string& path) override;
  Result<std::string> read_symbolic_link(const std::string& path) override;
  Result<void> make_hard_link(const std::string& existing, const std::string& path) override;
  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;
  Result<void> sync(const std::string& path) override;

 private:
  struct Node {
    FileKind kind = FileKind::kFile;
    std::string bytes;  // Contents of a file, target of a symbolic link.
  };

  struct HeldLock;

  std::optional<Failure> refusal(const std::string& path);
  std::string resolve(const std::string& path) const;
  bool has_folder(const std::string& path) const;

  mutable std::mutex mutex_;
  std::map<std::string, Node> nodes_;
  std::map<std::string, int> failures_;
  std::set<std::string> locks_;
  std::size_t operations_ = 0;
  std::optional<std::size_t> failing_operation_;
  int failing_error_ = 0;
  std::optional<std::uint64_t> space_;
};

}  // namespace muster
