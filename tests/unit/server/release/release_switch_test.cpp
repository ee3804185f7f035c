#include "server/release/release_switch.h"

#include <doctest/doctest.h>

#include "core/files/memory_files.h"
#include "core/release/digest.h"
#include "core/release/release_paths.h"
#include "server/release/security_fields.h"

using muster::MemoryFiles;
using muster::ReleaseSwitch;
using Outcome = muster::ReleaseSwitch::Outcome;

namespace {

/// A site in memory whose releases have one page each, with the release's id as its text.
struct Site {
  void add(const std::string& id) {
    const std::string root = "site/releases/" + id;
    muster::Manifest manifest;
    manifest.id = id;
    put(manifest, root, "public/index.html", "<p>" + id);
    muster::SiteProfile profile;
    profile.base_url = "https://example.org";
    profile.redirects["/old/"] = "/";
    put(manifest, root, "shell/site.json", muster::site_profile_to_json(profile));
    put(manifest, root, "shell/error.html", "[[muster:results]]");
    REQUIRE(files.write(root + "/manifest.json", muster::manifest_to_json(manifest)));
  }
  void put(muster::Manifest& manifest, const std::string& root, const std::string& path, const std::string& bytes) {
    REQUIRE(files.make_directories((root + "/" + path).substr(0, (root + "/" + path).rfind('/'))));
    REQUIRE(files.write(root + "/" + path, bytes));
    manifest.files[path] = {muster::sha256_hex(bytes), bytes.size()};
  }
  void use(const std::string& id) { REQUIRE(muster::switch_current(files, "site", id)); }
  std::unique_ptr<ReleaseSwitch> open() {
    auto opened = ReleaseSwitch::open(files, "site", muster::Verify::kDigests);
    REQUIRE(opened);
    return std::move(*opened);
  }

  MemoryFiles files;
};

std::string home(const ReleaseSwitch& releases) { return *releases.current()->files.find("/")->plain.bytes; }

}  // namespace

TEST_CASE("a new release is put in use, and who has the old one keeps it") {
  Site site;
  site.add("one");
  site.use("one");
  const auto releases = site.open();
  const auto old = releases->current();
  CHECK(releases->check().value() == Outcome::kUnchanged);
  site.add("two");
  site.use("two");
  CHECK(releases->check().value() == Outcome::kSwitched);
  CHECK(home(*releases) == "<p>two");
  CHECK(*old->files.find("/")->plain.bytes == "<p>one");
  CHECK(releases->switches() == 1);
}

TEST_CASE("a site without a release cannot be opened") {
  MemoryFiles files;
  REQUIRE(files.make_directories("site"));
  const auto opened = ReleaseSwitch::open(files, "site", muster::Verify::kDigests);
  REQUIRE_FALSE(opened);
  CHECK(opened.failure().message.find("no release") != std::string::npos);
}

TEST_CASE("a damaged or incomplete release is refused, told once, and the old one stays") {
  const std::vector<std::pair<std::string, std::string>> damages{
      {"public/index.html", "<p>other"},
      {"public/index.html", ""},
      {"shell/site.json", "{}"},
      {"shell/error.html", "changed"},
      {"manifest.json", "{"},
      {"manifest.json", "{\"schema\":1}"},
      {"manifest.json", "{\"schema\":2}"},
      {"-manifest.json", ""},
      {"-public/index.html", ""},
      {"-shell/site.json", ""},
      {"-shell/error.html", ""},
  };
  for (const auto& [path, bytes] : damages) {
    CAPTURE(path);
    Site site;
    site.add("one");
    site.use("one");
    const auto releases = site.open();
    site.add("two");
    const bool removed = path.starts_with('-');
    const std::string damaged = "site/releases/two/" + (removed ? path.substr(1) : path);
    if (removed) {
      REQUIRE(site.files.remove_tree(damaged));
    } else {
      REQUIRE(site.files.write(damaged, bytes));
    }
    site.use("two");
    const auto refused = releases->check();
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().path == damaged);
    CHECK(home(*releases) == "<p>one");
    CHECK(releases->check().value() == Outcome::kUnchanged);
    CHECK(releases->refusals() == 1);
    site.use("one");
    CHECK(releases->check().value() == Outcome::kUnchanged);
  }
}

TEST_CASE("a release that comes after a refused one is put in use at once") {
  Site site;
  site.add("one");
  site.use("one");
  const auto releases = site.open();
  site.use("nowhere");
  CHECK_FALSE(releases->check());
  site.add("two");
  site.use("two");
  CHECK(releases->check().value() == Outcome::kSwitched);
}

TEST_CASE("every reply has the security fields, HSTS only where the site is https") {
  muster::SiteProfile profile;
  profile.base_url = "https://example.org";
  profile.content_security_policy = "default-src 'none'";
  const std::string fields = *muster::security_fields(profile);
  CHECK(fields.find("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n") != std::string::npos);
  CHECK(fields.find("Strict-Transport-Security: ") != std::string::npos);
  profile.base_url = "http://localhost:8080";
  CHECK(muster::security_fields(profile)->find("Strict-Transport-Security") == std::string::npos);
  profile.content_security_policy = "default-src 'none'\r\nSet-Cookie: a";
  CHECK_FALSE(muster::security_fields(profile));
}
