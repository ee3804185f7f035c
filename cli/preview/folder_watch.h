// FolderWatch: says when something below some folders changed, by inotify(7).
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/diagnostics/result.h"

namespace muster {

class FolderWatch {
 public:
  /// Watches the folders and all below them; folders made later are taken in.
  static Result<std::unique_ptr<FolderWatch>> open(const std::vector<std::string>& folders);

  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Waits up to `patience` for a change, then until nothing has changed for a moment, for an editor writes in several
  /// steps. Returns whether there was a change.
  bool wait(std::chrono::milliseconds patience);

 private:
  explicit FolderWatch(int descriptor) : descriptor_(descriptor) {}

  Result<void> add_tree(const std::string& folder);
  bool read_events(std::chrono::milliseconds patience);

  int descriptor_;
  std::map<int, std::string> folders_;  // Watch number -> path.
};

}  // namespace muster
