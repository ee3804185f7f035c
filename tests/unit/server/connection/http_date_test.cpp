#include "server/connection/http_date.h"

#include <doctest/doctest.h>

TEST_CASE("dates are written and read in the one preferred form") {
  CHECK(muster::format_http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(muster::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
  CHECK(muster::format_http_date(951826245) == "Tue, 29 Feb 2000 12:10:45 GMT");
}

TEST_CASE("a date in another form counts as none") {
  for (const std::string_view wrong :
       {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:3x GMT"})
    CHECK_FALSE(muster::parse_http_date(wrong));
}
