#include "core/text/escape.h"

#include <doctest/doctest.h>

TEST_CASE("what HTML gives a meaning is escaped") {
  CHECK(muster::escape_html("<a href='x'>\"R&D\"</a>") == "&lt;a href=&#39;x&#39;&gt;&quot;R&amp;D&quot;&lt;/a&gt;");
}

TEST_CASE("a URL component keeps only unreserved bytes") {
  CHECK(muster::encode_url_component("a b/é?~") == "a%20b%2F%C3%A9%3F~");
  CHECK(muster::encode_url_path("/a b/") == "/a%20b/");
}

TEST_CASE("an address keeps its parts and what is encoded already") {
  CHECK(muster::encode_address("https://example.org/é/a%20b?c=d&e=$f#g") ==
        "https://example.org/%C3%A9/a%20b?c=d&e=%24f#g");
  CHECK(muster::encode_address("/a b\"{}\\\r\n") == "/a%20b%22%7B%7D%5C%0D%0A");
}
