// The turn of a loop: wait, accept, hand events to connections, take mail, close what has expired.
#include "server/connection/event_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include "server/connection/http_date.h"

namespace muster {

namespace {

constexpr int kEventsATurn = 256;
constexpr int kAcceptsATurn = 64;
constexpr std::size_t kReadBytes = 32 * 1024;
constexpr std::chrono::milliseconds kDrainGrace{500};  // For requests that are on their way when the server stops.

// epoll keys that are no connection: their upper half is a generation that no connection reaches.
constexpr std::uint64_t kSpecialKey = std::uint64_t{0xffffffff} << 32;
constexpr std::uint64_t kWakeKey = kSpecialKey | 0xffffffff;

}  // namespace

EventLoop::EventLoop(const LoopSurroundings& surroundings, std::vector<int> listeners)
    : surroundings_(surroundings),
      settings_(surroundings.settings),
      listeners_(std::move(listeners)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      buffer_(kReadBytes) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kWakeKey;
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event);
  for (const int listener : listeners_) {
    event.events = EPOLLIN | EPOLLEXCLUSIVE;
    event.data.u64 = kSpecialKey | static_cast<std::uint32_t>(listener);
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, listener, &event);
  }
}

EventLoop::~EventLoop() {
  if (epoll_ >= 0) ::close(epoll_);
  if (wake_ >= 0) ::close(wake_);
}

void EventLoop::run() {
  std::array<epoll_event, kEventsATurn> events;
  while (!is_finished()) {
    const int count = ::epoll_wait(epoll_, events.data(), kEventsATurn, milliseconds_to_wait());
    now_ = std::chrono::steady_clock::now();
    refresh_date();
    for (int i = 0; i < count; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      handle_event(event.data.u64, event.events);
    }
    proceed_with_rest();
    close_expired();
    publish_statistics();
  }
  for (std::size_t state = 0; state < kConnectionStates; ++state)
    while (Connection* connection = table_.oldest(static_cast<ConnectionState>(state))) close(*connection);
  publish_statistics();
}

void EventLoop::receive(std::uint64_t connection, Reply reply) {
  const std::lock_guard lock(mail_mutex_);
  mail_.push_back({connection, std::move(reply)});
  if (mail_.size() == 1) ::eventfd_write(wake_, 1);
}

void EventLoop::publish(std::string_view text) {
  const std::lock_guard lock(mail_mutex_);
  published_ += text;
  ::eventfd_write(wake_, 1);
}

void EventLoop::drain() {
  const std::lock_guard lock(mail_mutex_);
  drain_asked_ = true;
  ::eventfd_write(wake_, 1);
}

std::chrono::milliseconds EventLoop::time_allowed(ConnectionState state) const {
  switch (state) {
    case ConnectionState::kHead: return settings_.head_time;
    case ConnectionState::kIdle: return draining_ ? std::min(kDrainGrace, settings_.idle_time) : settings_.idle_time;
    case ConnectionState::kWorking: return settings_.answer_time;
    case ConnectionState::kWriting: return settings_.write_time;
    case ConnectionState::kLingering: return settings_.linger_time;
    default: return draining_ ? kDrainGrace : std::chrono::hours(24);
  }
}

int EventLoop::milliseconds_to_wait() const {
  if (!rest_.empty()) return 0;
  std::chrono::steady_clock::duration wait = draining_ ? std::chrono::milliseconds(20) : std::chrono::seconds(60);
  const auto now = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < kConnectionStates; ++i) {
    const auto state = static_cast<ConnectionState>(i);
    if (const Connection* oldest = table_.oldest(state))
      wait = std::min(wait, oldest->since + time_allowed(state) - now);
  }
  return static_cast<int>(std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::milliseconds>(wait).count()));
}

void EventLoop::handle_event(std::uint64_t key, std::uint32_t events) {
  if (key == kWakeKey) return handle_mail();
  if ((key & kSpecialKey) == kSpecialKey) return accept_connections(static_cast<int>(key & 0xffffffff));
  Connection* connection = table_.find(key);
  if (!connection) return;
  const bool waits = connection->state != ConnectionState::kHead && connection->state != ConnectionState::kIdle;
  if ((events & EPOLLERR) != 0 || ((events & EPOLLHUP) != 0 && waits)) return close(*connection);
  if ((events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP)) != 0) connection->readable = true;
  if ((events & (EPOLLRDHUP | EPOLLHUP)) != 0) connection->hung_up = true;
  proceed(*connection);
}

void EventLoop::proceed_with_rest() {
  std::vector<std::uint64_t> rest;
  rest.swap(rest_);
  for (const std::uint64_t id : rest)
    if (Connection* connection = table_.find(id)) proceed(*connection);
}

