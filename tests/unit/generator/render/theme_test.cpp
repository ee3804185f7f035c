#include "generator/render/theme.h"
#include "generator/render/theme_values.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"
#include "theme/built_in_theme.h"

using muster::Diagnostic;
using muster::Theme;
using muster::ThemeFiles;

namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

// The theme in the program, with some files in the place of its own; a file with no bytes is taken away.
struct Made {
  std::vector<Diagnostic> problems;
  Theme theme;

  explicit Made(const Changes& changes, const std::map<std::string, muster::PlacedText>& values = {}) {
    ThemeFiles files{"blue", muster::built_in_theme()};
    for (const auto& [path, bytes] : changes) {
      if (bytes.empty())
        files.files.erase(path);
      else
        files.files[path] = bytes;
    }
    theme = muster::make_theme(files, values, problems);
  }
};

Made make(const Changes& changes = {}) { return Made(changes); }

}  // namespace

TEST_CASE("the theme in the program is complete") {
  const Made made = make();
  CHECK(codes_of(made.problems).empty());
  CHECK(made.theme.styles.starts_with("<style>"));
  CHECK(made.theme.scripts.find("integrity=\"sha256-") != std::string::npos);
  CHECK(made.theme.templates.at("layout").find("{{>") == std::string::npos);
}

TEST_CASE("assets are named by their content, so that they can be kept for ever") {
  const Made one = make({{"assets/logo.png", "one"}});
  const Made two = make({{"assets/logo.png", "two"}});
  const std::string url = one.theme.asset_urls.at("logo_png");
  CHECK(url.starts_with("/assets/logo."));
  CHECK(url.ends_with(".png"));
  CHECK(url != two.theme.asset_urls.at("logo_png"));
  CHECK(url == make({{"assets/logo.png", "one"}}).theme.asset_urls.at("logo_png"));
}

TEST_CASE("the security policy names the styles that stand in the page") {
  const Made one = make();
  const Made two = make({{"assets/site.css", "body{color:red}"}});
  CHECK(one.theme.content_security_policy.find("style-src 'self' 'sha256-") != std::string::npos);
  CHECK(one.theme.content_security_policy.find("unsafe") == std::string::npos);
  CHECK(one.theme.content_security_policy != two.theme.content_security_policy);
}

TEST_CASE("a sheet is sent without its layout, and means the same") {
  const Made made =
      make({{"assets/site.css",
             "/* Why */\n.a > b , i { margin: 0 auto; content: \"a > b; c\" }\n"
             ".a :not(.b) + b { inset: calc(1rem - 4px) ; }\n@media (min-width: 62rem) { p { top: 0 } }\n"}});
  CHECK(
      made.theme.styles.ends_with(".a>b,i{margin:0 auto;content:\"a > b; c\"}.a :not(.b) + b{inset:calc(1rem - 4px);}"
                                  "@media (min-width:62rem){p{top:0}}</style>"));
}

TEST_CASE("a script that only some pages need is an element for those, and one that others fetch an address") {
  const Made made = make({{"theme.yaml", "name: Blue\noptional_scripts: [fold.js]\n"},
                          {"assets/fold.js", "// Why\n  fold();\n"},
                          {"assets/more.js", "// Why\n  more();\n"}});
  CHECK(made.theme.scripts.empty());
  const std::string element = made.theme.asset_urls.at("fold_js");
  CHECK(element.starts_with("<script async src=\"/assets/fold."));
  CHECK(element.find(" integrity=\"sha256-") != std::string::npos);
  const std::string address = made.theme.asset_urls.at("more_js");
  CHECK(address.starts_with("/assets/more."));
  const auto file = std::ranges::find(made.theme.files, "public" + address, &muster::OutputFile::path);
  REQUIRE(file != made.theme.files.end());
  CHECK(file->bytes == "more();\n");
}

