#include "server/configuration.h"

#include <doctest/doctest.h>

using muster::Diagnostic;
using muster::ServerOptions;
using namespace std::chrono_literals;

namespace {

std::vector<Diagnostic> read(std::string_view text, ServerOptions& options) {
  return muster::read_configuration(text, "serve.yaml", options);
}

}  // namespace

TEST_CASE("every setting is read with its unit") {
  ServerOptions options;
  const auto problems = read(
      "site: /srv/site\nlisten: ['127.0.0.1:1', 'unix:/run/a']\nadmin: 127.0.0.1:2\ntrusted_proxies: [10.0.0.0/8]\n"
      "log: json\nloops: 3\nworkers: 5\nqueue: 7\nrelease_check: 1s\n"
      "limits: {lookups_per_minute: 1, lookups_per_day: 2, members_per_day: 3, searches_per_second: 4,\n"
      "  connections_per_address: 5, clients: 6}\n"
      "deadlines: {head: 1s, idle: 2min, write: 300ms, answer: 4s, linger: 5s, drain: 1h}\n"
      "caps: {head: 32KB, target: 4KB, fields: 50, connections: 99, turn: 1MB, unsent: 64KB}\n",
      options);
  CHECK(problems.empty());
  CHECK(options.site == "/srv/site");
  CHECK(options.listen == std::vector<std::string>{"127.0.0.1:1", "unix:/run/a"});
  CHECK(options.admin == "127.0.0.1:2");
  CHECK(options.log == muster::LogFormat::kJson);
  CHECK(options.front.loops == 3);
  CHECK(options.workers == 5);
  CHECK(options.queue == 7);
  CHECK(options.release_check_time == 1s);
  CHECK(options.limits.clients == 6);
  CHECK(options.front.connections_per_address == 5);
  CHECK(options.front.idle_time == 2min);
  CHECK(options.front.write_time == 300ms);
  CHECK(options.front.drain_time == 1h);
  CHECK(options.front.head_bytes == 32 * 1024);
  CHECK(options.front.turn_bytes == 1024 * 1024);
  CHECK(options.front.connections == 99);
}

TEST_CASE("an empty file changes nothing") {
  ServerOptions options;
  CHECK(read("", options).empty());
  CHECK(read("# nothing\n", options).empty());
  CHECK(options.listen == ServerOptions().listen);
}

TEST_CASE("an unknown key is told with the nearest known one") {
  ServerOptions options;
  const auto problems = read("limits:\n  lookups_per_minut: 5\n", options);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "configuration/unknown-key");
  CHECK(problems[0].position.line == 2);
  CHECK(problems[0].help.find("lookups_per_minute") != std::string::npos);
}

TEST_CASE("a value without its unit, out of range or of the wrong kind is told") {
  for (const std::string_view text : {"deadlines: {head: 10}",
                                      "deadlines: {head: ten seconds}",
                                      "deadlines: {head: 10 s}",
                                      "deadlines: {head: -1s}",
                                      "caps: {head: 16}",
                                      "caps: {head: 1B}",
                                      "caps: {target: 1MB}",
                                      "caps: {fields: 1}",
                                      "queue: 0",
                                      "loops: -1",
                                      "caps: {fields: 129}",
                                      "workers: 1025",
                                      "loops: 257",
                                      "release_check: 0s",
                                      "deadlines: {head: 0ms}",
                                      "deadlines: {write: 0s}",
                                      "deadlines: {answer: 0s}",
                                      "log: loud",
                                      "trusted_proxies: [10.0.0.1/8]",
                                      "listen: {a: b}",
                                      "limits: 5",
                                      "workers: many"}) {
    ServerOptions options;
    CAPTURE(text);
    const auto problems = read(text, options);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].position.line == 1);
    CHECK(problems[0].code.starts_with("configuration/"));
  }
}
