// DiskFiles: the real disk behind Files, by POSIX calls.
#pragma once

#include "core/files/files.h"

namespace muster {

class DiskFiles final : public Files {
 public:
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
};

}  // namespace muster
