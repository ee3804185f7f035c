#include "generator/render/compiled_template.h"

#include <doctest/doctest.h>

#include <tuple>

using muster::CompiledTemplate;
using muster::TemplateData;

namespace {

TemplateData site() {
  TemplateData settings;
  settings.set("title", "Site & Co");
  TemplateData root;
  root.set("site", std::move(settings));
  root.set("language", "en");
  return root;
}

TemplateData named(const std::string& name) {
  TemplateData data;
  data.set("name", name);
  return data;
}

TemplateData page() {
  TemplateData data = named("<page>");
  data.set("yes", true);
  data.set("no", false);
  data.set("empty", TemplateData(TemplateData::List{}));
  data.set("items", TemplateData(TemplateData::List{named("a"), named("b")}));
  data.set("one", named("inner"));
  return data;
}

}  // namespace

TEST_CASE("a template is filled in") {
  const std::pair<const char*, const char*> cases[] = {
      {"{{name}} {{{name}}} {{& name }}", "&lt;page&gt; <page> <page>"},
      {"{{site.title}} {{{site.title}}} {{language}}", "Site &amp; Co Site & Co en"},
      {"{{gone}}{{site.gone}}{{one.name}}{{one.gone}}", "inner"},
      {"{{#items}}{{name}}{{site.title}};{{/items}}", "aSite &amp; Co;bSite &amp; Co;"},
      {"{{#one}}{{name}}{{/one}}{{^one}}x{{/one}}{{^gone}}y{{/gone}}{{^no}}z{{/no}}{{^empty}}!{{/empty}}", "inneryz!"},
      {"{{! a note }}{{#no}}{{#yes}}x{{/yes}}{{/no}}{{#yes}}y{{/yes}}", "y"},
      {"", ""},
  };
  const TemplateData shared = site();
  const TemplateData data = page();
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(CompiledTemplate(text, shared).render(data) == expected);
  }
}

TEST_CASE("a line of which a shown section left nothing is dropped") {
  const std::pair<const char*, const char*> cases[] = {
      {"a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"}, {"a\n  {{#items}}\n{{name}}\n  {{/items}}\nc", "a\na\nb\nc"},
      {"a\n{{#yes}} {{/yes}}\nc\n", "a\nc\n"},        {"a\n{{#no}}\nb\n{{/no}}\nc\n", "a\n\nc\n"},
      {"a\n\n{{gone}}\nc\n", "a\n\n\nc\n"},           {"a\n{{#yes}}\n{{/yes}}", "a\n"},
  };
  const TemplateData shared = site();
  const TemplateData data = page();
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(CompiledTemplate(text, shared).render(data) == expected);
  }
}

TEST_CASE("what cannot be read is told with its place") {
  const std::tuple<const char*, const char*, std::size_t> cases[] = {
      {"ab {{name", "Unclosed tag", 3},         {"ab {{{name}} c", "Unclosed tag", 3},
      {" {{#a}} {{#b}}{{/b}}", "\"a\"", 1},     {"{{#a}} {{/b}}{{/a}}", "\"a\"", 0},
      {"x{{/a}}", "Unopened section \"a\"", 1}, {"{{=<% %>=}}", "delimiter", 0},
  };
  for (const auto& [text, message, offset] : cases) {
    CAPTURE(text);
    const auto mistake = CompiledTemplate::mistake(text);
    REQUIRE(mistake);
    CHECK(mistake->message.find(message) != std::string::npos);
    CHECK(mistake->offset == offset);
  }
  CHECK(!CompiledTemplate::mistake("{{#a}}{{^b}}{{/b}}{{/a}}{{>part}}"));
}
