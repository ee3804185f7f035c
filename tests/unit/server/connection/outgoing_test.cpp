#include "server/connection/outgoing.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

using muster::Outgoing;
using muster::Reply;

namespace {

struct SocketPair {
  SocketPair() { REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0); }
  ~SocketPair() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  std::string take() {
    std::string all;
    std::array<char, 65536> bytes;
    for (ssize_t count = 0; (count = ::recv(ends[1], bytes.data(), bytes.size(), 0)) > 0;)
      all.append(bytes.data(), static_cast<std::size_t>(count));
    return all;
  }
  std::array<int, 2> ends{};
};

}  // namespace

TEST_CASE("a reply leaves whole and in order, however little the socket takes at a time") {
  SocketPair sockets;
  const std::string body(1'000'000, 'b');
  Reply reply = muster::make_reply(200, "A: b\r\n", body);
  std::string end = "Date: now\r\n\r\n";
  auto outgoing = std::make_unique<Outgoing>(reply, end, reply.body);
  const std::string expected = "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 1000000\r\n" + end + body;
  std::size_t sent = 0;
  Outgoing::State state = outgoing->send(sockets.ends[0], 20, sent);
  REQUIRE(state == Outgoing::State::kMore);
  REQUIRE(sent == 20);
  outgoing->keep(reply.owner);
  reply = {};
  end.assign("gone");
  std::string received;
  while (state != Outgoing::State::kDone) {
    state = outgoing->send(sockets.ends[0], 100'000, sent);
    REQUIRE(state != Outgoing::State::kBroken);
    received += sockets.take();
  }
  CHECK(received == expected);
  CHECK(sent == expected.size());
}

TEST_CASE("a client that is gone is noticed") {
  SocketPair sockets;
  ::close(sockets.ends[1]);
  const Reply reply = muster::make_reply(200, "", "body");
  Outgoing outgoing(reply, "\r\n", reply.body);
  std::size_t sent = 0;
  CHECK(outgoing.send(sockets.ends[0], 1000, sent) == Outgoing::State::kBroken);
  sockets.ends[1] = ::dup(sockets.ends[0]);
}

TEST_CASE("what is appended to a stream follows what waits") {
  SocketPair sockets;
  Outgoing outgoing;
  outgoing.append("one ");
  outgoing.append("two");
  CHECK(outgoing.left() == 7);
  std::size_t sent = 0;
  CHECK(outgoing.send(sockets.ends[0], 1000, sent) == Outgoing::State::kDone);
  CHECK(sockets.take() == "one two");
}
