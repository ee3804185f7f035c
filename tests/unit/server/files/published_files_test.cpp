#include "server/files/published_files.h"

#include <doctest/doctest.h>

#include "core/files/memory_files.h"
#include "core/release/digest.h"

using muster::Manifest;
using muster::MemoryFiles;
using muster::PublishedFile;
using muster::PublishedFiles;
using muster::Verify;

namespace {

struct Release {
  MemoryFiles files;
  Manifest manifest;

  void add(const std::string& path, const std::string& bytes) {
    REQUIRE(files.make_directories(("r/public/" + path).substr(0, ("r/public/" + path).rfind('/'))));
    REQUIRE(files.write("r/public/" + path, bytes));
    manifest.files["public/" + path] = {muster::sha256_hex(bytes), bytes.size()};
  }
  muster::Result<PublishedFiles> load(const PublishedFiles* previous = nullptr) {
    return PublishedFiles::load(files, "r", manifest, previous, Verify::kDigests);
  }
};

}  // namespace

TEST_CASE("the digest is SHA-256") {
  CHECK(muster::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("an index is its folder, every other file is itself, and the other spellings redirect") {
  Release release;
  release.add("index.html", "home");
  release.add("cpd/index.html", "cpd");
  release.add("robots.txt", "robots");
  const auto files = release.load();
  REQUIRE(files);
  CHECK(*files->find("/")->plain.bytes == "home");
  CHECK(*files->find("/cpd/")->plain.bytes == "cpd");
  CHECK(*files->find("/robots.txt")->plain.bytes == "robots");
  CHECK(files->find("/cpd") == nullptr);
  CHECK(files->redirect("/cpd") == "/cpd/");
  CHECK(files->redirect("/cpd/index.html") == "/cpd/");
  CHECK(files->redirect("/index.html") == "/");
  CHECK(files->redirect("/robots.txt").empty());
  CHECK(files->redirect("").empty());
}

TEST_CASE("compressed twins are the same file in another coding") {
  Release release;
  release.add("a.css", "plain");
  release.add("a.css.br", "brotli");
  release.add("a.css.gz", "gzip");
  release.add("data.tar.gz", "archive");
  const auto files = release.load();
  REQUIRE(files);
  const PublishedFile* file = files->find("/a.css");
  REQUIRE(file != nullptr);
  CHECK(*file->choose({true, true}).bytes == "brotli");
  CHECK(*file->choose({false, true}).bytes == "gzip");
  CHECK(*file->choose({}).bytes == "plain");
  CHECK(files->find("/a.css.br") == nullptr);
  CHECK(files->find("/data.tar.gz") != nullptr);
  CHECK(file->choose({true, true}).head.find("Content-Encoding: br\r\n") != std::string::npos);
  CHECK(file->plain.head.find("Content-Encoding") == std::string::npos);
  CHECK(file->plain.head.find("Vary: Accept-Encoding\r\n") != std::string::npos);
  CHECK(file->plain.etag != file->brotli->etag);
}

TEST_CASE("only a fingerprinted asset may be kept for a year") {
  Release release;
  release.add("assets/site.3f2a91bc0d.css", "a");
  release.add("assets/site.css", "b");
  release.add("other/site.3f2a91bc0d.css", "c");
  const auto files = release.load();
  REQUIRE(files);
  const auto immutable = [&](const char* url) {
    return files->find(url)->plain.head.find("immutable") != std::string::npos;
  };
  CHECK(immutable("/assets/site.3f2a91bc0d.css"));
  CHECK_FALSE(immutable("/assets/site.css"));
  CHECK_FALSE(immutable("/other/site.3f2a91bc0d.css"));
}

TEST_CASE("a release with a file missing, cut or changed is refused") {
  for (const char* damage : {"missing", "cut", "changed"}) {
    CAPTURE(damage);
    Release release;
    release.add("index.html", "home");
    release.add("a.txt", "text");
    if (damage == std::string_view("missing")) REQUIRE(release.files.remove_tree("r/public/a.txt"));
    if (damage == std::string_view("cut")) REQUIRE(release.files.write("r/public/a.txt", "tex"));
    if (damage == std::string_view("changed")) REQUIRE(release.files.write("r/public/a.txt", "texT"));
    const auto files = release.load();
    REQUIRE_FALSE(files);
    CHECK(files.failure().path == "r/public/a.txt");
  }
}

TEST_CASE("bytes that did not change are shared with the release before") {
  Release release;
  release.add("index.html", "home");
  const auto before = release.load();
  REQUIRE(before);
  release.add("a.txt", "new");
  const auto after = release.load(&*before);
  REQUIRE(after);
  CHECK(after->find("/")->plain.bytes == before->find("/")->plain.bytes);
  CHECK(*after->find("/a.txt")->plain.bytes == "new");
}

TEST_CASE("a redirect of the site leads from both spellings, and cannot break out of its field") {
  Release release;
  release.add("index.html", "home");
  auto files = release.load();
  REQUIRE(files);
  files->add_redirect("/old/", "/new/#part");
  files->add_redirect("/old.html", "/new/");
  files->add_redirect("/bad/", "/x\r\nSet-Cookie: a");
  CHECK(files->redirect("/old/") == "/new/#part");
  CHECK(files->redirect("/old") == "/new/#part");
  CHECK(files->redirect("/old.html") == "/new/");
  CHECK(files->redirect("/old.htm").empty());
  CHECK(files->redirect("/bad/") == "/x%0D%0ASet-Cookie:%20a");
}
