#include "server/connection/http_date.h"

#include <doctest/doctest.h>

TEST_CASE("dates are written in the preferred form and read in it") {
  CHECK(muster::format_http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(muster::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
  CHECK(muster::format_http_date(951826245) == "Tue, 29 Feb 2000 12:10:45 GMT");
}

TEST_CASE("dates are read in the two forms of old") {
  CHECK(muster::parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == 784111777);
  CHECK(muster::parse_http_date("Sun Nov  6 08:49:37 1994") == 784111777);
  CHECK(muster::parse_http_date("Tue Feb 29 12:10:45 2000") == 951826245);
}

TEST_CASE("a year of two digits is at most 50 years ahead") {
  const std::int64_t now = *muster::parse_http_date("Thu, 26 Nov 2026 00:00:00 GMT");
  CHECK(muster::parse_http_date("Thursday, 26-Nov-26 00:00:00 GMT", now) == now);
  CHECK(muster::parse_http_date("Tuesday, 24-Nov-76 00:00:00 GMT", now) ==
        muster::parse_http_date("Tue, 24 Nov 2076 00:00:00 GMT"));
  CHECK(muster::parse_http_date("Monday, 29-Nov-76 00:00:00 GMT", now) ==
        muster::parse_http_date("Mon, 29 Nov 1976 00:00:00 GMT"));
}

TEST_CASE("a date in another form counts as none") {
  for (const std::string_view wrong :
       {"", "Monday, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06 Nov 94 08:49:37 GMT",
        "Sundax, 06-Nov-94 08:49:37 GMT", "Mon Nov  6 08:49:37 1994", "Sun Nov 6 08:49:37 1994 ",
        "Sun Nov  6 08:49:37 1994 GMT", "Sun Nov  6 08:49:37 94", "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:3x GMT"})
    CHECK_FALSE(muster::parse_http_date(wrong));
}
