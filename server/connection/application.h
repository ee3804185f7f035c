// Application: what answers the requests that the front has read and checked. The front knows nothing behind it; the
// server's own is server/site_application.h, and the admin listener has a small one.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>

#include "server/connection/client_address.h"
#include "server/connection/reply.h"
#include "server/connection/request_head.h"

namespace muster {

/// Where deferred replies go: the loop that owns the connection.
class ReplyReceiver {
 public:
  virtual ~ReplyReceiver() = default;
  virtual void receive(std::uint64_t connection, Reply reply) = 0;
};

/// The right to answer one request later. A reply for a connection that is gone is dropped. Any thread.
class ReplyTicket {
 public:
  ReplyTicket(ReplyReceiver& receiver, std::uint64_t connection) : receiver_(&receiver), connection_(connection) {}
  void send(Reply reply) const { receiver_->receive(connection_, std::move(reply)); }

 private:
  ReplyReceiver* receiver_;
  std::uint64_t connection_;
};

struct Request {
  const RequestHead& head;
  ClientAddress client;  ///< Who asks: the peer, or whom a trusted proxy names.
  std::uint64_t id;      ///< For the log line and error answers; unique while the process runs.
  ReplyTicket ticket;
};

/// What a log line and the metrics say of a request.
struct RequestRecord {
  std::uint64_t id = 0;
  ClientAddress client;
  std::string_view method;    ///< Empty when the head was refused before it was known.
  std::string_view raw_path;  ///< As sent, without the query; may be empty.
  int status = 0;
  std::uint8_t route = 0;
  std::uint64_t body_bytes = 0;
  std::chrono::nanoseconds time{0};  ///< From the loop's turn to the request to the first attempt to send the reply.
};

class Application {
 public:
  enum class Answer {
    kNow,    ///< `reply` is filled.
    kLater,  ///< request.ticket.send() will be called, once, from any thread.
  };

  virtual ~Application() = default;

  /// Called on a loop's thread, from several at once; must not block. Nothing of `request` but its ticket may be kept.
  virtual Answer answer(const Request& request, Reply& reply) = 0;

  /// The answer to a head that was refused, or to a request whose answer came too late (503).
  virtual Reply refuse(int status, std::string_view detail, std::uint64_t id) = 0;

  /// After each reply was handed to its socket. Called on a loop's thread; must not block.
  virtual void finished(const RequestRecord& record) = 0;
};

}  // namespace muster
