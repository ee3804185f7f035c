// ConnectionBudget: how many connections there may be, in all and per address, counted over all loops.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <unordered_map>

#include "server/connection/client_address.h"

namespace muster {

/// Safe from several threads. Every take must be followed by its give.
class ConnectionBudget {
 public:
  /// `per_address` 0: no cap.
  ConnectionBudget(std::size_t connections, std::size_t per_address)
      : connections_(connections), per_address_(per_address) {}

  bool is_full() const { return taken_.load(std::memory_order_relaxed) >= connections_; }
  void take() { taken_.fetch_add(1, std::memory_order_relaxed); }
  void give() { taken_.fetch_sub(1, std::memory_order_relaxed); }

  /// False when the address has its share already; then nothing was taken.
  bool take_for(const ClientAddress& key) {
    const std::lock_guard lock(mutex_);
    std::size_t& count = counts_[key];
    if (per_address_ != 0 && count >= per_address_) return false;
    ++count;
    return true;
  }

  void give_for(const ClientAddress& key) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(key);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
  }

 private:
  const std::size_t connections_;
  const std::size_t per_address_;
  std::atomic<std::size_t> taken_{0};
  std::mutex mutex_;
  std::unordered_map<ClientAddress, std::size_t, ClientAddressHash> counts_;
};

}  // namespace muster
