#include "server/views/error_view.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "server/views/alert_view.h"
#include "tests/unit/server/views/view_fixture.h"

TEST_CASE("each status has its own words, and any other the general ones") {
  const std::vector<std::pair<int, std::string>> cases = {
      {404, "error_404"}, {405, "error_405"}, {429, "error_429"}, {503, "error_503"}, {500, "error_other"}, {418, "error_other"}};
  for (const auto& [status, key] : cases) {
    muster::ErrorPage error;
    error.status = status;
    const auto html = error_view(error, view_context());
    CHECK(contains(html, "<p>" + key + "_text</p>"));
    CHECK(contains(html, "<a href=\"/\">error_home</a>"));
    CHECK(error_view_title(error, view_context()) == key + "_title");
  }
}

TEST_CASE("an error page tells when to come back, what to quote and what may have been meant") {
  muster::ErrorPage error;
  error.retry_after_seconds = 30;
  error.id = "a1<b2";
  error.near_pages = {{"CPD & more", "/cpd/"}};
  const auto html = error_view(error, view_context());
  CHECK(contains(html, "<p>Wait 30 s</p>"));
  CHECK(contains(html, "<p>Quote a1&lt;b2</p>"));
  CHECK(contains(html, "<li><a href=\"/cpd/\">CPD &amp; more</a></li>"));
  error.retry_after_seconds = 1;
  CHECK(contains(error_view(error, view_context()), "<p>error_wait_one</p>"));
}

TEST_CASE("an alert leads to the field it is about") {
  const auto html = muster::alert_view(muster::name_error_key("only-initials"), "name", view_context());
  CHECK(contains(html, "role=\"alert\""));
  CHECK(contains(html, "<a href=\"#name\">error_name_only_initials</a>"));
  CHECK(muster::alert_title("Check a name", view_context()) == "Error: Check a name");
}
