// One sendmsg a turn, and the bookkeeping of what is left.
#include "server/connection/outgoing.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <utility>

namespace muster {

Outgoing::Outgoing(const Reply& reply, std::string_view end, std::string_view body)
    : pieces_{reply.head[0], reply.head[1], reply.head[2], end, body} {
  advance(0);
}

Outgoing::State Outgoing::send(int socket, std::size_t most, std::size_t& sent) {
  if (first_ == kPieces) return State::kDone;
  std::array<iovec, kPieces> vectors;
  std::size_t count = 0;
  std::size_t room = most;
  for (std::size_t i = first_; i < kPieces && room > 0; ++i) {
    const std::size_t length = std::min(room, pieces_[i].size());
    if (length == 0) continue;
    vectors[count++] = {const_cast<char*>(pieces_[i].data()), length};
    room -= length;
  }
  msghdr message{};
  message.msg_iov = vectors.data();
  message.msg_iovlen = count;
  const ssize_t written = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT | (is_last_ ? MSG_MORE : 0));
  if (written < 0) return errno == EAGAIN || errno == EINTR ? State::kBlocked : State::kBroken;
  const auto bytes = static_cast<std::size_t>(written);
  sent += bytes;
  advance(bytes);
  if (first_ == kPieces) return State::kDone;
  return bytes == most ? State::kMore : State::kBlocked;
}

void Outgoing::keep(std::shared_ptr<const void> owner) {
  owner_ = std::move(owner);
  std::string text;
  for (std::size_t i = first_; i + 1 < kPieces; ++i) {
    text += pieces_[i];
    pieces_[i] = {};
  }
  kept_ = std::move(text);
  pieces_[kPieces - 2] = kept_;
  if (first_ < kPieces - 1) first_ = kPieces - 2;
  advance(0);
}

void Outgoing::append(std::string_view text) {
  std::string whole;
  for (std::size_t i = first_; i < kPieces; ++i) whole += pieces_[i];
  whole += text;
  kept_ = std::move(whole);
  pieces_.fill({});
  pieces_[kPieces - 1] = kept_;
  first_ = kPieces - 1;
  owner_.reset();
  advance(0);
}

std::size_t Outgoing::left() const {
  std::size_t bytes = 0;
  for (std::size_t i = first_; i < kPieces; ++i) bytes += pieces_[i].size();
  return bytes;
}

void Outgoing::advance(std::size_t count) {
  while (first_ < kPieces && count >= pieces_[first_].size()) {
    count -= pieces_[first_].size();
    ++first_;
  }
  if (first_ < kPieces) pieces_[first_].remove_prefix(count);
}

}  // namespace muster
