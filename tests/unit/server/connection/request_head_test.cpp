// Every way to get a head wrong that we know of, and the status that RFC 9112 asks for.
#include "server/connection/request_head.h"

#include <doctest/doctest.h>

#include <ostream>
#include <string>
#include <vector>

namespace {

using muster::FrontSettings;
using muster::HeadEnd;
using muster::HeadFault;
using muster::RequestHead;

constexpr int kGood = 200;
constexpr int kWaiting = 0;  // The head has no end yet.

/// The status of the first head in `bytes`, as an event loop would decide it.
int status_of(std::string_view bytes, const FrontSettings& settings = {}) {
  std::size_t searched = 0;
  const HeadEnd end = muster::find_head_end(bytes, settings, searched);
  if (end.state == HeadEnd::State::kIncomplete) return kWaiting;
  if (end.state == HeadEnd::State::kFaulty) return muster::head_rule(end.fault).status;
  RequestHead head;
  const HeadFault fault = muster::parse_request_head(bytes.substr(0, end.length), settings, head);
  return fault == HeadFault::kNone ? kGood : muster::head_rule(fault).status;
}

struct Row {
  int status;
  std::string bytes;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(status_of(row.bytes) == row.status);
  }
}

std::string get(const std::string& target) { return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"; }
std::string with(const std::string& fields) { return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"; }
std::string with_host(const std::string& host) { return "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"; }

using namespace std::string_literals;

}  // namespace

TEST_CASE("a request line is method, space, target, space, version, and nothing else") {
  check({
      {kGood, get("/")},
      {kGood, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {kGood, "POST / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {kGood, "M-SEARCH / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {kGood, "get / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {kGood, "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET /  HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"},
      {400, " GET / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET /\x0b HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET / HTTP/1.1\rHost: a\r\n\r\n"},
      {400, "GET /\r\nHost: a\r\n\r\n"},
      {400, "GET / \r\nHost: a\r\n\r\n"},
      {400, "GET HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET\r\nHost: a\r\n\r\n"},
      {400, "G@T / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "GET: / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "G\xc3\x89T / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "\x16\x03\x01\x02\x00"s},
      {400, "\0GET / HTTP/1.1\r\nHost: a\r\n\r\n"s},
      {400, "G\0ET / HTTP/1.1\r\nHost: a\r\n\r\n"s},
      {400, "(GET) / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "{\"a\":1}"},
      {400, "\"GET\" / HTTP/1.1\r\nHost: a\r\n\r\n"},
  });
}

TEST_CASE("only HTTP/1.0 and HTTP/1.1 are spoken") {
  const auto version = [](const std::string& text) { return "GET / " + text + "\r\nHost: a\r\n\r\n"; };
  check({
      {kGood, version("HTTP/1.0")},
      {kGood, version("HTTP/1.1")},
      {kGood, version("HTTP/1.2")},
      {505, version("HTTP/2.0")},
      {505, version("HTTP/0.9")},
      {505, version("HTTP/3.0")},
      {505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {400, version("HTTP/1")},
      {400, version("HTTP/1.")},
      {400, version("HTTP/1.10")},
      {400, version("HTTP/01.1")},
      {400, version("HTTP/1.01")},
      {400, version("HTTP/1,1")},
      {400, version("HTTP/11")},
      {400, version("http/1.1")},
      {400, version("Http/1.1")},
      {400, version("HTTPS/1.1")},
      {400, version("HTTP 1.1")},
      {400, version("HTTP/x.1")},
      {400, version("HTTP/-1.1")},
      {400, version("HTTP/1.1\x01")},
      {400, version("ICY/1.1")},
  });
}

TEST_CASE("a target is in the form that its method allows") {
  check({
      {kGood, get("/a/b?c=d&e=f")},
      {kGood, get("/?")},
      {kGood, get("/?q=a|b[c]{d}^`\\")},
      {kGood, get("/?a?b")},
      {kGood, get("//a")},
      {kGood, get("http://a/")},
      {kGood, get("HTTP://a/")},
      {kGood, get("https://a:443/b?c")},
      {kGood, get("http://a")},
      {kGood, get("http://a?b=c")},
      {kGood, "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"},
      {kGood, "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, get("*")},
      {400, get("a")},
      {400, get("a:443")},
      {400, get("?q=1")},
      {400, get("#a")},
      {400, get("/a#b")},
      {400, get("/?a#b")},
      {400, get("ftp://a/")},
      {400, get("file:///etc/passwd")},
      {400, get("http:/a/")},
      {400, get("http://")},
      {400, get("http:///a")},
      {400, get("http://user@a/")},
      {400, get("http://user:pass@a/")},
      {400, get("http://a b/")},
      {400, get("http://a:99999/")},
      {400, get("http://a:b/")},
      {400, get("javascript:alert(1)")},
      {400, get("/<script>")},
      {400, get("/\"")},
      {400, get("/a\\b")},
      {400, get("\\a")},
      {400, get("/a|b")},
      {400, get("/\xc3\xa9")},
      {400, get("/?q=\xc3\xa9")},
      {400, get("/\x7f")},
      {400, get("/\0"s)},
      {400, get("/?\0"s)},
      {400, get("/?q=<b>")},
      {400, "CONNECT a HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "CONNECT http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, "CONNECT a:b HTTP/1.1\r\nHost: a\r\n\r\n"},
  });
}

TEST_CASE("a path is decoded once and leaves the web root in no spelling") {
  check({
      {kGood, get("/caf%C3%A9/")},
      {kGood, get("/a%20b")},
      {kGood, get("/a...b/..c/d../.e")},
      {kGood, get("/.well-known/security.txt")},
      {kGood, get("/%41")},
      {400, get("/%")},
      {400, get("/%4")},
      {400, get("/%zz")},
      {400, get("/%u0041")},
      {400, get("/%00")},
      {400, get("/a%00.html")},
      {400, get("/%0a")},
      {400, get("/%0d%0aSet-Cookie:a")},
      {400, get("/%1f")},
      {400, get("/%7f")},
      {400, get("/%09")},
      {400, get("/a%2fb")},
      {400, get("/a%2Fb")},
      {400, get("/a%5cb")},
      {400, get("/..")},
      {400, get("/../")},
      {400, get("/../etc/passwd")},
      {400, get("/a/../b")},
      {400, get("/a/..")},
      {400, get("/./a")},
      {400, get("/a/.")},
      {400, get("/%2e%2e/etc/passwd")},
      {400, get("/.%2e/")},
      {400, get("/%2e")},
      {400, get("/%2e%2e%2fetc")},
      {400, get("/..%5cetc")},
      {400, get("/%c0%af")},
      {400, get("/%c0%ae%c0%ae/")},
      {400, get("/%e0%80%af")},
      {400, get("/%ff")},
      {400, get("/%ed%a0%80")},
      {400, get("/%f8%80%80%80%af")},
      {400, get("/%c3")},
      {400, get("http://a/../b")},
  });
}

TEST_CASE("lines end in CRLF") {
  check({
      {400, "GET / HTTP/1.1\nHost: a\n\n"},
      {400, "GET / HTTP/1.1\r\nHost: a\n\r\n"},
      {400, "GET / HTTP/1.1\nHost: a\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\nHost: a\r\n\n"},
      {400, "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {400, with("X: a\rb\r\n")},
      {400, with("X: a\r\r\n")},
      {400, with("X\r: a\r\n")},
      {400, with("\rX: a\r\n")},
      {kWaiting, "GET / HTTP/1.1\r\nHost: a\r\n"},
      {kWaiting, "GET / HTTP/1.1\r\nHost: a\r\n\r"},
      {kWaiting, "G"},
      {kWaiting, "\r"},
      {kWaiting, "\r\n"},
  });
}

TEST_CASE("a field is a token, a colon and a value") {
  check({
      {kGood, with("X: a\r\n")},
      {kGood, with("X:a\r\n")},
      {kGood, with("X:\r\n")},
      {kGood, with("X: \t a \t \r\n")},
      {kGood, with("X: \xe9\xff\r\n")},
      {kGood, with("X!#$%&'*+-.^_`|~9: a\r\n")},
      {400, with("X\r\n")},
      {400, with(": a\r\n")},
      {400, with("X : a\r\n")},
      {400, with("X\t: a\r\n")},
      {400, with(" X: a\r\n")},
      {400, with("\tX: a\r\n")},
      {400, with("X: a\r\n b\r\n")},
      {400, with("X: a\r\n\tb\r\n")},
      {400, with("X: a\r\n \r\n")},
      {400, "GET / HTTP/1.1\r\n Host: a\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\n\tHost: a\r\n\r\n"},
      {400, with("X Y: a\r\n")},
      {400, with("X(Y): a\r\n")},
      {400, with("\"X\": a\r\n")},
      {400, with("X\xc3\xa9: a\r\n")},
      {400, with("X\0: a\r\n"s)},
      {400, with("X: a\0b\r\n"s)},
      {400, with("X: a\x01\r\n")},
      {400, with("X: a\x1b[2J\r\n")},
      {400, with("X: a\x7f\r\n")},
      {400, with("X: \x0b\r\n")},
      {400, with("X: \x0c\r\n")},
      {400, with("[X]: a\r\n")},
      {400, with("X,Y: a\r\n")},
  });
}

TEST_CASE("there is one host, and it is a name or an address") {
  check({
      {kGood, with_host("example.org")},
      {kGood, with_host("example.org:8080")},
      {kGood, with_host("example.org:")},
      {kGood, with_host("192.0.2.1")},
      {kGood, with_host("[2001:db8::1]")},
      {kGood, with_host("[2001:db8::1]:8080")},
      {kGood, with_host("a_b-c.example")},
      {kGood, "GET / HTTP/1.0\r\n\r\n"},
      {kGood, "GET / HTTP/1.0\r\nHost: a\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\nX: a\r\n\r\n"},
      {400, "GET http://a/ HTTP/1.1\r\n\r\n"},
      {400, with("Host: a\r\n")},
      {400, with("Host: b\r\n")},
      {400, with("hOST: b\r\n")},
      {400, "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"},
      {400, with_host("")},
      {400, with_host(":80")},
      {400, with_host("a b")},
      {400, with_host("a, b")},
      {400, with_host("a/b")},
      {400, with_host("a@b")},
      {400, with_host("a?b")},
      {400, with_host("a#b")},
      {400, with_host("http://a")},
      {400, with_host("a:b")},
      {400, with_host("a:1:2")},
      {400, with_host("a:-1")},
      {400, with_host("a:65536")},
      {400, with_host("a:123456")},
      {400, with_host("[::1")},
      {400, with_host("[]")},
      {400, with_host("[::1]x")},
      {400, with_host("[::g]")},
      {400, with_host("2001:db8::1")},
      {400, with_host("a<b")},
      {400, with_host("\"a\"")},
      {400, with_host("a\\b")},
      {400, with_host("\xc3\xa9")},
  });
}

TEST_CASE("no head can be read as carrying a body in two ways, and no GET may carry one") {
  check({
      {kGood, with("Content-Length: 0\r\n")},
      {kGood, with("Content-Length: 00\r\n")},
      {kGood, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"},
      {413, with("Content-Length: 1\r\n")},
      {413, with("Content-Length: 5\r\n") + "GET /"},
      {413, with("content-length: 99999999999999999999999999\r\n")},
      {kGood, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"},  // To be answered 405, and closed.
      {kGood, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {kGood, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 00016384\r\n\r\n"},
      {413, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 16385\r\n\r\n"},
      {413, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999999\r\n\r\n"},
      {400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc"},
      {400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {413, with("Transfer-Encoding: chunked\r\n")},
      {413, with("Transfer-Encoding: CHUNKED\r\n")},
      {413, with("transfer-encoding:chunked\r\n")},
      {400, with("Content-Length: 0\r\nContent-Length: 0\r\n")},
      {400, with("Content-Length: 0\r\nContent-Length: 5\r\n")},
      {400, with("Content-Length: 5\r\ncontent-length: 5\r\n")},
      {400, with("Content-Length: 0, 0\r\n")},
      {400, with("Content-Length: 5,5\r\n")},
      {400, with("Content-Length:\r\n")},
      {400, with("Content-Length: -1\r\n")},
      {400, with("Content-Length: +0\r\n")},
      {400, with("Content-Length: 0x0\r\n")},
      {400, with("Content-Length: 0 0\r\n")},
      {400, with("Content-Length: 1.0\r\n")},
      {400, with("Content-Length: 1e3\r\n")},
      {400, with("Content-Length: abc\r\n")},
      {400, with("Content-Length: \xb2\r\n")},
      {400, with("Content-Length : 0\r\n")},
      {400, with("Content-Length\t: 5\r\n")},
      {400, with(" Content-Length: 5\r\n")},
      {400, with("Content-Length: \x0b"
                 "5\r\n")},
      {400, with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")},
      {400, with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")},
      {400, with("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n")},
      {400, with("Transfer-Encoding: chunked, chunked\r\n")},
      {400, with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
      {400, with("Transfer-Encoding: chunked, gzip\r\n")},
      {400, with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")},
      {400, with("Transfer-Encoding:\r\n")},
      {400, with("Transfer-Encoding: ,\r\n")},
      {400, with("Transfer-Encoding: , chunked\r\n")},
      {400, with("Transfer-Encoding: chunked,\r\n")},
      {400, with("Transfer-Encoding: \x0b"
                 "chunked\r\n")},
      {400, with("Transfer-Encoding : chunked\r\n")},
      {400, with("Transfer-Encoding\t: chunked\r\n")},
      {400, with("Transfer-Encoding:\r\n chunked\r\n")},
      {400, with("Transfer-Encoding: \"chunked\"\r\n")},
      {501, with("Transfer-Encoding: gzip, chunked\r\n")},
      {501, with("Transfer-Encoding: gzip\r\n")},
      {501, with("Transfer-Encoding: identity\r\n")},
      {501, with("Transfer-Encoding: xchunked\r\n")},
      {501, with("Transfer-Encoding: chunkedx\r\n")},
      {501, with("Transfer-Encoding: chunked;q=1\r\n")},
      {501, with("Transfer-Encoding: cow\r\n")},
      {400, "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"},
      {400, "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"},
      {413, "GET / HTTP/1.0\r\nContent-Length: 3\r\n\r\n"},
      {kGood, "POST / HTTP/1.0\r\nContent-Length: 3\r\n\r\n"},
      {kGood, with("Expect: 100-continue\r\n")},
      {413, with("Expect: 100-continue\r\nContent-Length: 3\r\n")},
      // An upgrade is an offer that may be left unanswered (RFC 9110, 7.8); h2c by it is no longer (RFC 9113, 3.1).
      {kGood, with("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n")},
      {kGood, with("Connection: Upgrade\r\nUpgrade: websocket\r\n")},
      {505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {417, with("Expect: something\r\n")},
  });
}

TEST_CASE("a head has a size") {
  FrontSettings settings;
  const auto fields = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "X: a\r\n";
    return text;
  };
  CHECK(status_of(with(fields(99))) == kGood);
  CHECK(status_of(with(fields(100))) == 431);
  CHECK(status_of(get("/" + std::string(settings.target_bytes - 1, 'a'))) == kGood);
  CHECK(status_of(get("/" + std::string(settings.target_bytes, 'a'))) == 414);
  CHECK(status_of("GET /" + std::string(settings.target_bytes + 100, 'a')) == 414);
  CHECK(status_of(get("/" + std::string(settings.head_bytes, 'a'))) == 414);
  CHECK(status_of(with("X: " + std::string(settings.head_bytes, 'a') + "\r\n")) == 431);
  CHECK(status_of("GET / HTTP/1.1\r\nX: " + std::string(settings.head_bytes, 'a')) == 431);
  CHECK(status_of("GET / HTTP/1.1\r\nX: " + std::string(settings.head_bytes / 2, 'a')) == kWaiting);
}

TEST_CASE("a head that drips in is found by the byte that ends it") {
  const std::string bytes = with("X: a\r\n");
  std::size_t searched = 0;
  for (std::size_t length = 1; length < bytes.size(); ++length)
    REQUIRE(muster::find_head_end(std::string_view(bytes).substr(0, length), {}, searched).state ==
            HeadEnd::State::kIncomplete);
  const HeadEnd end = muster::find_head_end(bytes, {}, searched);
  CHECK(end.state == HeadEnd::State::kComplete);
  CHECK(end.length == bytes.size());
}

TEST_CASE("what a head says can be asked for") {
  RequestHead head;
  const std::string bytes =
      "GET http://b:81/caf%C3%A9/?q=a%20b HTTP/1.1\r\nHost: a\r\nAccept-Encoding:  br \r\nConnection: x, Close\r\n\r\n";
  REQUIRE(muster::parse_request_head(bytes, {}, head) == HeadFault::kNone);
  CHECK(head.method == muster::Method::kGet);
  CHECK(head.path == "/caf\xc3\xa9/");
  CHECK(head.raw_path == "/caf%C3%A9/");
  CHECK(head.query == "q=a%20b");
  CHECK(head.host == "b:81");
  CHECK(head.field("accept-encoding") == "br");
  CHECK(head.field("range").empty());
  CHECK_FALSE(head.keep_alive);
  const std::string old = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
  REQUIRE(muster::parse_request_head(old, {}, head) == HeadFault::kNone);
  CHECK_FALSE(head.keep_alive);
  CHECK(head.host.empty());
}
