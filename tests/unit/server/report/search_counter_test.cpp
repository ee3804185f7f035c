#include "server/report/search_counter.h"

#include <doctest/doctest.h>

#include "core/files/memory_files.h"
#include "server/report/counted_wording.h"

using muster::ClientAddress;
using muster::counted_wording;
using muster::MemoryFiles;
using muster::SearchCounter;
using muster::SearchReport;
using namespace std::chrono_literals;

namespace {

const SearchCounter::Time kNoon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 10} + 12h;
constexpr const char* kPath = "report/searches.json";

ClientAddress client(int number) { return *muster::parse_client_address("192.0.2." + std::to_string(number)); }

/// A counter with its file in memory.
struct Counting {
  explicit Counting(int months = 13) {
    REQUIRE(files.make_directories("report"));
    open(months);
  }
  void open(int months = 13, SearchCounter::Time now = kNoon) {
    counter.reset();
    auto opened = SearchCounter::open(files, kPath, months, now);
    REQUIRE(opened);
    counter = std::move(*opened);
  }
  void ask(std::string_view query, int clients, bool nothing = false, SearchCounter::Time now = kNoon) const {
    for (int number = 1; number <= clients; ++number) counter->count(query, client(number), nothing, now);
  }
  std::string text() {
    REQUIRE(counter->save());
    return *files.read(kPath);
  }
  SearchReport report() { return *muster::search_report_from_json(text()); }

  MemoryFiles files;
  std::unique_ptr<SearchCounter> counter;
};

}  // namespace

TEST_CASE("a query that five clients asked is told, one that four asked is not in the file") {
  Counting counting;
  counting.ask("CPD hours?", 5);
  counting.ask("divorce", 4);
  counting.ask("divorce", 4);
  const SearchReport report = counting.report();
  const auto& month = report.months.at("2026-11");
  CHECK(month.all.asked == 13);
  REQUIRE(month.queries.size() == 1);
  CHECK(month.queries.at("cpd hours").asked == 5);
  CHECK(counting.text().find("divorce") == std::string::npos);
}

TEST_CASE("no address and no time but the month is in the file") {
  Counting counting;
  counting.ask("cpd", 6, true);
  CHECK(
      counting.text() ==
      "{\n \"report\": 1,\n \"months\": [\n  {\n   \"month\": \"2026-11\",\n   \"searches\": 6,\n   \"found_nothing\": "
      "6,\n"
      "   \"queries\": [\n    {\n     \"query\": \"cpd\",\n     \"asked\": 6,\n     \"found_nothing\": 6\n    }\n   ]\n"
      "  }\n ]\n}\n");
}

TEST_CASE("one client who asks again and again is one") {
  Counting counting;
  for (int i = 0; i < 50; ++i) counting.counter->count("me", client(7), false, kNoon);
  CHECK(counting.report().months.at("2026-11").queries.empty());
}

TEST_CASE("the networks of one household are one client") {
  Counting counting;
  for (int i = 0; i < 50; ++i) {
    const auto address = muster::parse_client_address("2001:db8:7:" + std::to_string(i) + "::1");
    counting.counter->count("me", *address, false, kNoon);
  }
  CHECK(counting.report().months.at("2026-11").queries.empty());
}

TEST_CASE("the file is written when a day is over, not before") {
  Counting counting;
  counting.ask("cpd", 5);
  REQUIRE(counting.counter->save_when_due(kNoon + 11h));
  CHECK(counting.files.read(kPath)->find("cpd") == std::string::npos);
  REQUIRE(counting.counter->save_when_due(kNoon + 12h));
  CHECK(counting.files.read(kPath)->find("cpd") != std::string::npos);
}

TEST_CASE("what is told is counted on after a restart, what is not begins anew") {
  Counting counting;
  counting.ask("cpd", 5);
  counting.ask("fees", 4);
  REQUIRE(counting.counter->save());
  counting.open();
  counting.ask("cpd", 1);
  counting.counter->count("fees", client(9), false, kNoon);
  const auto report = counting.report();
  CHECK(report.months.at("2026-11").queries.at("cpd").asked == 6);
  CHECK(report.months.at("2026-11").queries.count("fees") == 0);
}

TEST_CASE("with a new month the clients begin anew, and the oldest month goes") {
  Counting counting(2);
  counting.ask("cpd", 4);
  counting.counter->count("cpd", client(5), false, kNoon + 24h * 30);
  CHECK(counting.report().months.at("2026-12").queries.empty());
  counting.counter->count("cpd", client(5), false, kNoon + 24h * 60);
  const auto report = counting.report();
  CHECK(report.months.size() == 2);
  CHECK(report.months.count("2026-11") == 0);
}

TEST_CASE("a flood of made-up queries drives out such as itself") {
  Counting counting;
  counting.ask("cpd", 4);
  for (int i = 0; i < 200'000; ++i)
    counting.counter->count("flood " + std::to_string(i % 100'000), client(200), false, kNoon);
  counting.counter->count("cpd", client(9), false, kNoon);
  CHECK(counting.report().months.at("2026-11").queries.count("cpd") == 1);
}

TEST_CASE("the queries told of a month are a thousand at most, and the often asked stay") {
  Counting counting;
  counting.ask("cpd", 6);
  for (int i = 0; i < 1'200; ++i) counting.ask("told " + std::to_string(i), 5);
  const auto report = counting.report();
  CHECK(report.months.at("2026-11").queries.count("cpd") == 1);
  CHECK(report.months.at("2026-11").queries.size() == SearchCounter::kMostQueries);
}

TEST_CASE("two servers do not write the same file, and what is no report is not written over") {
  Counting counting;
  CHECK_FALSE(SearchCounter::open(counting.files, kPath, 13, kNoon));
  counting.counter.reset();
  REQUIRE(counting.files.write(kPath, "my notes"));
  CHECK_FALSE(SearchCounter::open(counting.files, kPath, 13, kNoon));
  CHECK(*counting.files.read(kPath) == "my notes");
}

TEST_CASE("what is no file is neither read nor replaced") {
  MemoryFiles files;
  REQUIRE(files.make_directories("report/searches.json"));
  const auto opened = SearchCounter::open(files, kPath, 13, kNoon);
  REQUIRE(!opened);
  CHECK(opened.failure().message == "the report of searches must be a file");
}

TEST_CASE("the same question is the same whoever types it, and what tells of somebody is not counted") {
  CHECK(counted_wording("  How  do I LOG my CPD? ") == "how do i log my cpd");
  CHECK(counted_wording("\"R\u00e9sum\u00e9\"!") == "resume");
  CHECK(counted_wording("form 1099") == "form 1099");
  CHECK(counted_wording("zo@example.com").empty());
  CHECK(counted_wording("780 555 0100").empty());
  CHECK(counted_wording(std::string(81, 'a')).empty());
  CHECK(counted_wording(" ?! ").empty());
}
