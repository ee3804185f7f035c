// One connection of a loop: reading heads, asking the application, writing replies, closing.
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "server/connection/character_class.h"
#include "server/connection/event_loop.h"

namespace muster {

namespace {

constexpr int kReadsATurn = 4;
constexpr std::size_t kStreamBytes = 256 * 1024;  // A stream that has so much waiting is given up.

/// Whether a head that may be neither whole nor sound asks for no body (RFC 9110, 9.3.2).
bool begins_with_head(std::string_view bytes) {
  if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
  return bytes.starts_with("HEAD ");
}

/// All X-Forwarded-For fields as one list, for a proxy may add its own field behind the client's.
std::string forwarded_for(const RequestHead& head) {
  std::string list;
  for (std::size_t i = 0; i < head.field_count; ++i) {
    if (!equal_ignoring_case(head.fields[i].name, "x-forwarded-for")) continue;
    if (!list.empty()) list += ',';
    list += head.fields[i].value;
  }
  return list;
}

}  // namespace

/// Goes on as far as the socket lets it, within a fair share of the turn. epoll tells only of changes, so what is left
/// undone while the socket would allow it must be in rest_.
void EventLoop::proceed(Connection& connection) {
  const std::uint64_t id = connection.id();
  if (connection.outgoing) write(connection);
  for (int reads = 0; connection.id() == id && connection.readable; ++reads) {
    if (connection.outgoing || connection.state == ConnectionState::kWorking) return;  // One request at a time.
    if (reads == kReadsATurn) return rest_.push_back(id);
    if (connection.state == ConnectionState::kLingering || connection.state == ConnectionState::kStreaming) {
      discard_input(connection);
    } else {
      read(connection);
    }
  }
}

void EventLoop::read(Connection& connection) {
  const ssize_t count = ::recv(connection.socket, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
    connection.readable = errno == EINTR;
    return;
  }
  if (count <= 0) return close(connection);
  // Less than there was room for: that was all, but for the end of the stream, which was told apart.
  if (static_cast<std::size_t>(count) < buffer_.size()) connection.readable = connection.hung_up;
  if (connection.state == ConnectionState::kIdle) table_.move(connection, ConnectionState::kHead, now_);
  const std::string_view bytes(buffer_.data(), static_cast<std::size_t>(count));
  if (connection.input.empty()) {
    const std::size_t taken = take_heads(connection, bytes);
    if (taken < bytes.size()) connection.input.assign(bytes.substr(taken));
  } else {
    connection.input += bytes;
    resume(connection);
  }
}

/// Goes on with what was read before.
void EventLoop::resume(Connection& connection) {
  if (connection.input.empty()) return;
  std::string input = std::move(connection.input);  // Answering may close the connection.
  connection.input = {};
  const std::size_t taken = take_heads(connection, input);
  if (taken == input.size()) return;
  input.erase(0, taken);
  connection.input = std::move(input);
}

void EventLoop::discard_input(Connection& connection) {
  const ssize_t count = ::recv(connection.socket, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (count > 0) return;
  if (count == 0 || (errno != EAGAIN && errno != EINTR)) return close(connection);
  connection.readable = errno == EINTR;
}

/// Answers the heads in `bytes` one after the other, until one is not whole yet or cannot be answered at once. Returns
/// how many bytes are done with: all of them when the connection is closed or will be.
std::size_t EventLoop::take_heads(Connection& connection, std::string_view bytes) {
  const std::uint64_t id = connection.id();
  std::size_t taken = 0;
  while (taken < bytes.size()) {
    const std::string_view rest = bytes.substr(taken);
    const HeadEnd end = find_head_end(rest, settings_, connection.searched);
    if (end.state == HeadEnd::State::kIncomplete) break;
    HeadFault fault = end.fault;
    if (end.state == HeadEnd::State::kComplete)
      fault = parse_request_head(rest.substr(0, end.length), settings_, head_);
    connection.searched = 0;
    if (fault != HeadFault::kNone) {
      refuse(connection, head_rule(fault).status, head_rule(fault).detail, rest);
      return bytes.size();
    }
    taken += end.length;
    connection.linger_after_reply = head_.has_body;
    answer(connection);
    if (connection.id() != id || head_.has_body) return bytes.size();
    if (connection.state == ConnectionState::kWorking || connection.outgoing) break;
    if (connection.state == ConnectionState::kStreaming) return bytes.size();
    if (taken < bytes.size()) table_.move(connection, ConnectionState::kHead, now_);
  }
  return taken;
}

void EventLoop::answer(Connection& connection) {
  const TimePoint start = now_;
  const std::uint64_t id = surroundings_.next_id.fetch_add(1, std::memory_order_relaxed);
  ClientAddress client = connection.peer;
  if (!connection.counted) client = surroundings_.proxies.client(client, forwarded_for(head_));
  RequestRecord record{id, client, head_.method_name, head_.raw_path};
  const bool is_head = head_.method == Method::kHead;
  const bool keep_alive = head_.keep_alive;
  Reply reply;
  const Request request{head_, client, id, ReplyTicket(*this, connection.id())};
  if (surroundings_.application.answer(request, reply) == Application::Answer::kLater) {
    connection.deferred = std::make_unique<Deferred>(
        Deferred{record, std::string(record.method), std::string(record.raw_path), start, is_head, keep_alive});
    return table_.move(connection, ConnectionState::kWorking, now_);
  }
  send(connection, reply, is_head, keep_alive);
  record.status = reply.status;
  record.route = reply.route;
  record.body_bytes = is_head ? 0 : reply.body.size();
  now_ = std::chrono::steady_clock::now();  // Once a request: the next in this turn begins here.
  record.time = now_ - start;
  surroundings_.application.finished(record);
}

void EventLoop::answer_deferred(Connection& connection, const Reply& reply) {
  const std::unique_ptr<Deferred> deferred = std::move(connection.deferred);
  send(connection, reply, deferred->is_head, deferred->keep_alive);
  RequestRecord& record = deferred->record;
  record.method = deferred->method;
  record.raw_path = deferred->raw_path;
  record.status = reply.status;
  record.route = reply.route;
  record.body_bytes = deferred->is_head ? 0 : reply.body.size();
  record.time = std::chrono::steady_clock::now() - deferred->start;
  surroundings_.application.finished(record);
}

/// Answers what could not be read or took too long, and closes. `received`: of the head, when it has no answer under
/// way.
void EventLoop::refuse(Connection& connection, int status, std::string_view detail, std::string_view received) {
  const std::uint64_t id = surroundings_.next_id.fetch_add(1, std::memory_order_relaxed);
  Reply reply = surroundings_.application.refuse(status, detail, id);
  reply.close = true;
  connection.linger_after_reply = true;
  if (connection.deferred) return answer_deferred(connection, reply);
  const bool is_head = begins_with_head(received);
  RequestRecord record{id, connection.peer, {}, {}, reply.status, reply.route, is_head ? 0 : reply.body.size()};
  send(connection, reply, is_head, false);
  surroundings_.application.finished(record);
}

void EventLoop::send(Connection& connection, const Reply& reply, bool is_head, bool keep_alive) {
  const bool stream = reply.kind == ReplyKind::kStream;
  connection.stream_after_reply = stream;
  connection.close_after_reply = reply.close || !keep_alive || draining_;
  const bool says_close = connection.close_after_reply || stream;
  Outgoing outgoing(reply, says_close ? end_close_ : end_keep_, is_head ? std::string_view() : reply.body);
  if (connection.close_after_reply && !stream) outgoing.set_last();
  std::size_t sent = 0;
  const Outgoing::State state = outgoing.send(connection.socket, settings_.turn_bytes, sent);
  if (state == Outgoing::State::kDone) return reply_sent(connection);
  if (state == Outgoing::State::kBroken) return close(connection);
  connection.outgoing = std::make_unique<Outgoing>(std::move(outgoing));
  connection.outgoing->keep(reply.owner);
  table_.move(connection, ConnectionState::kWriting, now_);
  if (state == Outgoing::State::kMore) rest_.push_back(connection.id());
}

void EventLoop::write(Connection& connection) {
  std::size_t sent = 0;
  const Outgoing::State state = connection.outgoing->send(connection.socket, settings_.turn_bytes, sent);
  if (state == Outgoing::State::kBroken) return close(connection);
  if (sent > 0) table_.move(connection, connection.state, now_);
  if (state == Outgoing::State::kMore) rest_.push_back(connection.id());
  if (state != Outgoing::State::kDone) return;
  connection.outgoing.reset();
  const std::uint64_t id = connection.id();
  reply_sent(connection);
  if (connection.id() == id) resume(connection);
}

/// The whole reply has left: on to what comes after it.
void EventLoop::reply_sent(Connection& connection) {
  if (connection.stream_after_reply) {
    if (connection.state != ConnectionState::kStreaming) table_.move(connection, ConnectionState::kStreaming, now_);
  } else if (connection.linger_after_reply) {
    ::shutdown(connection.socket, SHUT_WR);
    table_.move(connection, ConnectionState::kLingering, now_);
  } else if (connection.close_after_reply) {
    ::shutdown(connection.socket, SHUT_WR);  // Before close(), which would drop what waits if there was more to read.
    return close(connection);
  } else {
    table_.move(connection, ConnectionState::kIdle, now_);
  }
}

void EventLoop::publish_to_streams(std::string_view text) {
  std::vector<Connection*> streams;
  for (Connection* each = table_.oldest(ConnectionState::kStreaming); each; each = each->next) streams.push_back(each);
  for (Connection* each : streams) {
    if (!each->outgoing) each->outgoing = std::make_unique<Outgoing>();
    each->outgoing->append(text);
    if (each->outgoing->left() > kStreamBytes) {
      close(*each);
    } else {
      write(*each);
    }
  }
}

void EventLoop::close(Connection& connection) {
  ::close(connection.socket);
  surroundings_.budget.give();
  if (connection.counted) surroundings_.budget.give_for(limit_key(connection.peer));
  table_.remove(connection);
}

}  // namespace muster
