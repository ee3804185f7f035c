// Slots that are used again, and doubly linked lists through them.
#include "server/connection/connection_table.h"

namespace muster {

std::string_view connection_state_name(ConnectionState state) {
  constexpr std::array<std::string_view, kConnectionStates + 1> kNames{"head",      "idle",      "working", "writing",
                                                                       "lingering", "streaming", "free"};
  return kNames[static_cast<std::size_t>(state)];
}

Connection& ConnectionTable::add(int socket, const ClientAddress& peer, TimePoint now) {
  if (free_.empty()) {
    const auto slot = static_cast<std::uint32_t>(slots_.size());
    slots_.emplace_back().slot = slot;
    free_.push_back(slot);
  }
  Connection& connection = slots_[free_.back()];
  free_.pop_back();
  connection.socket = socket;
  connection.peer = peer;
  ++size_;
  move(connection, ConnectionState::kHead, now);
  return connection;
}

Connection* ConnectionTable::find(std::uint64_t id) {
  const auto slot = static_cast<std::uint32_t>(id);
  if (slot >= slots_.size()) return nullptr;
  Connection& connection = slots_[slot];
  return connection.state != ConnectionState::kFree && connection.id() == id ? &connection : nullptr;
}

void ConnectionTable::move(Connection& connection, ConnectionState state, TimePoint now) {
  unlink(connection);
  List& list = lists_[static_cast<std::size_t>(state)];
  connection.state = state;
  connection.since = now;
  connection.previous = list.last;
  connection.next = nullptr;
  (list.last ? list.last->next : list.first) = &connection;
  list.last = &connection;
  ++list.count;
}

void ConnectionTable::remove(Connection& connection) {
  unlink(connection);
  const std::uint32_t slot = connection.slot;
  const std::uint32_t generation = connection.generation;
  connection = Connection{};
  connection.slot = slot;
  connection.generation = generation + 1;
  free_.push_back(slot);
  --size_;
}

Connection* ConnectionTable::oldest(ConnectionState state) const {
  return lists_[static_cast<std::size_t>(state)].first;
}

Connection* ConnectionTable::to_evict(TimePoint now) const {
  using enum ConnectionState;
  for (const ConnectionState state : {kLingering, kHead, kIdle, kWriting})
    if (Connection* connection = oldest(state); connection && now - connection->since > std::chrono::seconds(1))
      return connection;
  for (const ConnectionState state : {kLingering, kIdle})
    if (Connection* connection = oldest(state)) return connection;
  return oldest(count(kWriting) >= count(kHead) ? kWriting : kHead);
}

void ConnectionTable::unlink(Connection& connection) {
  if (connection.state == ConnectionState::kFree) return;
  List& list = lists_[static_cast<std::size_t>(connection.state)];
  (connection.previous ? connection.previous->next : list.first) = connection.next;
  (connection.next ? connection.next->previous : list.last) = connection.previous;
  --list.count;
  connection.state = ConnectionState::kFree;
}

}  // namespace muster
