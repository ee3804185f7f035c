// for_each_index: the one way stages spread work over threads, so that no result depends on who was first.
#pragma once

#include <cstddef>
#include <functional>

namespace muster {

/// Calls `work(index)` for every index below `count`, on `jobs` threads (at least 1), each index once. Returns when all
/// are done. `work` must not throw and must touch nothing but what belongs to its index.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace muster
