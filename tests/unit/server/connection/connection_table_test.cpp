#include "server/connection/connection_table.h"

#include <doctest/doctest.h>

#include <vector>

using muster::Connection;
using muster::ConnectionState;
using muster::ConnectionTable;
using namespace std::chrono_literals;

TEST_CASE("a connection is found by its id until it is removed, and its slot's next one has another id") {
  ConnectionTable table;
  Connection& first = table.add(7, {}, {});
  const std::uint64_t id = first.id();
  CHECK(table.find(id) == &first);
  table.remove(first);
  CHECK(table.find(id) == nullptr);
  CHECK(table.size() == 0);
  const Connection& second = table.add(8, {}, {});
  CHECK(&second == &first);
  CHECK(second.id() != id);
  CHECK(table.find(id) == nullptr);
}

TEST_CASE("a list is in the order in which connections came into the state") {
  ConnectionTable table;
  const ConnectionTable::TimePoint now{};
  Connection& first = table.add(1, {}, now);
  Connection& second = table.add(2, {}, now + 1s);
  CHECK(table.oldest(ConnectionState::kHead) == &first);
  table.move(first, ConnectionState::kHead, now + 2s);
  CHECK(table.oldest(ConnectionState::kHead) == &second);
  table.move(second, ConnectionState::kIdle, now + 3s);
  CHECK(table.oldest(ConnectionState::kHead) == &first);
  CHECK(table.oldest(ConnectionState::kIdle) == &second);
  CHECK(table.count(ConnectionState::kIdle) == 1);
}

TEST_CASE("the oldest incomplete head goes first, then the oldest idle one, then a stalled writer") {
  ConnectionTable table;
  const ConnectionTable::TimePoint start{};
  const auto later = start + 10s;
  Connection& head = table.add(1, {}, start);
  Connection& idle = table.add(2, {}, start);
  table.move(idle, ConnectionState::kIdle, start);
  Connection& writer = table.add(3, {}, start);
  table.move(writer, ConnectionState::kWriting, start);
  Connection& worker = table.add(4, {}, start);
  table.move(worker, ConnectionState::kWorking, start);
  for (Connection* expected : {&head, &idle, &writer}) {
    REQUIRE(table.to_evict(later) == expected);
    table.remove(*expected);
  }
  CHECK(table.to_evict(later) == nullptr);
}

TEST_CASE("a client that has only just come is not pushed out while somebody idles") {
  ConnectionTable table;
  const ConnectionTable::TimePoint start{};
  Connection& idle = table.add(1, {}, start);
  table.move(idle, ConnectionState::kIdle, start);
  table.add(2, {}, start + 9900ms);
  CHECK(table.to_evict(start + 10s) == &idle);
}

TEST_CASE("a flood pushes out itself") {
  ConnectionTable table;
  const auto start = ConnectionTable::TimePoint(1h);
  std::vector<Connection*> all;
  for (int i = 0; i < 5; ++i) all.push_back(&table.add(i, {}, start + std::chrono::milliseconds(i)));
  for (const std::size_t i : {2, 3, 4}) table.move(*all[i], ConnectionState::kWriting, start + 10ms);
  CHECK(table.to_evict(start + 20ms) == all[2]);
  table.move(*all[3], ConnectionState::kWorking, start + 20ms);
  table.move(*all[4], ConnectionState::kWorking, start + 20ms);
  CHECK(table.to_evict(start + 30ms) == all[0]);
}
