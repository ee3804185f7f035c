#include "core/text/utf8.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("valid text has no invalid place") {
  for (const char* text : {"", "plain", "Zoë", "日本語 text that is longer than eight bytes", "\xF4\x8F\xBF\xBF"})
    CHECK_FALSE(muster::find_invalid_utf8(text));
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  struct Case {
    std::string text;
    std::size_t offset;
  };
  for (const Case& item : {Case{"\xFF", 0}, Case{"abc\xC0\xAF", 3}, Case{"12345678\xE0\x80\x80", 8},
                           Case{"\xED\xA0\x80", 0}, Case{"\xF4\x90\x80\x80", 0}, Case{"ab\xC3", 2},
                           Case{"\xC3\xA9\x80", 2}, Case{"\xF5\x80\x80\x80", 0}})
    CHECK(muster::find_invalid_utf8(item.text) == item.offset);
}

TEST_CASE("code points are counted, not bytes") { CHECK(muster::count_code_points("Zoë 日本") == 6); }
