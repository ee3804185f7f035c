#include "server/handlers/html_page.h"

#include <doctest/doctest.h>

TEST_CASE("what visitors typed is text on the page, in its title too") {
  muster::PageParts parts;
  parts.title = "</title><b>";
  parts.query = "\"><b>";
  parts.results = "<p>made by a view</p>";
  CHECK(muster::fill_shell("<title>[[muster:title]]</title><i value=\"[[muster:query]]\">[[muster:results]]", parts) ==
        "<title>&lt;/title&gt;&lt;b&gt;</title><i value=\"&quot;&gt;&lt;b&gt;\"><p>made by a view</p>");
}
