#include "server/operation/access_log.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "server/operation/request_id.h"

using muster::LogFormat;
using muster::RequestRecord;

namespace {

RequestRecord record(std::string_view path) {
  return {7, *muster::parse_client_address("203.0.113.77"), "GET", path, 200, 0, 512, std::chrono::microseconds(42)};
}

}  // namespace

TEST_CASE("a line tells when, who by and large, what, and how it went") {
  CHECK(muster::format_log_line(record("/cpd/"), LogFormat::kText, 1795376765) ==
        "2026-11-22T19:46:05Z 203.0.113.0 GET /cpd/ 200 512 42us " + muster::request_id_text(7) + "\n");
  CHECK(muster::format_log_line(record("/cpd/"), LogFormat::kJson, 1795376765) ==
        R"({"time":"2026-11-22T19:46:05Z","client":"203.0.113.0","method":"GET","path":"/cpd/","status":200,)"
        R"("bytes":512,"microseconds":42,"id":")" +
            muster::request_id_text(7) + "\"}\n");
}

TEST_CASE("of searches and lookups only the route is told, wherever the words were put") {
  const auto path = [](std::string_view raw) {
    const std::string line = muster::format_log_line(record(raw), LogFormat::kText, 0);
    const std::size_t start = line.find("GET ") + 4;
    return line.substr(start, line.find(' ', start) - start);
  };
  CHECK(path("/roster/") == "/roster/");
  CHECK(path("/roster/Ada-Example") == "/roster/");
  CHECK(path("/fr/roster/Ada-Example") == "/fr/roster/");
  CHECK(path("/api/roster/Ada-Example") == "/api/roster/");
  CHECK(path("/api/roster") == "/api/roster");
  CHECK(path("/search/my%20question") == "/search/");
  CHECK(path("/cpd/rosters/a/") == "/cpd/roster");
  CHECK(path("/a/b/search/c") == "/a/b/search/c");
  CHECK(path("") == "-");
}

TEST_CASE("a reader who does not read holds nobody up") {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  {
    muster::AccessLog log(LogFormat::kText, pipe[1]);
    // More than what may wait, what is being written, and what the pipe takes.
    for (int i = 0; i < 400'000; ++i) log.add(record("/"));
    CHECK(log.dropped() > 0);
  }
  ::close(pipe[0]);
  ::close(pipe[1]);
}
