// ReleaseSwitch: which release is in use, and the move to another one while requests run.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "core/diagnostics/result.h"
#include "core/files/files.h"
#include "server/release/release_snapshot.h"

namespace muster {

class ReleaseSwitch {
 public:
  enum class Outcome { kUnchanged, kSwitched };

  /// Loads what `current` names. `files` must outlive the switch.
  static Result<std::unique_ptr<ReleaseSwitch>> open(Files& files, const std::string& site, Verify verify);

  /// Never null. Any thread.
  std::shared_ptr<const ReleaseSnapshot> current() const;

  /// Loads the release that `current` names now when that is another one, and puts it in use. When it cannot be used
  /// the old one stays; the same release is tried again after a while, and its failure is told again only when it
  /// differs (kUnchanged in between). One thread.
  Result<Outcome> check();

  /// As check(), but loads in any case.
  Result<Outcome> reload();

  std::uint64_t switches() const { return switches_.load(); }
  std::uint64_t refusals() const { return refusals_.load(); }

 private:
  ReleaseSwitch(Files& files, std::string site, Verify verify)
      : files_(files), site_(std::move(site)), verify_(verify) {}
  Result<std::string> wanted() const;
  Result<Outcome> move_to(const std::string& id, const ReleaseSnapshot* previous);

  Files& files_;
  const std::string site_;
  const Verify verify_;
  mutable std::mutex mutex_;
  std::shared_ptr<const ReleaseSnapshot> current_;
  std::string refused_;  // The failure that was told last.
  std::string refused_id_;
  std::chrono::steady_clock::time_point try_again_;
  std::atomic<std::uint64_t> switches_{0};
  std::atomic<std::uint64_t> refusals_{0};
};

}  // namespace muster
