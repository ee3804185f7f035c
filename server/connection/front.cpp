// Starting and stopping the loops.
#include "server/connection/front.h"

#include <sys/resource.h>

#include <algorithm>
#include <random>

namespace muster {

namespace {

constexpr std::size_t kReservedFiles = 128;  // For the release, logs, search databases and listeners.

/// As many connections as were asked for, or as the limit on open files leaves room for.
FrontSettings within_file_limit(FrontSettings settings) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return settings;
  if (limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  const std::size_t files = limit.rlim_cur;
  settings.connections =
      std::min(settings.connections, files > 2 * kReservedFiles ? files - kReservedFiles : files / 2);
  return settings;
}

}  // namespace

int loop_count(int wanted) {
  return wanted > 0 ? wanted : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4);
}

Front::Front(const FrontSettings& settings, TrustedProxies proxies, Application& application)
    : settings_(within_file_limit(settings)),
      proxies_(std::move(proxies)),
      budget_(settings_.connections, settings_.connections_per_address),
      next_id_(std::random_device{}() * std::uint64_t{1'000'003}),
      surroundings_{settings_, proxies_, budget_, application, next_id_} {}

Result<std::unique_ptr<Front>> Front::start(const FrontSettings& settings, const std::vector<std::string>& listen,
                                            std::vector<Listener> inherited, TrustedProxies proxies,
                                            Application& application) {
  std::unique_ptr<Front> front(new Front(settings, std::move(proxies), application));
  const int count = loop_count(settings.loops);
  front->listeners_ = std::move(inherited);
  for (const std::string& where : listen) {
    Result<std::vector<Listener>> opened = open_listeners(where, count, settings.unsent_bytes);
    if (!opened) return opened.failure();
    for (Listener& listener : *opened) front->listeners_.push_back(std::move(listener));
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    std::vector<int> sockets;
    for (const Listener& listener : front->listeners_)
      sockets.push_back(listener.sockets[std::min(i, listener.sockets.size() - 1)]);
    front->loops_.push_back(std::make_unique<EventLoop>(front->surroundings_, std::move(sockets)));
    if (!front->loops_.back()->is_ready()) return Failure{"cannot make an event loop", "", errno};
  }
  try {
    for (const std::unique_ptr<EventLoop>& loop : front->loops_)
      front->threads_.emplace_back([&event_loop = *loop] { event_loop.run(); });
  } catch (...) {
    front->loops_.resize(front->threads_.size());  // Those that run are stopped, the others never began.
    throw;
  }
  return front;
}

Front::~Front() {
  stop();
  for (Listener& listener : listeners_) close_listener(listener);
}

std::vector<std::string> Front::addresses() const {
  std::vector<std::string> addresses;
  for (const Listener& listener : listeners_) addresses.push_back(listener.address);
  return addresses;
}

void Front::publish(std::string_view text) {
  for (const std::unique_ptr<EventLoop>& loop : loops_) loop->publish(text);
}

void Front::stop() {
  if (threads_.empty()) return;
  for (const std::unique_ptr<EventLoop>& loop : loops_) loop->drain();
  for (const std::unique_ptr<EventLoop>& loop : loops_)
    while (!loop->has_stopped_accepting()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  for (Listener& listener : listeners_) close_listener(listener);
  listeners_.clear();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace muster
