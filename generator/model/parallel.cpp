// Threads that take the next index until there is none.
#include "generator/model/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace muster {

void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  auto run = [&] {
    for (std::size_t index = next++; index < count; index = next++) work(index);
  };
  const std::size_t helpers = std::min<std::size_t>(std::max(jobs, 1U), count);
  std::vector<std::jthread> threads;
  for (std::size_t started = 1; started < helpers; ++started) threads.emplace_back(run);
  run();
}

}  // namespace muster
