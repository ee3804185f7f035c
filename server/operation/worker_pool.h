// WorkerPool: a few threads for searches and lookups, behind a queue that can be full.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace muster {

class WorkerPool {
 public:
  /// Throws std::system_error when the machine has no room for so many threads.
  WorkerPool(int threads, std::size_t queue);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or the pool is stopping; then `job` will not run. Any thread.
  bool submit(std::function<void()> job);

  std::size_t waiting() const;

  /// Runs what is queued, then ends the threads.
  void stop();

 private:
  void work();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace muster
