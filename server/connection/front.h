// Front: everything between the network and an application: listeners, loops with a thread each, their shared budget.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/diagnostics/result.h"
#include "server/connection/event_loop.h"
#include "server/connection/listener.h"

namespace muster {

class Front {
 public:
  /// Listens at once and answers from then on. `listen`: as open_listeners takes them; `inherited` are used besides.
  /// `application` must outlive the front. Throws std::system_error when there is no room for a thread a loop.
  static Result<std::unique_ptr<Front>> start(const FrontSettings& settings, const std::vector<std::string>& listen,
                                              std::vector<Listener> inherited, TrustedProxies proxies,
                                              Application& application);

  /// Stops as stop() does.
  ~Front();
  Front(const Front&) = delete;
  Front& operator=(const Front&) = delete;

  std::vector<std::string> addresses() const;
  const std::vector<std::unique_ptr<EventLoop>>& loops() const { return loops_; }

  /// To every open stream. Any thread.
  void publish(std::string_view text);

  /// Accepts nothing new, finishes what is under way within drain_time, and returns when all loops have ended.
  void stop();

 private:
  Front(const FrontSettings& settings, TrustedProxies proxies, Application& application);

  const FrontSettings settings_;
  const TrustedProxies proxies_;
  ConnectionBudget budget_;
  std::atomic<std::uint64_t> next_id_;
  LoopSurroundings surroundings_;
  std::vector<Listener> listeners_;
  std::vector<std::unique_ptr<EventLoop>> loops_;
  std::vector<std::thread> threads_;
};

/// One a core, four at most, when `wanted` is 0.
int loop_count(int wanted);

}  // namespace muster
