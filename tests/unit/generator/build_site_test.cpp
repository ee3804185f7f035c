#include "generator/build_site.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "core/files/memory_files.h"
#include "core/release/manifest.h"
#include "core/release/release_paths.h"
#include "tests/unit/generator/generator_fixture.h"

using muster::BuildOptions;
using muster::BuildReport;
using muster::MemoryFiles;

namespace {

constexpr std::int64_t kNoon = 1'795'348'800;  // 2026-11-22T12:00:00Z

// The indexes of search and roster are written by libraries to the real disk, so this site has neither.
class Workshop {
 public:
  Workshop() {
    write("site.yaml", "title: Test\nbase_url: https://example.org\nlanguage: en\n");
    write("index.md", "---\ntitle: Home\n---\nSee [fees](fees.md#pay).\n");
    write("fees.md", "---\ntitle: Fees\n---\n## Pay {#pay}\n\nA lot.\n");
    options.search = false;
    options.time = kNoon;
    options.jobs = 2;
  }

  void write(const std::string& path, const std::string& text) {
    const std::string full = "content/" + path;
    REQUIRE(files.make_directories(full.substr(0, full.rfind('/'))));
    REQUIRE(files.write(full, text));
  }
  void remove(const std::string& path) { REQUIRE(files.remove_tree("content/" + path)); }

  BuildReport build() {
    options.time += 1;
    return muster::build_site(files, options);
  }

  std::string published(const std::string& path) {
    const auto bytes = files.read("site/current/public/" + path);
    return bytes ? *bytes : "";
  }

  MemoryFiles files;
  BuildOptions options;
};

}  // namespace

TEST_CASE("a build publishes pages, shells and a manifest") {
  Workshop workshop;
  workshop.write("plan.pdf", "PDF");
  const BuildReport report = workshop.build();
  CHECK(codes_of(report.diagnostics).empty());
  REQUIRE_FALSE(report.failure);
  CHECK(report.release == "20261122T120001Z");
  CHECK(report.pages == 2);
  CHECK(workshop.published("index.html").find("href=\"/fees/#pay\"") != std::string::npos);
  CHECK(workshop.published("plan.pdf") == "PDF");
  const auto manifest = muster::manifest_from_json(*workshop.files.read("site/current/manifest.json"));
  REQUIRE(manifest);
  CHECK(manifest->page_count == 2);
  CHECK(manifest->files.contains("public/fees/index.html.br"));
  CHECK(manifest->files.contains("shell/site.json"));
}

TEST_CASE("a build with errors publishes nothing and leaves the release in use") {
  Workshop workshop;
  REQUIRE(workshop.build().release == "20261122T120001Z");
  const std::string before = workshop.published("index.html");
  workshop.write("index.md", "---\ntitle: Home\n---\n[x](gone.md)\n");
  workshop.write("other.md", "no front matter\n");
  const BuildReport report = workshop.build();
  CHECK(codes_of(report.diagnostics) == std::vector<std::string>{"front-matter/missing:1", "link/broken:4"});
  CHECK(report.release.empty());
  CHECK(workshop.published("index.html") == before);
  CHECK(muster::list_releases(workshop.files, "site")->size() == 1);
}

TEST_CASE("a check writes nothing") {
  Workshop workshop;
  workshop.options.publish = false;
  CHECK(workshop.build().release.empty());
  CHECK_FALSE(*workshop.files.status("site"));
}

TEST_CASE("the site decides how much a finding matters, where it may") {
  Workshop workshop;
  workshop.write("site.yaml",
                 "title: Test\nbase_url: https://example.org\nlanguage: en\nchecks: {link/broken: warning, "
                 "heading/second-title: \"off\"}\n");
  workshop.write("index.md", "---\ntitle: Home\n---\n# Two\n\n[x](gone.md)\n");
  const BuildReport report = workshop.build();
  CHECK(codes_of(report.diagnostics) == std::vector<std::string>{"link/broken:6"});
  CHECK_FALSE(report.release.empty());
}

