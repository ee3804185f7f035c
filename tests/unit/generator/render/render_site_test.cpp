#include "generator/render/render_site.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/release/site_profile.h"
#include "tests/unit/generator/generator_fixture.h"
#include "theme/built_in_theme.h"

using muster::page_file;
using muster::ResolvedSite;
using muster::ResolveInput;

namespace {

// A theme that shows its data and nothing else.
muster::ThemeFiles plain_theme() {
  muster::ThemeFiles theme{"plain", {}};
  theme.files["theme.yaml"] = "name: Plain\n";
  theme.files["strings/en.yaml"] =
      "months: Jan Feb Mar\ndate: \"{day} {month} {year}\"\nsearch_title: Search\nroster_title: Roster\n";
  for (const char* name : {"page", "faq", "designation", "home", "roster", "search", "error"})
    theme.files["templates/" + std::string(name) + ".mustache"] =
        std::string(name) +
        "|{{page.title}}|{{{page.content}}}|{{page.updated}}|{{#page.entries}}Q:{{{title_html}}}={{{html}}}{{/"
        "page.entries}}"
        "|{{#page.repeated}}R:{{anchor}}>{{url}};{{{html}}}{{/page.repeated}}|{{#page.has_blocks}}blocks{{/page.has_blocks}}"
        "{{{alert}}}{{{query}}}{{{results}}}";
  theme.files["templates/layout.mustache"] =
      "<title>{{document_title}}</title>{{{head}}}\n<nav>{{{navigation}}}</nav>\n<main>{{{main}}}</main>";
  theme.files["templates/navigation.mustache"] =
      "{{#items}}[{{title}}{{#current}}*{{/current}}{{#inside}}>{{/inside}}]{{/items}}";
  return theme;
}

struct Rendered {
  std::map<std::string, std::string> files;

  explicit Rendered(const std::vector<muster::SourceFile>& pages, ResolveInput input = {}) {
    input.settings.title = "Site & Co";
    input.settings.base_url = "https://example.org";
    const ResolvedSite resolved(pages, std::move(input));
    REQUIRE(codes_of(resolved.problems).empty());
    std::vector<muster::Diagnostic> problems;
    const muster::Theme theme = muster::make_theme(plain_theme(), {}, problems);
    REQUIRE(problems.empty());
    muster::SiteRenderer renderer(resolved.site, theme);
    auto keep = [&](muster::OutputFile file) {
      INFO(file.path);
      CHECK(files.emplace(file.path, file.bytes).second);
    };
    for (std::size_t number = 0; number < resolved.site.pages.size(); ++number) keep(renderer.page(number));
    for (muster::OutputFile& file : renderer.other_files()) keep(std::move(file));
  }

  const std::string& at(const std::string& path) const {
    INFO(std::string(path));
    REQUIRE(files.contains(path));
    return files.at(path);
  }
  bool shows(const std::string& path, std::string_view part) const { return at(path).find(part) != std::string::npos; }
};

}  // namespace

TEST_CASE("a theme is told whether a page has what needs more than the looks of text") {
  const Rendered site({
      page_file("index.md", "1. One\n2. Two\n\n- a\n  1. b\n\n`code` and [text](list.md)\n"),
      page_file("table.md", "| a |\n| - |\n| b |\n"),
      page_file("list.md", "1. One\n\n   1. first\n\n   And more.\n"),
      page_file("note.md", "> [!NOTE]\n> Mind this.\n"),
      page_file("history.md", "Text.\n", "history:\n  - {date: 2026-01-01, note: Begun}\n"),
      page_file("faq.md", "## Who?\n\nText.\n\n## How?\n\n1. One\n   1. first\n", "type: faq\n"),
      page_file("repeats.md", "Text.\n", "faq: [faq.md]\n"),
  });
  CHECK_FALSE(site.shows("public/index.html", "|blocks"));
  for (const char* page : {"table", "list", "note", "history", "faq", "repeats"})
    CHECK_MESSAGE(site.shows("public/" + std::string(page) + "/index.html", "|blocks"), page);
}

TEST_CASE("each page is rendered with the template of its type, into the layout") {
  const Rendered site({page_file("index.md", "Hello"), page_file("a.md", "Text", "updated: 2026-02-03\n"),
                       page_file("faq/q.md", "## Why *so*? {#why}\n\nBecause.\n", "type: faq\n"),
                       page_file("d.md", "Text", "type: designation\ndesignation: {code: C, name: N}\n"),
                       page_file("e.md", "", "template: error\n")});
  CHECK(site.shows("public/index.html", "<main>home|index.md|<p>Hello</p>"));
  CHECK(site.shows("public/a/index.html", "<main>page|a.md|<p>Text</p>\n|3 Feb 2026|"));
  CHECK(site.shows("public/faq/q/index.html", "Q:Why <em>so</em>?=<p>Because.</p>"));
  CHECK(site.shows("public/d/index.html", "<main>designation|"));
  CHECK(site.shows("public/e/index.html", "<main>error|"));
  CHECK(site.shows("public/a/index.html", "<title>a.md - Site &amp; Co</title>"));
}

