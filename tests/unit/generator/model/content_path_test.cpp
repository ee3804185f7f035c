#include "generator/model/content_path.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <utility>

namespace {

struct Three {
  const char* from;
  const char* second;
  const char* third;
};

}  // namespace

TEST_CASE("a page's address follows its path") {
  for (const auto& [path, url] : {std::pair{"index.md", "/"},
                                  {"privacy.md", "/privacy/"},
                                  {"cpd/index.md", "/cpd/"},
                                  {"cpd/credits.md", "/cpd/credits/"},
                                  {"reindex.md", "/reindex/"},
                                  {"v1.0.md", "/v1.0/"}})
    CHECK(muster::page_url(path) == url);
}

TEST_CASE("an address names one file below the web root") {
  CHECK(muster::output_path("/") == "index.html");
  CHECK(muster::output_path("/cpd/") == "cpd/index.html");
  CHECK(muster::output_path("/404.html") == "404.html");
}

TEST_CASE("a link is resolved against the folder of its page and never leaves the content folder") {
  for (const auto& [from, link, path] : std::initializer_list<Three>{{"cpd/index.md", "../privacy.md", "privacy.md"},
                                                                     {"cpd/index.md", "credits.md", "cpd/credits.md"},
                                                                     {"cpd/index.md", "./credits.md", "cpd/credits.md"},
                                                                     {"index.md", "cpd/../fees.md", "fees.md"},
                                                                     {"a/b/c.md", "../../d.md", "d.md"},
                                                                     {"a/b.md", "/fees/", "fees"},
                                                                     {"a/b.md", "../../etc/passwd", ".."},
                                                                     {"index.md", "..", ".."}})
    CHECK(muster::resolve_path(from, link) == path);
}

TEST_CASE("a path is written as seen from a page") {
  for (const auto& [from, to, path] : std::initializer_list<Three>{{"index.md", "fees.md", "fees.md"},
                                                                   {"cpd/index.md", "fees.md", "../fees.md"},
                                                                   {"cpd/index.md", "cpd/credits.md", "credits.md"},
                                                                   {"cpd/a/b.md", "cpd/c/d.md", "../c/d.md"},
                                                                   {"cpd/a.md", "cpdx/b.md", "../cpdx/b.md"}}) {
    CHECK(muster::relative_path(from, to) == path);
    CHECK(muster::resolve_path(from, path) == to);
  }
}

TEST_CASE("a site path stays on the site") {
  for (const char* path : {"/", "/old/", "/old", "/old.html", "/a/b/#c", "/été/", "/a..b/"})
    CHECK(muster::is_site_path(path));
  for (const char* path :
       {"", "old/", "//example.org/", "/a b/", "/a?b", "/a/../b/", "/..", "/./a", "/a\\b", "/a\nb", "/\"", "/<b>"})
    CHECK_FALSE(muster::is_site_path(path));
}

TEST_CASE("a site path is written in one way") {
  for (const auto& [path, url] : {std::pair{"/old", "/old/"},
                                  {"/old/", "/old/"},
                                  {"/old.html", "/old.html"},
                                  {"/old#a", "/old/#a"},
                                  {"/v1.0/old", "/v1.0/old/"},
                                  {"/", "/"}})
    CHECK(muster::with_slash(path) == url);
}

TEST_CASE("the folder above an address") {
  CHECK(muster::parent_url("/faq/cpd/") == "/faq/");
  CHECK(muster::parent_url("/faq/") == "/");
  CHECK(muster::parent_url("/").empty());
}

TEST_CASE("anchors are made as GitHub makes them") {
  for (const auto& [heading, anchor] : {std::pair{"How do I log my CPD?", "how-do-i-log-my-cpd"},
                                        {"Fees & dues", "fees--dues"},
                                        {"What's new", "whats-new"},
                                        {"C.E.T. and P.Tech.(Eng.)", "cet-and-ptecheng"},
                                        {"Été à Québec", "été-à-québec"},
                                        {"snake_case stays", "snake_case-stays"},
                                        {"already-hyphenated - twice", "already-hyphenated---twice"},
                                        {"日本語 heading", "日本語-heading"},
                                        {"100 % sure!", "100--sure"},
                                        {"?!", ""}})
    CHECK(muster::heading_anchor(heading) == anchor);
}
