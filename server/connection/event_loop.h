// EventLoop: one thread that owns its sockets, reads heads, asks the application and writes replies; nothing in it
// blocks. front.h runs several. A connection's life:
//
//     accept -> kHead -> (application) -> kWriting -> kIdle -> kHead ...
//                    \-> kWorking (answered later) -^       \-> closed: by either side, a deadline, or eviction
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/connection/application.h"
#include "server/connection/connection_budget.h"
#include "server/connection/connection_table.h"
#include "server/connection/front_settings.h"

namespace muster {

/// Written by one loop, read by anyone.
struct LoopStatistics {
  std::array<std::atomic<std::uint64_t>, kConnectionStates> connections{};
  std::array<std::atomic<std::uint64_t>, kConnectionStates> evicted{};  ///< By the state they were in.
  std::array<std::atomic<std::uint64_t>, kConnectionStates> expired{};  ///< Closed by a deadline, likewise.
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> refused_full{0};  ///< No room, and nobody to evict.
  std::atomic<std::uint64_t> refused_per_address{0};
};

/// What all loops of a front share; outlives them.
struct LoopSurroundings {
  const FrontSettings& settings;
  const TrustedProxies& proxies;
  ConnectionBudget& budget;
  Application& application;
  std::atomic<std::uint64_t>& next_id;
};

class EventLoop final : public ReplyReceiver {
 public:
  /// `listeners`: sockets to accept from; a socket that other loops have too is woken one at a time. Precondition for
  /// run(): is_ready().
  EventLoop(const LoopSurroundings& surroundings, std::vector<int> listeners);
  ~EventLoop() override;
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  bool is_ready() const { return epoll_ >= 0 && wake_ >= 0; }

  /// Returns after drain(), when the last connection is gone or the time for it is over.
  void run();

  // From any thread:
  void receive(std::uint64_t connection, Reply reply) override;
  void publish(std::string_view text);  ///< To every stream of this loop.
  void drain();
  bool has_stopped_accepting() const { return deaf_.load(); }  ///< Some time after drain().
  const LoopStatistics& statistics() const { return statistics_; }

 private:
  using TimePoint = ConnectionTable::TimePoint;

  // The turn: event_loop.cpp
  int milliseconds_to_wait() const;
  void handle_event(std::uint64_t key, std::uint32_t events);
  void accept_connections(int listener);
  void begin(Connection& connection);
  bool make_room();
  void handle_mail();
  void begin_drain();
  void proceed_with_rest();
  void close_expired();
  void close_unused();
  bool has_come_in_time(const Connection& connection) const;
  void expire(Connection& connection);
  std::chrono::milliseconds time_allowed(ConnectionState state) const;
  void publish_statistics();
  bool is_finished() const;
  void refresh_date();

  // One connection: event_loop_connection.cpp
  void proceed(Connection& connection);
  void read(Connection& connection);
  void resume(Connection& connection);
  void discard_input(Connection& connection);
  std::size_t take_heads(Connection& connection, std::string_view bytes);
  void answer(Connection& connection);
  void answer_deferred(Connection& connection, const Reply& reply);
  void refuse(Connection& connection, int status, std::string_view detail, std::string_view received);
  void send(Connection& connection, const Reply& reply, bool is_head, bool keep_alive);
  void write(Connection& connection);
  void reply_sent(Connection& connection);
  void publish_to_streams(std::string_view text);
  void close(Connection& connection);

  LoopSurroundings surroundings_;
  const FrontSettings& settings_;
  std::vector<int> listeners_;
  int epoll_ = -1;
  int wake_ = -1;
  ConnectionTable table_;
  std::vector<std::uint64_t> rest_;  // Connections that could go on, but had their share of this turn.
  RequestHead head_;
  std::vector<char> buffer_;
  TimePoint now_;
  std::int64_t date_second_ = 0;
  std::string end_keep_;   // Date and the empty line.
  std::string end_close_;  // Date, Connection: close and the empty line.
  bool draining_ = false;
  std::atomic<bool> deaf_{false};
  TimePoint drain_start_;
  LoopStatistics statistics_;

  struct Mail {
    std::uint64_t connection;
    Reply reply;
  };
  std::mutex mail_mutex_;
  std::vector<Mail> mail_;
  std::string published_;
  bool drain_asked_ = false;
};

}  // namespace muster