TEST_CASE("titles and other data are escaped") {
  const Rendered site(
      {{"index.md", "---\ntitle: \"<b>&'\\\"\"\ndescription: \"</script><script>\"\n---\n"}, page_file("a/b.md", "")});
  CHECK(site.shows("public/index.html", "home|&lt;b&gt;&amp;&#39;&quot;|"));
  CHECK_FALSE(site.shows("public/index.html", "<b>"));
  CHECK_FALSE(site.shows("public/index.html", "</script><script>"));
}

TEST_CASE("the navigation marks the page and the section it is in") {
  ResolveInput input;
  for (const char* page : {"index.md", "cpd/index.md", "fees.md"}) {
    input.settings.navigation.emplace_back().title = page;
    input.settings.navigation.back().page.value = page;
  }
  const Rendered site({page_file("index.md", "[A](cpd/a.md)"), page_file("cpd/index.md", ""), page_file("cpd/a.md", ""),
                       page_file("fees.md", "")},
                      std::move(input));
  CHECK(site.shows("public/index.html", "<nav>[index.md*][cpd/index.md][fees.md]</nav>"));
  CHECK(site.shows("public/cpd/index.html", "<nav>[index.md][cpd/index.md*][fees.md]</nav>"));
  CHECK(site.shows("public/cpd/a/index.html", "<nav>[index.md][cpd/index.md>][fees.md]</nav>"));
}

TEST_CASE("repeated questions link to where they belong") {
  const Rendered site({page_file("index.md", "", "faq: faq/q.md\n"),
                       page_file("faq/q.md", "## Why? {#why}\n\nBecause.\n", "type: faq\n")});
  CHECK(site.shows("public/index.html", "R:why>/faq/q/#why;"));
}

TEST_CASE("links within a repeated answer lead to what is repeated with it, or to the page that it belongs to") {
  const std::string questions =
      "## Why? {#why}\n\nBecause. [a](#más) [b](#when) [c](#where) [d](#when-exactly) [e](/) [f](#)\n\n### Inner {#más}\n\n"
      "## When? {#when}\n\nSoon.\n\n### Exactly {#when-exactly}\n\n## Where? {#where}\n\nThere.\n";
  const Rendered site({page_file("index.md", "## Own {#when}\n\n### Exactly {#when-exactly}\n\n## Más {#más}\n",
                                 "faq: [faq/q.md#why, faq/q.md#when]\n"),
                       page_file("faq/q.md", questions, "type: faq\n")});
  CHECK(site.shows("public/index.html",
                   "<p>Because. <a href=\"#why-más\">a</a> <a href=\"#q-when\">b</a> <a href=\"/faq/q/#where\">c</a> "
                   "<a href=\"#q-when-when-exactly\">d</a> <a href=\"/\">e</a> <a href=\"/faq/q/#\">f</a></p>\n"
                   "<h3 id=\"why-más\">Inner</h3>"));
  CHECK(site.shows("public/index.html", "<h3 id=\"q-when-when-exactly\">Exactly</h3>"));
  CHECK(site.shows("public/faq/q/index.html", "<a href=\"#when\">b</a> <a href=\"#where\">c</a>"));
}

TEST_CASE("no id occurs twice on a page that repeats answers") {
  const std::string answer =
      " {#why}\n\nBecause.[^1]\n\n### More {#more}\n\n- item {#item}\n\n[^1]: Of the answer.\n";
  const Rendered site({page_file("index.md", "Text.[^why-1]\n\n## More {#more}\n\n[^why-1]: Its own.\n",
                                 "faq: [faq/q.md, faq/r.md, faq/q.md#why]\n"),
                       page_file("faq/q.md", "## Why?" + answer, "type: faq\n"),
                       page_file("faq/r.md", "## Whereabouts?" + answer, "type: faq\n")});
  const std::string& html = site.at("public/index.html");
  std::set<std::string> ids;
  std::size_t targets = 0;
  for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
    const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
    INFO(id);
    CHECK(ids.insert(id).second);
    if (html.find("href=\"#" + id + "\"") != std::string::npos) ++targets;
  }
  CHECK(ids.size() == 2 + 1 + 3 * 4);
  CHECK(targets == 2 + 3 * 2);
  CHECK(site.shows("public/index.html", "<a href=\"#why-fn-why-1\" id=\"why-fnref-why-1\" data-footnote-ref>1</a>"));
  CHECK(site.shows("public/index.html", "<li id=\"why-fn-why-1\">\n<p>Of the answer. <a href=\"#why-fnref-why-1\""));
}

TEST_CASE("pages that the server fills have their marks in the shell only") {
  ResolveInput input;
  input.settings.roster.enabled = true;
  const Rendered site({page_file("index.md", ""), page_file("roster/index.md", "Words")}, std::move(input));
  for (const char* shell : {"shell/search.html", "shell/roster.html", "shell/error.html"})
    for (const char* mark : {"[[muster:title]]", "[[muster:alert]]", "[[muster:results]]", "[[muster:query]]"}) {
      INFO(std::string(shell) << std::string(mark));
      CHECK(site.shows(shell, mark));
    }
  CHECK(site.shows("shell/roster.html", "<p>Words</p>"));
  for (const auto& [path, bytes] : site.files)
    if (path.starts_with("public/")) CHECK(bytes.find("[[muster:") == std::string::npos);
  CHECK(site.files.contains("public/search/index.html"));
  CHECK(site.files.contains("public/404.html"));
}

