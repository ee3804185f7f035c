// SiteLock: at most one build writes to a site at a time, on one machine. The kernel lets go of it when the process
// ends, however it ends.
#pragma once

#include <memory>
#include <string>

#include "core/diagnostics/result.h"

namespace muster {

class SiteLock {
 public:
  /// Locks SITE/.lock; fails when another build holds it, or it cannot be made. The folder must exist.
  static Result<std::unique_ptr<SiteLock>> take(const std::string& site);

  ~SiteLock();
  SiteLock(const SiteLock&) = delete;
  SiteLock& operator=(const SiteLock&) = delete;

 private:
  explicit SiteLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace muster
