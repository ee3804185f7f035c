#include "server/connection/listener.h"

#include <doctest/doctest.h>

using muster::ListenAddress;
using muster::Listener;
using muster::Result;

TEST_CASE("an address to listen on is taken apart") {
  const Result<ListenAddress> name = muster::parse_listen_address("localhost:8080");
  REQUIRE(name);
  CHECK(name->host == "localhost");
  CHECK(name->port == "8080");
  const Result<ListenAddress> ipv6 = muster::parse_listen_address("[::1]:0");
  REQUIRE(ipv6);
  CHECK(ipv6->host == "::1");
  const Result<ListenAddress> path = muster::parse_listen_address("unix:/run/muster:1");
  REQUIRE(path);
  CHECK(path->path == "/run/muster:1");
  CHECK(muster::parse_listen_address(":80")->host.empty());
}

TEST_CASE("what is no address is refused before anything is opened") {
  for (const char* text : {"", "8080", "localhost", "localhost:", "localhost:http", "127.0.0.1:65536", "127.0.0.1:-1",
                           "127.0.0.1:80 ", "::1:80", "[::1]", "[]:80", "http://a:80", "a b:80", "unix:"}) {
    CAPTURE(text);
    CHECK_FALSE(muster::parse_listen_address(text));
  }
  CHECK_FALSE(muster::parse_listen_address("unix:/" + std::string(200, 'a')));
}

TEST_CASE("a name is listened on at an address of this machine, and a taken port is told") {
  Result<std::vector<Listener>> first = muster::open_listeners("localhost:0", 2, 4096);
  REQUIRE(first);
  REQUIRE(first->size() == 1);
  Listener& listener = first->front();
  CHECK(listener.sockets.size() == 2);
  const std::string prefix = "http://";
  REQUIRE(listener.address.starts_with(prefix));
  const Result<std::vector<Listener>> again = muster::open_listeners(listener.address.substr(prefix.size()), 1, 4096);
  REQUIRE_FALSE(again);
  CHECK(again.failure().error_number == EADDRINUSE);
  muster::close_listener(listener);
}
