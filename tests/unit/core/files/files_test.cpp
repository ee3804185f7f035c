// One story told to both disks: what the real one does, the one in memory does.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <string>

#include "core/files/disk_files.h"
#include "core/files/memory_files.h"

namespace {

void tell_story(muster::Files& files, const std::string& root) {
  REQUIRE(files.make_directories(root + "/a/b"));
  REQUIRE(files.make_directories(root + "/a/b"));
  REQUIRE(files.write(root + "/a/b/one.txt", "one"));
  REQUIRE(files.write(root + "/a/two.txt", "two"));
  CHECK(*files.read(root + "/a/b/one.txt") == "one");
  CHECK(files.read(root + "/a/none").failure().error_number == ENOENT);
  CHECK(std::string(std::istreambuf_iterator<char>(**files.open(root + "/a/b/one.txt")), {}) == "one");
  CHECK(files.open(root + "/a/none").failure().error_number == ENOENT);
  CHECK(files.open(root + "/a").failure().error_number == EISDIR);
  CHECK(files.read(root + "/a").failure().error_number == EISDIR);
  CHECK(files.write(root + "/none/x", "").failure().error_number == ENOENT);

  const auto tree = *files.list_tree(root + "/a");
  REQUIRE(tree.size() == 2);
  CHECK(tree[0].path == "b/one.txt");
  CHECK(tree[1].path == "two.txt");
  CHECK(tree[1].status.size == 3);
  CHECK(*files.list(root + "/a") == std::vector<std::string>{"b", "two.txt"});

  REQUIRE(files.make_symbolic_link("a", root + "/link"));
  CHECK(*files.read(root + "/link/two.txt") == "two");
  CHECK(*files.read_symbolic_link(root + "/link") == "a");
  CHECK((*files.status(root + "/link"))->kind == muster::FileKind::kSymbolicLink);
  CHECK_FALSE(*files.status(root + "/none"));

  CHECK(files.write(root + "/a", "").failure().error_number == EISDIR);
  CHECK_FALSE(files.make_directories(root + "/a/two.txt/deeper"));
  CHECK(files.rename(root + "/a/two.txt", root + "/a/b").failure().error_number == EISDIR);
  CHECK(files.rename(root + "/a/b", root + "/a/two.txt").failure().error_number == ENOTDIR);
  REQUIRE(files.make_directories(root + "/d"));
  CHECK(files.rename(root + "/d", root + "/a").failure().error_number == ENOTEMPTY);
  CHECK(files.rename(root + "/d", root + "/none/d").failure().error_number == ENOENT);

  {
    const auto held = files.lock(root + "/lock");
    REQUIRE(held);
    CHECK(files.lock(root + "/lock").failure().error_number == EWOULDBLOCK);
  }
  CHECK(files.lock(root + "/lock"));
  CHECK(files.lock(root + "/none/lock").failure().error_number == ENOENT);

  REQUIRE(files.make_hard_link(root + "/a/two.txt", root + "/a/three.txt"));
  REQUIRE(files.rename(root + "/a", root + "/c"));
  CHECK(*files.read(root + "/c/three.txt") == "two");
  CHECK_FALSE(*files.status(root + "/a/two.txt"));
  REQUIRE(files.remove_tree(root + "/c"));
  REQUIRE(files.remove_tree(root + "/c"));
  CHECK_FALSE(*files.status(root + "/c"));
  CHECK(files.sync(root));
}

}  // namespace

TEST_CASE("the real disk behaves as the interface says") {
  std::string root = "/tmp/muster-files-XXXXXX";
  REQUIRE(mkdtemp(root.data()) != nullptr);
  muster::DiskFiles files;
  tell_story(files, root);
  CHECK(files.remove_tree(root));
}

TEST_CASE("the disk in memory behaves like the real one") {
  muster::MemoryFiles files;
  REQUIRE(files.make_directories("/root"));
  tell_story(files, "/root");
}

TEST_CASE("the disk in memory fails when told to") {
  muster::MemoryFiles files;
  REQUIRE(files.make_directories("/root"));
  files.set_space(5);
  CHECK(files.write("/root/a", "12345"));
  CHECK(files.write("/root/b", "6").failure().error_number == ENOSPC);
  files.fail_at("/root/a", EACCES);
  CHECK(files.read("/root/a").failure().error_number == EACCES);
  files.fail_at("/root/a", 0);
  files.fail_after(1, EIO);
  CHECK(files.read("/root/a"));
  CHECK(files.read("/root/a").failure().error_number == EIO);
  CHECK(files.read("/root/a"));
}