TEST_CASE("templates are given the values of the site, and the theme's own for the rest") {
  std::vector<muster::Diagnostic> problems;
  const std::vector<muster::ThemeValue> declared{
      {"columns", {"two", {}, 1}, {{"one", {}, 1}, {"two", {}, 1}}, {}}, {"width", {"16", {}, 1}, {}, {{8, 32}}},
      {"motto", {}, {}, {}}};
  const std::map<std::string, muster::PlacedText> written{{"columns", {"one", {}, 1}}, {"own", {"x", {}, 1}},
                                                          {"ink", {"#000000", {}, 1}}};
  const auto values = muster::theme_values(declared, written, {"ink"}, {{"page", "{{site.theme.own}}"}}, "t", problems);
  CHECK(problems.empty());
  CHECK(values == std::map<std::string, std::string>{
                      {"columns", "one"}, {"ink", "#000000"}, {"motto", ""}, {"own", "x"}, {"width", "16"}});
  muster::theme_values(declared, {{"own", {"x", {}, 1}}, {"width", {"16.5", {}, 1}}}, {},
                       {{"page", "{{site.theme.owner}}"}}, "t", problems);
  CHECK(codes_of(problems) == std::vector<std::string>{"theme/bad-value:0", "theme/unknown-value:0"});
}

TEST_CASE("what is wrong with a theme is found in its file") {
  struct Case {
    std::pair<std::string, std::string> change;
    const char* code;
    const char* part;
    int line;
  };
  for (const Case& item :
       {Case{{"theme.yaml", ""}, "theme/missing-file", "theme.yaml", 0},
        Case{{"theme.yaml", "styels: []\n"}, "theme/unknown-key", "did you mean \"styles\"?", 1},
        Case{{"theme.yaml", "name: B\nstyles: [gone.css]\n"}, "theme/missing-file", "assets/gone.css", 2},
        Case{{"templates/faq.mustache", ""}, "theme/missing-file", "faq", 0},
        Case{{"strings/en.yaml", ""}, "theme/missing-file", "English", 0},
        Case{{"strings/en.yaml", "a: b\nskip: [x]\n"}, "theme/wrong-type", "skip", 2},
        Case{{"templates/page.mustache", "a\n{{#x}}\n"}, "theme/bad-template", "section \"x\"", 2},
        Case{{"templates/page.mustache", "a\n é {{/x}}\n"}, "theme/bad-template", "section \"x\"", 2},
        Case{{"templates/page.mustache", "a\n\n{{x\n"}, "theme/bad-template", "tag", 3},
        Case{{"templates/page.mustache", "\n{{> gone}}"}, "theme/bad-template", "\"gone\"", 2},
        Case{{"templates/page.mustache", "{{> page}}"}, "theme/bad-template", "contains itself", 1}}) {
    const Made made = make({item.change});
    INFO(std::string(item.code) << " " << item.change.second);
    REQUIRE(has_problem(made.problems, item.code, item.part));
    CHECK(made.problems[0].file.starts_with("blue/"));
    CHECK(made.problems[0].position.line == item.line);
  }
}

TEST_CASE("a string is looked for in the language, then in English, then named") {
  const Made made =
      make({{"strings/en.yaml", "greeting: Hello\nparting: Goodbye\n"}, {"strings/fr.yaml", "greeting: Bonjour\n"}});
  CHECK(made.theme.string("fr", "greeting") == "Bonjour");
  CHECK(made.theme.string("fr-CA", "greeting") == "Bonjour");
  CHECK(made.theme.string("fr", "parting") == "Goodbye");
  CHECK(made.theme.string("de", "greeting") == "Hello");
  CHECK(made.theme.string("en", "nothing") == "nothing");
}

TEST_CASE("a date is written as its language does") {
  const Theme theme = make().theme;
  CHECK(muster::format_date(theme, "en", "2026-10-02").find("October") != std::string::npos);
  CHECK(muster::format_date(theme, "fr", "2026-01-01") == "1er janvier 2026");
  CHECK(muster::format_date(theme, "fr", "2026-12-31") == "31 décembre 2026");
  CHECK(muster::format_date(theme, "en", "soon") == "soon");
  const Theme bare = make({{"strings/en.yaml", "a: b\n"}}).theme;
  CHECK(muster::format_date(bare, "en", "2026-10-02") == "2026-10-02");
}
