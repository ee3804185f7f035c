#include "generator/load/read_site_settings.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/generator_fixture.h"

using muster::Diagnostic;
using muster::SiteSettings;

namespace {

struct Read {
  std::vector<Diagnostic> problems;
  SiteSettings settings;

  explicit Read(const std::string& more,
                const std::string& least = "title: T\nbase_url: http://localhost\nlanguage: en\n") {
    settings = muster::read_site_settings(least + more, problems);
  }
};

}  // namespace

TEST_CASE("three keys make a site") {
  const Read read("");
  CHECK(read.problems.empty());
  CHECK(read.settings.title == "T");
  CHECK(read.settings.raw_html == muster::RawHtml::kEscape);
  CHECK(read.settings.search_enabled);
  CHECK_FALSE(read.settings.roster.enabled);
}

TEST_CASE("every key of the contract is read") {
  const Read read(R"(description: About us
organisation: {name: Example Institute, short_name: EI, email: office@example.org, phone: "555", address: 1 Way, url: https://example.org}
navigation:
  - {title: FAQs, page: faq/index.md, children: [{title: Fees, url: /fees/}]}
footer:
  text: "*Thanks*"
  links: [{title: Privacy, page: privacy.md}]
notice: Closed on Monday
markdown: {raw_html: allow}
synonyms:
  - [cpd, pdh, professional development]
  - {one_way: {trade ticket: journeyperson, ticket: [red seal, certificate]}}
redirects: {/old/: /new/, /out/: https://example.org/x}
roster: {members: data.json, retention_years: 7, nicknames: {Aleksandra: [Ola, Olka], Jerzy: Jurek}}
search: {enabled: no}
theme: {accent: "#123456"}
checks: {link/broken: warning, heading/second-title: "off"}
)");
  CHECK(codes_of(read.problems).empty());
  const SiteSettings& settings = read.settings;
  CHECK(settings.organisation.short_name == "EI");
  REQUIRE(settings.navigation.size() == 1);
  CHECK(settings.navigation[0].children[0].url.value == "/fees/");
  CHECK(settings.footer.links[0].page.value == "privacy.md");
  CHECK(settings.raw_html == muster::RawHtml::kAllow);
  CHECK(settings.search.synonyms[0].size() == 3);
  CHECK(settings.search.one_way.at("ticket").size() == 2);
  CHECK(settings.redirects.size() == 2);
  CHECK(settings.roster.members.value == "data.json");
  CHECK(settings.roster.retention_years == 7);
  REQUIRE(settings.roster.nicknames.size() == 3);
  CHECK(settings.roster.nicknames[1].first == "Olka");
  CHECK(settings.roster.nicknames[2].second == "Jerzy");
  CHECK_FALSE(settings.search_enabled);
  CHECK(settings.theme_values.at("accent").value == "#123456");
  CHECK(settings.checks.at("link/broken") == muster::Severity::kWarning);
  CHECK(settings.checks.at("heading/second-title") == muster::Severity::kOff);
}

TEST_CASE("a footer may be a text, and the short name is the name unless stated") {
  const Read read("footer: Thanks\norganisation: {name: Example Institute}\n");
  CHECK(read.problems.empty());
  CHECK(read.settings.footer.text.value == "Thanks");
  CHECK(read.settings.organisation.short_name == "Example Institute");
}

TEST_CASE("what is wrong is found on its line") {
  struct Case {
    const char* text;
    const char* code;
  };
  for (const Case& item :
       {Case{"titel: x\n", "site/unknown-key:4"}, Case{"notice: [a]\n", "site/wrong-type:4"},
        Case{"navigation:\n  - {title: A}\n", "site/incomplete-item:5"},
        Case{"navigation:\n  - {title: A, page: a.md, url: /a/}\n", "site/incomplete-item:5"},
        Case{"markdown:\n  raw_html: yes\n", "site/unknown-value:5"},
        Case{"synonyms: [[a, [b]]]\n", "site/wrong-type:4"}, Case{"redirects:\n  old/: /new/\n", "site/bad-redirect:5"},
        Case{"redirects:\n  /old/: new/\n", "site/bad-redirect:5"},
        Case{"redirects:\n  /../old/: /new/\n", "site/bad-redirect:5"},
        Case{"roster: {members: m.json, nicknames: [Ola]}\n", "site/wrong-type:4"},
        Case{"roster: {members: m.json, retention_years: -1}\n", "site/wrong-type:4"},
        Case{"checks:\n  link/brokn: off\n", "site/unknown-check:5"},
        Case{"checks:\n  yaml/syntax: off\n", "site/unknown-check:5"},
        Case{"checks:\n  link/broken: never\n", "site/unknown-value:5"},
        Case{"theme: {a: [b]}\n", "site/wrong-type:4"}}) {
    INFO(std::string(item.text));
    CHECK(codes_of(Read(item.text).problems) == std::vector<std::string>{item.code});
  }
}

TEST_CASE("a key that is missing and one that is empty are told apart") {
  const Read read("", "title:\nlanguage: [en]\n");
  CHECK(codes_of(read.problems) ==
        std::vector<std::string>{"site/missing-key:1", "site/missing-key:1", "site/wrong-type:2"});
  CHECK(has_problem(read.problems, "site/missing-key", "no value for \"title\""));
  CHECK(has_problem(read.problems, "site/missing-key", "no \"base_url\""));
}

TEST_CASE("base_url is a scheme and a host") {
  for (const auto& [written, clean] : {std::pair{"https://example.org", "https://example.org"},
                                       {"https://example.org/", "https://example.org"},
                                       {"http://127.0.0.1:8080", "http://127.0.0.1:8080"}})
    CHECK(muster::clean_base_url(written) == clean);
  for (const char* wrong : {"", "example.org", "https://", "ftp://example.org", "https://example.org/site",
                            "https://exa mple.org", "https://example.org?x"})
    CHECK_FALSE(muster::clean_base_url(wrong));
}

TEST_CASE("a language is a code") {
  for (const char* language : {"en", "fr-CA", "fil", "zh-Hant-TW"})
    CHECK(Read("", std::string("title: T\nbase_url: http://x\nlanguage: ") + language + "\n").problems.empty());
  for (const char* language : {"English", "e", "en-", "en_CA", "français"})
    CHECK(has_problem(Read("", std::string("title: T\nbase_url: http://x\nlanguage: ") + language + "\n").problems,
                      "site/bad-language"));
}