void EventLoop::accept_connections(int listener) {
  for (int i = 0; i < kAcceptsATurn; ++i) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    const int socket =
        ::accept4(listener, reinterpret_cast<sockaddr*>(&address), &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) {
      if (errno == EMFILE || errno == ENFILE) make_room();
      return;
    }
    const ClientAddress peer = client_address_of(address);
    const bool counted = !surroundings_.proxies.contains(peer);
    if (counted && !surroundings_.budget.take_for(limit_key(peer))) {
      ++statistics_.refused_per_address;
      ::close(socket);
      continue;
    }
    // A loop that has no connection takes one over the cap, or the others' would shut out whoever comes to it.
    if (surroundings_.budget.is_full() && table_.size() > 0 && !make_room()) {
      ++statistics_.refused_full;
      if (counted) surroundings_.budget.give_for(limit_key(peer));
      ::close(socket);
      continue;
    }
    surroundings_.budget.take();
    ++statistics_.accepted;
    now_ = std::chrono::steady_clock::now();  // Its deadline begins here, however long the turn has taken.
    Connection& connection = table_.add(socket, peer, now_);
    connection.counted = counted;
    begin(connection);
  }
}

/// Often the request is there already, and the connection is done with before epoll has to hear of it.
void EventLoop::begin(Connection& connection) {
  epoll_event event{};
  event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;  // Once for all: no call a request, none a blocked reply.
  event.data.u64 = connection.id();
  connection.readable = true;
  proceed(connection);
  if (connection.id() == event.data.u64) ::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.socket, &event);
}

bool EventLoop::make_room() {
  Connection* connection = table_.to_evict(now_);
  if (!connection) return false;
  ++statistics_.evicted[static_cast<std::size_t>(connection->state)];
  close(*connection);
  return true;
}

void EventLoop::handle_mail() {
  eventfd_t ignored = 0;
  ::eventfd_read(wake_, &ignored);
  std::vector<Mail> mail;
  std::string published;
  bool drain_asked = false;
  {
    const std::lock_guard lock(mail_mutex_);
    mail.swap(mail_);
    published.swap(published_);
    drain_asked = drain_asked_;
  }
  for (const Mail& letter : mail) {
    Connection* connection = table_.find(letter.connection);
    if (!connection || connection->state != ConnectionState::kWorking) continue;
    answer_deferred(*connection, letter.reply);
    if ((connection = table_.find(letter.connection))) resume(*connection);
    if ((connection = table_.find(letter.connection))) proceed(*connection);
  }
  if (!published.empty()) publish_to_streams(published);
  if (drain_asked && !draining_) begin_drain();
}

void EventLoop::begin_drain() {
  draining_ = true;
  drain_start_ = now_;
  for (const int listener : listeners_) {
    accept_connections(listener);  // Who is in the queue already is still served.
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, listener, nullptr);
  }
  deaf_ = true;
  std::vector<Connection*> idle;
  for (Connection* each = table_.oldest(ConnectionState::kIdle); each; each = each->next) idle.push_back(each);
  for (Connection* each : idle) table_.move(*each, ConnectionState::kIdle, now_);
}

void EventLoop::close_expired() {
  if (draining_) close_unused();
  for (std::size_t i = 0; i < kConnectionStates; ++i) {
    const auto state = static_cast<ConnectionState>(i);
    const auto allowed = time_allowed(state);
    while (Connection* connection = table_.oldest(state)) {
      if (now_ - connection->since < allowed) break;
      if (has_come_in_time(*connection)) {
        connection->readable = true;
        proceed(*connection);
        continue;
      }
      ++statistics_.expired[i];
      expire(*connection);
    }
  }
}

/// While draining: those that have not begun to ask.
void EventLoop::close_unused() {
  std::vector<Connection*> unused;
  for (Connection* each = table_.oldest(ConnectionState::kHead); each && now_ - each->since >= kDrainGrace;
       each = each->next)
    if (each->input.empty()) unused.push_back(each);
  for (Connection* each : unused) close(*each);
}

/// What has come since the turn began has come in time for a connection that waits for a head to begin.
bool EventLoop::has_come_in_time(const Connection& connection) const {
  const bool waits = connection.state == ConnectionState::kIdle || connection.state == ConnectionState::kHead;
  char byte = 0;
  return waits && connection.input.empty() && ::recv(connection.socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

void EventLoop::expire(Connection& connection) {
  if (connection.state == ConnectionState::kHead && !connection.input.empty())
    return refuse(connection, head_rule(HeadFault::kTooSlow).status, head_rule(HeadFault::kTooSlow).detail,
                  connection.input);
  if (connection.state == ConnectionState::kWorking) return refuse(connection, 503, "the answer took too long", {});
  close(connection);
}

void EventLoop::publish_statistics() {
  for (std::size_t i = 0; i < kConnectionStates; ++i)
    statistics_.connections[i].store(table_.count(static_cast<ConnectionState>(i)), std::memory_order_relaxed);
}

bool EventLoop::is_finished() const {
  return draining_ && (table_.size() == 0 || now_ - drain_start_ > settings_.drain_time);
}

void EventLoop::refresh_date() {
  const std::int64_t second = std::time(nullptr);
  if (second == date_second_) return;
  date_second_ = second;
  const std::string date = "Date: " + format_http_date(second) + "\r\n";
  end_keep_ = date + "\r\n";
  end_close_ = date + "Connection: close\r\n\r\n";
}

}  // namespace muster
