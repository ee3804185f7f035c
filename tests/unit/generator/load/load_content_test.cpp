#include "generator/load/load_content.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "core/files/memory_files.h"
#include "tests/unit/generator/generator_fixture.h"

using muster::codes_of;
using muster::Content;
using muster::Diagnostic;
using muster::has_problem;
using muster::MemoryFiles;

namespace {

constexpr const char* kSettings = "title: Test\nbase_url: https://example.org/\nlanguage: en\n";

using FileList = std::vector<std::pair<std::string, std::string>>;

// A content folder on a disk in memory, loaded.
struct Loaded {
  MemoryFiles files;
  std::vector<Diagnostic> problems;
  Content content;

  Loaded(const FileList& contents, const std::string& unreadable) {
    CHECK(files.make_directories("content"));
    for (const auto& [path, bytes] : contents) {
      const std::string full = "content/" + path;
      REQUIRE(files.make_directories(full.substr(0, full.rfind('/'))));
      REQUIRE(files.write(full, bytes));
    }
    if (!unreadable.empty()) files.fail_at("content/" + unreadable, EACCES);
    content = muster::load_content(files, "content", "", problems);
  }

  std::vector<std::string> static_paths() const {
    std::vector<std::string> paths;
    for (const muster::StaticFile& file : content.static_files) paths.push_back(file.path);
    return paths;
  }
};

Loaded load(const FileList& contents, const std::string& unreadable = "") { return Loaded(contents, unreadable); }

}  // namespace

TEST_CASE("each file goes where it belongs") {
  const Loaded loaded = load({{"site.yaml", kSettings},
                              {"index.md", "---\ntitle: Home\n---\n"},
                              {"cpd/index.md", "\xEF\xBB\xBF---\ntitle: CPD\n---\n"},
                              {"images/map.png", "\x89PNG\xFF"},
                              {"members.json", "[]"},
                              {".well-known/security.txt", "Contact: x\n"}});
  CHECK(loaded.problems.empty());
  REQUIRE(loaded.content.pages.size() == 2);
  CHECK(loaded.content.pages[0].path == "cpd/index.md");
  CHECK(loaded.content.pages[0].text.starts_with("---"));
  CHECK(loaded.static_paths() == std::vector<std::string>{".well-known/security.txt", "images/map.png"});
  CHECK(loaded.content.settings.base_url == "https://example.org");
  CHECK(loaded.content.settings.roster.enabled);
  CHECK(loaded.content.has_members);
  CHECK_FALSE(loaded.content.theme.files.empty());
}

TEST_CASE("hidden files and the leavings of editors are not published") {
  const Loaded loaded =
      load({{"site.yaml", kSettings}, {".git/config", "x"}, {"a/.DS_Store", "x"}, {"index.md~", "x"}, {"a.txt", "x"}});
  CHECK(loaded.static_paths() == std::vector<std::string>{"a.txt"});
  CHECK(loaded.content.pages.empty());
}

TEST_CASE("what programs leave, and what has no place in _snippets/ and _templates/, is not published") {
  const Loaded loaded = load({{"site.yaml", kSettings},
                              {"a.txt", "x"},
                              {"_headers", "x"},
                              {"~$word.docx", "x"},
                              {"faq/~$u.md", "\xFF"},
                              {"images/Thumbs.db", "x"},
                              {"_snippets/a.md", "x"},
                              {"_snippets/a.pdf", "x"},
                              {"_templates/a.txt", "x"},
                              {"_data/fees.csv", "x"}});
  CHECK(loaded.static_paths() == std::vector<std::string>{"_data/fees.csv", "_headers", "a.txt"});
  CHECK(loaded.content.pages.empty());
  CHECK(loaded.content.unreadable_pages.empty());
  CHECK(loaded.content.snippets.size() == 1);
  CHECK(codes_of(loaded.problems) == std::vector<std::string>(5, "file/left-out:0"));
}

TEST_CASE("a member file is never a published file, whatever it is called") {
  const std::string settings = std::string(kSettings) + "roster: {members: data/export.json}\n";
  const Loaded named =
      load({{"site.yaml", settings}, {"data/export.json", "[]"}, {"members.json", "[{\"family_name\": \"Sample\"}]"}});
  CHECK(named.problems.empty());
  CHECK(named.static_paths().empty());
  CHECK(named.content.has_members);
  for (const char* path : {"old.json", "old.csv", "data/old.json.bak"}) {
    const Loaded stray = load({{"site.yaml", kSettings}, {path, "\"family_name\", Sample"}});
    INFO(std::string(path));
    CHECK(has_problem(stray.problems, "static/member-data"));
    CHECK(stray.static_paths().empty());
  }
}

TEST_CASE("what is not UTF-8 is pointed at, and remembered so that nothing calls the page missing") {
  struct Case {
    std::string text;
    muster::SourcePosition position;
    const char* part;
  };
  for (const Case& item :
       {Case{"a\ncaf\xC3\xA9 \xE9", {2, 6}, "not UTF-8"}, Case{std::string("\xFF\xFE-\0-\0", 6), {1, 1}, "UTF-16"},
        Case{std::string("ab\0", 3), {1, 3}, "NUL"}}) {
    const Loaded loaded = load({{"site.yaml", kSettings}, {"index.md", item.text}});
    INFO(std::string(item.part));
    REQUIRE(loaded.problems.size() == 1);
    CHECK(has_problem(loaded.problems, "file/not-utf8", item.part));
    CHECK(loaded.problems[0].position.line == item.position.line);
    CHECK(loaded.problems[0].position.column == item.position.column);
    CHECK(loaded.content.unreadable_pages == std::vector<std::string>{"index.md"});
  }
}

TEST_CASE("a file that cannot be read is a finding of the system") {
  const Loaded loaded = load({{"site.yaml", kSettings}, {"index.md", "x"}}, "index.md");
  CHECK(has_problem(loaded.problems, "system/unreadable-file", "Permission denied"));
  CHECK(loaded.content.unreadable_pages == std::vector<std::string>{"index.md"});
}

TEST_CASE("a content folder needs a site.yaml, and a stated member file must be there") {
  CHECK(has_problem(load({{"index.md", "x"}}).problems, "site/missing-file"));
  const std::string settings = std::string(kSettings) + "roster:\n  members: gone.json\n";
  const Loaded loaded = load({{"site.yaml", settings}});
  REQUIRE(has_problem(loaded.problems, "site/missing-members"));
  CHECK(loaded.problems[0].position.line == 5);
}

TEST_CASE("a folder that is not there is one finding each") {
  MemoryFiles files;
  std::vector<Diagnostic> problems;
  const Content content = muster::load_content(files, "content", "themes/blue", problems);
  CHECK(codes_of(problems) == std::vector<std::string>{"system/no-content:0", "system/no-theme:0"});
  CHECK_FALSE(content.theme.files.empty());
}

TEST_CASE("a theme folder is read in the place of the theme in the program") {
  MemoryFiles files;
  REQUIRE(files.make_directories("content"));
  REQUIRE(files.write("content/site.yaml", kSettings));
  REQUIRE(files.make_directories("blue/templates"));
  REQUIRE(files.write("blue/templates/page.mustache", "{{title}}"));
  std::vector<Diagnostic> problems;
  const Content content = muster::load_content(files, "content", "blue", problems);
  CHECK(problems.empty());
  CHECK(content.theme.root == "blue");
  CHECK(content.theme.files.size() == 1);
}