TEST_CASE("a page that was published cannot vanish unnoticed") {
  Workshop workshop;
  REQUIRE_FALSE(workshop.build().release.empty());
  workshop.write("index.md", "---\ntitle: Home\n---\n");
  workshop.remove("fees.md");
  CHECK(has_problem(workshop.build().diagnostics, "permanence/lost-page", "/fees/"));
  CHECK_FALSE(workshop.published("fees/index.html").empty());
  workshop.write("dues.md", "---\ntitle: Dues\naliases: [/fees/]\n---\n## Pay\n");
  CHECK_FALSE(workshop.build().release.empty());
  workshop.write("dues.md", "---\ntitle: Dues\n---\n");
  CHECK(has_problem(workshop.build().diagnostics, "permanence/lost-anchor", "#pay"));
  workshop.options.allow_broken_urls = true;
  CHECK_FALSE(workshop.build().release.empty());
}

TEST_CASE("drafts are left out unless they are asked for") {
  Workshop workshop;
  workshop.write("new.md", "---\ntitle: New\ndraft: true\n---\n");
  REQUIRE_FALSE(workshop.build().release.empty());
  CHECK(workshop.published("new/index.html").empty());
  workshop.options.drafts = true;
  REQUIRE_FALSE(workshop.build().release.empty());
  CHECK_FALSE(workshop.published("new/index.html").empty());
}

TEST_CASE("an author's own file goes before the one the program would make") {
  Workshop workshop;
  workshop.write("robots.txt", "User-agent: *\nDisallow: /\n");
  REQUIRE_FALSE(workshop.build().release.empty());
  CHECK(workshop.published("robots.txt") == "User-agent: *\nDisallow: /\n");
}

TEST_CASE("the same content gives the same bytes, whatever the number of threads") {
  Workshop one;
  Workshop many;
  many.options.jobs = 8;
  for (Workshop* workshop : {&one, &many}) {
    for (int number = 0; number < 60; ++number)
      workshop->write("pages/p" + std::to_string(number) + ".md",
                      "---\ntitle: P\n---\n~~gone~~ www.example.org [x](../fees.md)\n\n| a |\n|---|\n| b |\n");
    REQUIRE_FALSE(workshop->build().release.empty());
  }
  const auto listing = *one.files.list_tree("site/current");
  CHECK(listing.size() == many.files.list_tree("site/current")->size());
  for (const muster::FileEntry& entry : listing) {
    INFO(entry.path);
    CHECK(*one.files.read("site/current/" + entry.path) == *many.files.read("site/current/" + entry.path));
  }
}

TEST_CASE("two builds of one site do not run at once") {
  Workshop workshop;
  REQUIRE(workshop.files.make_directories("site"));
  const auto held = workshop.files.lock("site/.lock");
  REQUIRE(held);
  const BuildReport report = workshop.build();
  REQUIRE(report.failure);
  CHECK(report.failure->message.find("another build") != std::string::npos);
}

TEST_CASE("whichever operation fails, the site has a release and the next build works") {
  Workshop counting;
  REQUIRE_FALSE(counting.build().release.empty());
  const std::size_t before = counting.files.operations();
  REQUIRE_FALSE(counting.build().release.empty());
  const std::size_t operations = counting.files.operations() - before;
  for (std::size_t failing = 0; failing < operations; ++failing) {
    Workshop workshop;
    workshop.options.jobs = 1;
    REQUIRE(workshop.build().release == "20261122T120001Z");
    workshop.files.fail_after(failing, EIO);
    const BuildReport report = workshop.build();
    INFO("operation " << failing << " of " << operations);
    const auto current = muster::current_release(workshop.files, "site");
    REQUIRE(current);
    CHECK(**current == (report.release.empty() ? "20261122T120001Z" : report.release));
    CHECK_FALSE(workshop.published("fees/index.html").empty());
    workshop.options.allow_broken_urls = true;
    CHECK_FALSE(workshop.build().release.empty());
  }
}
