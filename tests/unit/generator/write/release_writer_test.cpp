#include "generator/write/release_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>

#include "core/files/memory_files.h"

using muster::MemoryFiles;
using muster::ReleaseWriter;
using muster::Result;

namespace {

constexpr std::int64_t kNoon = 1'795'348'800;  // 2026-11-22T12:00:00Z

std::string page(char letter) { return "<p>" + std::string(500, letter) + "</p>"; }

Result<std::string> publish(MemoryFiles& files, std::int64_t time, char letter,
                            muster::Compression compression = muster::Compression::kThorough) {
  if (Result<void> made = files.make_directories("site"); !made) return made.failure();
  auto writer = ReleaseWriter::begin(files, "site", compression);
  if (!writer) return writer.failure();
  for (const char* path : {"public/index.html", "public/a/index.html", "shell/site.json"})
    if (const auto written = (*writer)->write({path, page(letter)}); !written) return written.failure();
  return (*writer)->finish({}, time, 2);
}

// The release in use, when it is whole: every file of its manifest is there with the size it should have.
std::string whole_release(MemoryFiles& files) {
  const auto id = muster::current_release(files, "site");
  if (!id || !*id) return "";
  const muster::ReleasePaths paths = muster::release_paths("site", **id);
  const auto text = files.read(paths.manifest());
  REQUIRE(text);
  const auto manifest = muster::manifest_from_json(*text);
  REQUIRE(manifest);
  CHECK(manifest->id == **id);
  CHECK(manifest->files.size() >= 3);
  for (const auto& [path, file] : manifest->files) {
    const auto bytes = files.read(muster::join_path(paths.root, path));
    INFO(std::string(path));
    REQUIRE(bytes);
    CHECK(bytes->size() == file.size);
  }
  return **id;
}

}  // namespace

TEST_CASE("a release is named by its time and says what is in it") {
  MemoryFiles files;
  const auto id = publish(files, kNoon, 'a');
  REQUIRE(id);
  CHECK(*id == "20261122T120000Z");
  CHECK(whole_release(files) == *id);
  CHECK(*files.read("site/current/public/index.html") == page('a'));
  CHECK(files.read("site/current/public/index.html.br"));
  CHECK(files.read("site/current/public/index.html.gz"));
  CHECK_FALSE(files.read("site/current/shell/site.json.br"));
  const auto manifest = muster::manifest_from_json(*files.read("site/current/manifest.json"));
  CHECK(manifest->built_at == "2026-11-22T12:00:00Z");
  CHECK(manifest->files.at("public/index.html").sha256.size() == 64);
}

TEST_CASE("two releases of one second both have a name, in order") {
  MemoryFiles files;
  CHECK(*publish(files, kNoon, 'a') == "20261122T120000Z");
  CHECK(*publish(files, kNoon, 'b') == "20261122T120000Z-002");
  CHECK(*publish(files, kNoon, 'c') == "20261122T120000Z-003");
  CHECK(*publish(files, kNoon + 1, 'd') == "20261122T120001Z");
  const auto ids = *muster::list_releases(files, "site");
  CHECK(ids.back() == "20261122T120001Z");
  CHECK(std::is_sorted(ids.begin(), ids.end()));
}

TEST_CASE("without compression there are no twins") {
  MemoryFiles files;
  REQUIRE(publish(files, kNoon, 'a', muster::Compression::kNone));
  CHECK_FALSE(files.read("site/current/public/index.html.br"));
}

TEST_CASE("five releases are kept, and always the one in use") {
  MemoryFiles files;
  for (int number = 0; number < 7; ++number) REQUIRE(publish(files, kNoon + number, 'a'));
  auto ids = *muster::list_releases(files, "site");
  CHECK(ids.size() == 5);
  CHECK(ids.front() == "20261122T120002Z");
  REQUIRE(muster::switch_current(files, "site", ids.front()));
  REQUIRE(muster::remove_old_releases(files, "site", 2));
  ids = *muster::list_releases(files, "site");
  CHECK(ids == std::vector<std::string>{"20261122T120002Z", "20261122T120005Z", "20261122T120006Z"});
}

TEST_CASE("whichever operation fails, the release in use is whole and the next build works") {
  MemoryFiles counting;
  REQUIRE(publish(counting, kNoon, 'a'));
  const std::size_t before = counting.operations();
  REQUIRE(publish(counting, kNoon + 1, 'b'));
  const std::size_t operations = counting.operations() - before;
  REQUIRE(operations > 15);
  for (const int error : {ENOSPC, EIO})
    for (std::size_t failing = 0; failing < operations; ++failing) {
      MemoryFiles files;
      const auto first = publish(files, kNoon, 'a');
      REQUIRE(first);
      files.fail_after(failing, error);
      const auto second = publish(files, kNoon + 1, 'b');
      INFO("operation " << failing << " of " << operations);
      const std::string current = whole_release(files);
      CHECK(current == (second ? *second : *first));
      CHECK(*files.read("site/current/public/index.html") == page(second ? 'b' : 'a'));
      REQUIRE(publish(files, kNoon + 2, 'c'));
      CHECK(*files.read("site/current/public/index.html") == page('c'));
      whole_release(files);
    }
}

TEST_CASE("a full disk leaves the release in use, whenever it is full") {
  for (std::uint64_t space = 0; space < 4000; space += 100) {
    MemoryFiles files;
    REQUIRE(publish(files, kNoon, 'a'));
    files.set_space(space);
    const auto second = publish(files, kNoon + 1, 'b');
    if (!second) CHECK(second.failure().error_number == ENOSPC);
    whole_release(files);
    CHECK(*files.read("site/current/public/index.html") == page(second ? 'b' : 'a'));
    files.set_space(1'000'000);
    REQUIRE(publish(files, kNoon + 2, 'c'));
    whole_release(files);
  }
}

TEST_CASE("what an interrupted build left behind is removed by the next") {
  MemoryFiles files;
  REQUIRE(publish(files, kNoon, 'a'));
  REQUIRE(files.make_directories("site/releases/.building/public/stale"));
  REQUIRE(files.write("site/releases/.building/public/stale/index.html", "stale"));
  REQUIRE(files.make_symbolic_link("releases/none", "site/current.new"));
  REQUIRE(publish(files, kNoon + 1, 'b'));
  CHECK_FALSE(files.read("site/current/public/stale/index.html"));
  CHECK_FALSE(*files.status("site/releases/.building"));
  CHECK_FALSE(*files.status("site/current.new"));
}
