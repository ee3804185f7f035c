#include "server/operation/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

TEST_CASE("jobs run, a full queue refuses, and what was accepted is finished at the end") {
  std::atomic<int> done{0};
  std::promise<void> gate;
  const std::shared_future<void> open = gate.get_future().share();
  std::promise<void> running;
  {
    muster::WorkerPool pool(1, 2);
    REQUIRE(pool.submit([&] {
      running.set_value();
      open.wait();
      ++done;
    }));
    running.get_future().wait();
    CHECK(pool.submit([&] { ++done; }));
    CHECK(pool.submit([&] { ++done; }));
    CHECK_FALSE(pool.submit([&] { ++done; }));
    CHECK(pool.waiting() == 2);
    gate.set_value();
  }
  CHECK(done == 3);
}

TEST_CASE("a pool that has stopped takes nothing") {
  muster::WorkerPool pool(2, 10);
  pool.stop();
  CHECK_FALSE(pool.submit([] {}));
}
