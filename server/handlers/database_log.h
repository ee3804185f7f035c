// DatabaseLog: says when a search database elsewhere is lost and when it is back, once each, whatever number of threads
// notice it.
#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "core/search/search_engine.h"

namespace muster {

/// Safe from several threads.
class DatabaseLog final : public DatabaseWatcher {
 public:
  /// `say` gets a line without its line feed.
  explicit DatabaseLog(std::function<void(const std::string&)> say) : say_(std::move(say)) {}

  void database_lost(const std::string& name, const std::string& reason) override;
  void database_opened(const std::string& name) override;

  std::size_t lost() const;

 private:
  const std::function<void(const std::string&)> say_;
  mutable std::mutex mutex_;
  std::set<std::string> lost_;
};

}  // namespace muster
