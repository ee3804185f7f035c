#include "generator/model/diagnostic_codes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "generator/model/published_urls.h"

TEST_CASE("the table of codes is sorted, so that every code in it is found") {
  const auto codes = muster::diagnostic_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
  for (const muster::DiagnosticCode& code : codes) {
    CHECK(muster::find_diagnostic_code(code.code) == &code);
    CHECK_FALSE(code.meaning.empty());
  }
  CHECK(muster::find_diagnostic_code("nonsense") == nullptr);
}

TEST_CASE("published addresses survive their file, and a damaged one is an empty list") {
  const muster::PublishedUrls urls{{"/", {}}, {"/fees/", {"pay", "été"}}};
  CHECK(muster::published_urls_from_json(muster::published_urls_to_json(urls)) == urls);
  for (const char* damaged : {"", "{", "[]", "{\"/\": 1}", "null"})
    CHECK(muster::published_urls_from_json(damaged).empty());
}
