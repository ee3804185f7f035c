// ConnectionTable: the connections of one loop, each in the list of its state, oldest first. A list is sorted by time
// because everything in it has the same deadline, so finding what has expired, or whom to evict, is looking at its
// head.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "server/connection/application.h"
#include "server/connection/outgoing.h"

namespace muster {

enum class ConnectionState : std::uint8_t {
  kHead,       ///< A head has begun, or the connection is new.
  kIdle,       ///< Between requests.
  kWorking,    ///< The application will answer later.
  kWriting,    ///< A reply is waiting for the socket.
  kLingering,  ///< Reading on after a refusal, so that the client sees the reply.
  kStreaming,
  kFree,
};
inline constexpr std::size_t kConnectionStates = 6;  ///< Without kFree.

std::string_view connection_state_name(ConnectionState state);

/// What is remembered of a request while its answer is worked on.
struct Deferred {
  RequestRecord record;
  std::string method;
  std::string raw_path;
  std::chrono::steady_clock::time_point start;
  bool is_head = false;
  bool keep_alive = false;
};

struct Connection {
  int socket = -1;
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;  ///< Raised when the slot is used again.
  ConnectionState state = ConnectionState::kFree;
  bool close_after_reply = false;
  bool linger_after_reply = false;
  bool stream_after_reply = false;
  bool counted = false;   ///< In the count of its address.
  bool readable = false;  ///< The socket may have something to read.
  bool hung_up = false;   ///< The client will send nothing more; its last bytes may still wait.
  ClientAddress peer;
  Connection* previous = nullptr;
  Connection* next = nullptr;
  std::chrono::steady_clock::time_point since;  ///< When it came into this state, or last made progress in it.
  std::size_t searched = 0;                     ///< Of `input`, for find_head_end.
  std::string input;                            ///< Read and not yet understood; holds no memory between requests.
  std::unique_ptr<Outgoing> outgoing;
  std::unique_ptr<Deferred> deferred;

  /// Another one once the connection is gone, for a slot stays where it is and its generation rises.
  std::uint64_t id() const { return std::uint64_t{generation} << 32 | slot; }
};

/// One thread only.
class ConnectionTable {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// A new one in state kHead.
  Connection& add(int socket, const ClientAddress& peer, TimePoint now);

  /// Nothing when that connection is gone.
  Connection* find(std::uint64_t id);

  /// To the end of the list of `state`: also when it is there already, which restarts its deadline.
  void move(Connection& connection, ConnectionState state, TimePoint now);

  /// Forgets it. The socket is the caller's to close.
  void remove(Connection& connection);

  /// The one longest in `state`; nothing when none is.
  Connection* oldest(ConnectionState state) const;

  /// Who has to go when there is no room: the oldest incomplete head, then the oldest idle, then the oldest stalled
  /// writer, each only when it has been so for a second (a client that has only just come must not be pushed out by
  /// the next); then the oldest idle one of any age; then the oldest head or writer, whichever there are more of, so
  /// that a flood pushes out itself. Nothing when all are at work.
  Connection* to_evict(TimePoint now) const;

  std::size_t count(ConnectionState state) const { return lists_[static_cast<std::size_t>(state)].count; }
  std::size_t size() const { return size_; }

 private:
  struct List {
    Connection* first = nullptr;
    Connection* last = nullptr;
    std::size_t count = 0;
  };
  void unlink(Connection& connection);

  std::deque<Connection> slots_;
  std::vector<std::uint32_t> free_;
  std::array<List, kConnectionStates> lists_;
  std::size_t size_ = 0;
};

}  // namespace muster