TEST_CASE("a site without search and roster has no pages for them") {
  ResolveInput input;
  input.settings.search_enabled = false;
  const Rendered site({page_file("index.md", "")}, std::move(input));
  for (const char* path : {"public/search/index.html", "shell/search.html", "public/roster/index.html",
                           "shell/roster.html", "public/opensearch.xml"})
    CHECK_FALSE(site.files.contains(path));
}

TEST_CASE("redirects are in the site's profile, and pages for hosts of plain files") {
  const Rendered site(
      {page_file("index.md", ""), page_file("fees.md", "", "aliases: [/old, /older.html, /fees/#cost]\n")});
  const auto profile = muster::site_profile_from_json(site.at("shell/site.json"));
  REQUIRE(profile);
  CHECK(profile->redirects ==
        std::map<std::string, std::string>{{"/fees/#cost", "/fees/"}, {"/old/", "/fees/"}, {"/older.html", "/fees/"}});
  CHECK(site.shows("public/old/index.html", "url=/fees/"));
  CHECK(site.shows("public/older.html", "url=/fees/"));
  CHECK(profile->has_search);
  CHECK_FALSE(profile->has_roster);
}

TEST_CASE("sitemap and feed hold what is published, drafts not") {
  ResolveInput input;
  input.drafts = muster::Drafts::kInclude;
  const Rendered site(
      {page_file("index.md", ""), page_file("a.md", "", "updated: 2026-02-03\n"),
       page_file("b.md", "", "updated: 2026-03-04\n"), page_file("new.md", "", "draft: true\nupdated: 2026-05-05\n")},
      std::move(input));
  CHECK(site.shows("public/sitemap.xml", "<loc>https://example.org/a/</loc>\n<lastmod>2026-02-03</lastmod>"));
  CHECK_FALSE(site.shows("public/sitemap.xml", "/new/"));
  CHECK_FALSE(site.shows("public/feed.xml", "/new/"));
  CHECK(site.at("public/feed.xml").find("/b/") < site.at("public/feed.xml").find("/a/"));
  CHECK(site.shows("public/robots.txt", "Sitemap: https://example.org/sitemap.xml"));
}

TEST_CASE("the feed is of what policies say has changed") {
  const Rendered site({page_file("index.md", ""), page_file("a.md", "", "updated: 2027-02-03\n"),
                       page_file("b.md", "",
                                 "history:\n- {date: 2026-01-02, note: First version}\n"
                                 "- {date: 2026-05-06, note: Fees & dates}\n")});
  CHECK_FALSE(site.shows("public/feed.xml", "/a/"));
  CHECK(site.shows("public/feed.xml", "<id>https://example.org/b/#change-2</id>"));
  CHECK(site.shows("public/feed.xml", "<summary>Fees &amp; dates</summary>"));
  CHECK(site.at("public/feed.xml").find("#change-2") < site.at("public/feed.xml").find("#change-1"));
  CHECK(site.shows("public/feed.xml", "<updated>2026-05-06T00:00:00Z</updated>\n<author>"));
}

TEST_CASE("each language has its feed, its search description and its page for a wrong address") {
  ResolveInput input;
  input.settings.translations.resize(1);
  input.settings.translations.front().language.value = "fr";
  input.settings.translations.front().title = "Site et Cie";
  const Rendered site({page_file("index.md", "", "updated: 2026-02-03\n"), page_file("fr/index.md", "", "updated: 2026-03-04\n")},
                      std::move(input));
  CHECK(site.shows("public/fr/feed.xml", "xml:lang=\"fr\""));
  CHECK(site.shows("public/fr/feed.xml", "<title>Site et Cie</title>\n<id>https://example.org/fr/</id>"));
  CHECK(site.shows("public/fr/feed.xml", "<id>https://example.org/fr/</id>\n<link href"));
  CHECK_FALSE(site.shows("public/feed.xml", "/fr/"));
  CHECK(site.shows("public/fr/opensearch.xml", "https://example.org/fr/search/?q="));
  CHECK(site.shows("public/fr/opensearch.xml", "/api/suggest?language=fr&amp;q="));
  CHECK(site.shows("public/fr/index.html", "href=\"/fr/feed.xml\""));
  CHECK(site.shows("public/index.html", "href=\"/feed.xml\""));
  CHECK(site.files.contains("public/fr/404.html"));
}

TEST_CASE("a page must ask for a template that the theme has") {
  const ResolvedSite site({page_file("index.md", "", "template: pagee\n")});
  std::vector<muster::Diagnostic> problems;
  const muster::Theme theme = muster::make_theme(plain_theme(), {}, problems);
  muster::check_templates(site.site, theme, problems);
  CHECK(codes_of(problems) == std::vector<std::string>{"theme/unknown-template:3"});
  CHECK(has_problem(problems, "theme/unknown-template", "did you mean \"page\"?"));
}
