// Loading beside the old release, then exchanging one pointer.
#include "server/release/release_switch.h"

#include "core/release/release_paths.h"

namespace muster {

namespace {

constexpr std::chrono::seconds kRetryTime{5};

}  // namespace

Result<std::unique_ptr<ReleaseSwitch>> ReleaseSwitch::open(Files& files, const std::string& site, Verify verify) {
  std::unique_ptr<ReleaseSwitch> release_switch(new ReleaseSwitch(files, site, verify));
  if (Result<Outcome> loaded = release_switch->reload(); !loaded) return loaded.failure();
  return release_switch;
}

std::shared_ptr<const ReleaseSnapshot> ReleaseSwitch::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

Result<ReleaseSwitch::Outcome> ReleaseSwitch::check() {
  Result<std::string> id = wanted();
  if (id && *id == current_->id) {
    refused_.clear();
    return Outcome::kUnchanged;
  }
  const std::string subject = id ? *id : id.failure().to_string();
  const auto now = std::chrono::steady_clock::now();
  if (subject == refused_id_ && !refused_.empty() && now < try_again_) return Outcome::kUnchanged;
  Result<Outcome> moved = id ? move_to(*id, current_.get()) : Result<Outcome>(id.failure());
  if (moved) {
    refused_.clear();
    return moved;
  }
  const std::string words = moved.failure().to_string();
  const bool told = words == refused_ && subject == refused_id_;
  refused_ = words;
  refused_id_ = subject;
  try_again_ = now + kRetryTime;
  if (told) return Outcome::kUnchanged;
  ++refusals_;
  return moved;
}

Result<ReleaseSwitch::Outcome> ReleaseSwitch::reload() {
  Result<std::string> id = wanted();
  if (!id) return id.failure();
  return move_to(*id, nullptr);
}

Result<std::string> ReleaseSwitch::wanted() const {
  Result<std::optional<std::string>> id = current_release(files_, site_);
  if (!id) return id.failure();
  if (!*id) return Failure{"there is no release to serve (muster build makes one)", current_link(site_), 0};
  return **id;
}

Result<ReleaseSwitch::Outcome> ReleaseSwitch::move_to(const std::string& id, const ReleaseSnapshot* previous) {
  Result<std::shared_ptr<const ReleaseSnapshot>> loaded = load_release(files_, site_, id, previous, verify_);
  if (!loaded) return loaded.failure();
  std::shared_ptr<const ReleaseSnapshot> old;
  {
    const std::lock_guard lock(mutex_);
    old = std::exchange(current_, std::move(*loaded));
  }
  if (old) ++switches_;
  return Outcome::kSwitched;
}

}  // namespace muster
