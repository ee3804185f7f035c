#include <doctest/doctest.h>

#include "generator/parse/data_table.h"
#include "tests/unit/generator/generator_fixture.h"

using muster::RawHtml;

namespace {

muster::PageResources resources() {
  muster::PageResources found;
  found.variables = {{"fees.annual", "$350 *net*"}, {"phone", "780 555 0100"}};
  found.snippets = {{"office", "Write to [us](../contact.md), or call {{ phone }}."},
                    {"rules", "## Rules\n\n- One\n- Two\n"}};
  found.data_files = {{"data/fees.csv", "Fee,Amount\nAnnual,\"$1,350\"\n*Late*|,–\n"}};
  found.images = {{"images/a map.png", {300, 200}}};
  return found;
}

muster::ParsedPage page(const std::string& body, const std::string& front = "") {
  return muster::parse_page(muster::page_file("cpd/page.md", body, front), RawHtml::kEscape, resources());
}

}  // namespace

TEST_CASE("a variable is text, wherever text is, and nowhere in code") {
  CHECK(page("Pay **{{ fees.annual }}**.").html == "<p>Pay <strong>$350 *net*</strong>.</p>\n");
  CHECK(page("{{phone}} {{ phone }}").html == "<p>780 555 0100 780 555 0100</p>\n");
  CHECK(page("`{{ phone }}`").html == "<p><code>{{ phone }}</code></p>\n");
  CHECK(page("    {{ phone }}\n").html == "<pre><code>{{ phone }}\n</code></pre>\n");
  CHECK(page("{{#phone}} {{}} {{ two words }} {{ phone").html == "<p>{{#phone}} {{}} {{ two words }} {{ phone</p>\n");
  CHECK(page("[Call](tel:{{phone}})").html == "<p><a href=\"tel:7805550100\">Call</a></p>\n");
  CHECK(page("<b>{{ phone }}</b>").problems.empty());
}

TEST_CASE("a variable in a heading makes its anchor, and one in an answer is found by search") {
  const auto faq = page("## May I call {{ phone }}?\n\nCall {{ phone }}.\n", "type: faq\n");
  REQUIRE(faq.entries.size() == 1);
  CHECK(faq.entries[0].anchor == "may-i-call-780-555-0100");
  CHECK(faq.entries[0].text == "Call 780 555 0100.");
}

TEST_CASE("a snippet stands for blocks, or for a part of a line") {
  CHECK(page("{{ snippet office }}").html == "<p>Write to <a href=\"/contact/\">us</a>, or call 780 555 0100.</p>\n");
  CHECK(page("A. {{ snippet: office }} Z {{ phone }}").html ==
        "<p>A. Write to <a href=\"/contact/\">us</a>, or call 780 555 0100. Z 780 555 0100</p>\n");
  const auto rules = page("## First\n\n{{ snippet rules }}\n\n## Last\n");
  REQUIRE(rules.headings.size() == 3);
  CHECK(rules.headings[1].title == "Rules");
  CHECK(rules.headings[1].file == "_snippets/rules.md");
  CHECK(rules.headings[2].position.line == 8);
}

TEST_CASE("a link of a snippet is of the snippet's file") {
  const auto links = page("{{ snippet office }}").links;
  REQUIRE(links.size() == 1);
  CHECK(links[0].path == "contact.md");
  CHECK(links[0].file == "_snippets/office.md");
  CHECK(links[0].position.column == 15);
}

TEST_CASE("a data file is a table of text") {
  const std::string html = page("{{ table ../data/fees.csv }}").html;
  CHECK(html.find("<th class=\"align-right\">Amount</th>") != std::string::npos);
  CHECK(html.find("<td class=\"align-right\">$1,350</td>") != std::string::npos);
  CHECK(html.find("<td>*Late*|</td>") != std::string::npos);
  CHECK(muster::csv_table("a;b\n\"1\n2\";\"say \"\"x\"\"\"\r\n").markdown ==
        "| a | b |\n| --- | --- |\n| 1 2 | say \\\"x\\\" |\n");
  CHECK(muster::json_table(R"([{"a": 1, "b": null}, {"b": "x", "a": 2.5}])").markdown ==
        "| a | b |\n| --: | --- |\n| 1 |  |\n| 2\\.5 | x |\n");
}

TEST_CASE("a JSON table has the columns of all its rows, and numbers as they are written") {
  CHECK(muster::json_table(R"([{"What":"Annual","Fee":350.00},{"What":"Late","Fee":20.50,"Note":"after 1 March"}])")
            .markdown == "| What | Fee | Note |\n| --- | --: | --- |\n| Annual | 350\\.00 |  |\n"
                         "| Late | 20\\.50 | after 1 March |\n");
  CHECK(muster::json_table("[[\"a\", \"b\"], [1e2, 12345678901234567890123]]").markdown ==
        "| a | b |\n| --- | --: |\n| 1e2 | 12345678901234567890123 |\n");
}

TEST_CASE("what is wrong in a JSON table is told where it stands") {
  const auto place = [](const std::string& json) {
    const auto problem = muster::json_table(json).problem.value_or(muster::TableProblem{0, "", "", 0});
    return std::make_pair(problem.line, problem.column);
  };
  CHECK(place("[\n  {\"é\": 1},\n]") == std::make_pair(3, 1));
  CHECK(place("[{\"é\": 1} {\"é\": 2}]") == std::make_pair(1, 11));
  CHECK(place("[\n{\"a\": 1}") == std::make_pair(2, 9));
  CHECK(place("[{\"a\": 1},\n {\"a\": [1]}]") == std::make_pair(2, 8));
  CHECK(place("[{\"a\": 1},\n [1]]") == std::make_pair(2, 2));
  CHECK(place("[[1, 2],\n [1]]") == std::make_pair(2, 1));
  for (const char* none : {"[]", "{}", "7", "", "[{}]", "[[]]"}) CHECK(place(none).first == 1);
}

TEST_CASE("the position of what is unknown is that of its braces") {
  const auto problems = page("One.\n\n- *é* {{ phone }} {{ fone }}\n").problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "text/unknown-variable");
  CHECK(problems[0].position.line == 6);
  CHECK(problems[0].position.column == 19);
  CHECK(problems[0].length == 10);
}

TEST_CASE("an image has the size of its file, and only the first is not left for later") {
  const std::string html =
      page("![A](<../images/a map.png>) ![B](<../images/a map.png>) ![C](https://e.org/c.png)").html;
  CHECK(html.find("<img src=\"/images/a%20map.png\" width=\"300\" height=\"200\" alt=\"A\" />") != std::string::npos);
  CHECK(html.find("height=\"200\" loading=\"lazy\" alt=\"B\"") != std::string::npos);
  CHECK(html.find("<img src=\"https://e.org/c.png\" loading=\"lazy\" alt=\"C\" />") != std::string::npos);
}

TEST_CASE("an admonition is a quotation with a mark on its first line") {
  const std::string open = "<div class=\"admonition tip\">\n<p class=\"admonition-name\"><!--muster:tip--></p>\n";
  CHECK(page("> [!TIP]\n> Do **this**.\n").html == open + "<p>Do <strong>this</strong>.</p>\n</div>\n");
  CHECK(page("> [!tip]\n>\n> - a\n").html == open + "<ul>\n<li>a</li>\n</ul>\n</div>\n");
  CHECK(page("> A quotation [!TIP]\n").html == "<blockquote>\n<p>A quotation [!TIP]</p>\n</blockquote>\n");
}
