// Each key of the front matter, in the order in which the contract lists them.
#include "generator/parse/front_matter.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

constexpr const char* kDesignationHelp = "write designation: {code: C.E.T., name: Certified Engineering Technologist}";

constexpr const char* kAliasHelp = "write aliases: [/old/], or [{/old/#fees: pay}] to lead to the heading with the anchor pay";

constexpr const char* kHistoryHelp = "write one change a line: - {date: 2026-11-01, note: What changed}";

class FrontMatterReader {
 public:
  FrontMatterReader(const YamlNode& root, YamlContext& context)
      : root_(root), context_(context), reader_(root, "the front matter", context) {}

  FrontMatter read() {
    read_title();
    const PlacedText description = reader_.text("description").value_or(PlacedText{});
    front_.description = description.value;
    front_.description_position = description.position;
    read_type();
    front_.draft = reader_.flag("draft").value_or(false);
    front_.date = date("date");
    front_.updated = date("updated");
    front_.review_by = reader_.date("review_by").value_or(PlacedText{});
    read_publication();
    front_.effective_from = date("effective_from");
    read_history();
    front_.owner = reader_.text_or("owner", "");
    read_aliases();
    front_.faq = reader_.texts("faq");
    for (PlacedText& keyword : reader_.texts("keywords")) front_.keywords.push_back(std::move(keyword.value));
    read_question_keywords();
    read_designation();
    front_.weight = reader_.number("weight", -1'000'000, 1'000'000).value_or(0);
    if (auto name = reader_.text("template")) front_.template_name = *name;
    reader_.report_unknown_keys();
    return std::move(front_);
  }

 private:
  std::string date(std::string_view key) {
    const auto found = reader_.date(key);
    return found ? found->value : "";
  }

  void refuse(const PlacedText& text, std::string code, std::string message, std::string help) {
    context_.problems.push_back({Severity::kError, std::move(code), context_.file, text.position, std::move(message),
                                 std::move(help), text.length});
  }

  void read_title() {
    const YamlNode* node = root_.find("title");
    const auto title = reader_.text("title");
    const bool wrong_type = (node != nullptr && !title && node->kind != YamlNode::Kind::kNull) ||
                            root_.kind == YamlNode::Kind::kScalar || root_.kind == YamlNode::Kind::kSequence;
    const bool present = title && title->value.find_first_not_of(" \t") != std::string::npos;
    if (present) front_.title = *title;
    if (present || wrong_type) return;
    context_.problems.push_back({Severity::kError, "front-matter/missing-title", context_.file,
                                 node != nullptr ? node->position : SourcePosition{1, 1}, "the page has no title",
                                 "add a line such as title: How to complain; it becomes the heading of the page"});
  }

  void read_type() {
    const auto type = reader_.text("type");
    if (!type || type->value == "page") return;
    if (type->value == "faq") {
      front_.type = PageType::kFaq;
    } else if (type->value == "designation") {
      front_.type = PageType::kDesignation;
    } else {
      refuse(*type, "front-matter/unknown-type", "there is no page type \"" + type->value + "\"",
             "write page, faq or designation");
    }
  }

  void read_publication() {
    front_.publish = reader_.date("publish").value_or(PlacedText{});
    front_.expires = reader_.date("expires").value_or(PlacedText{});
    if (front_.expires.value.empty() || front_.publish.value < front_.expires.value) return;
    refuse(front_.expires, "front-matter/never-published",
           "the page expires on " + front_.expires.value + ", before it is published on " + front_.publish.value,
           "expires is the first day on which the page is gone; correct one of the two");
  }

  void read_question_keywords() {
    constexpr const char* kHelp = "write the anchor of a question and its words: log: [record, track]";
    const YamlNode* node = reader_.node("question_keywords");
    if (node == nullptr) return;
    if (node->kind != YamlNode::Kind::kMapping)
      return reader_.report(*node, "wrong-type", "question_keywords must be anchors and words", kHelp);
    MappingReader reader(*node, "question_keywords", context_);
    for (const YamlMember& member : node->members) {
      const int length = static_cast<int>(count_code_points(member.key));
      QuestionKeywords& question = front_.question_keywords.emplace_back();
      question.anchor = {member.key, member.key_position, length};
      for (PlacedText& word : reader.texts(member.key)) question.words.push_back(std::move(word.value));
    }
  }

  void read_history() {
    const YamlNode* node = reader_.node("history");
    if (node == nullptr) return;
    if (node->kind != YamlNode::Kind::kSequence) {
      reader_.report(*node, "wrong-type", "history must be a list of changes", kHistoryHelp);
      return;
    }
    for (const YamlNode& item : node->items) read_change(item);
    std::stable_sort(front_.history.begin(), front_.history.end(),
                     [](const HistoryItem& a, const HistoryItem& b) { return a.date > b.date; });
  }

  void read_change(const YamlNode& node) {
    MappingReader reader(node, "a change of history", context_);
    const auto day = reader.date("date");
    const auto note = reader.text("note");
    const bool whole = node.find("date") != nullptr && note && !note->value.empty();
    reader.report_unknown_keys();
    if (day && whole) front_.history.push_back({day->value, note->value});
    if (!whole && node.kind == YamlNode::Kind::kMapping)
      reader.report(node, "incomplete-change", "a change of history needs a date and a note", kHistoryHelp);
  }

  void read_aliases() {
    const YamlNode* node = reader_.node("aliases");
    if (node == nullptr) return;
    if (node->kind != YamlNode::Kind::kSequence) return read_alias(*node);
    for (const YamlNode& item : node->items) read_alias(item);
  }

  // A path, or paths with the headings that they lead to.
  void read_alias(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::kScalar) return add_alias({placed(node), {}});
    if (node.kind != YamlNode::Kind::kMapping)
      return reader_.report(node, "wrong-type", "an alias is one old path of this site", kAliasHelp);
    for (const YamlMember& member : node.members) {
      if (member.value.kind != YamlNode::Kind::kScalar)
        reader_.report(member.value, "wrong-type", "an old path leads to one heading of this page", kAliasHelp);
      else
        add_alias({{member.key, member.key_position, static_cast<int>(count_code_points(member.key))},
                   placed(member.value)});
    }
  }

  static PlacedText placed(const YamlNode& node) { return {node.value, node.position, node.length}; }

  void add_alias(Alias alias) {
    if (alias.anchor.value.starts_with('#')) alias.anchor.value.erase(0, 1);
    if (is_site_path(alias.from.value))
      front_.aliases.push_back(std::move(alias));
    else
      refuse(alias.from, "front-matter/bad-alias",
             "an alias is an old path of this site, not \"" + alias.from.value + "\"",
             "begin it with a slash, and write it as browsers show it, without spaces, \"?\" and \"..\": /old/page/");
  }

  void read_designation() {
    const YamlNode* node = reader_.node("designation");
    if (node != nullptr && node->kind != YamlNode::Kind::kMapping) {
      reader_.report(*node, "wrong-type", "a designation has a code and a name", kDesignationHelp);
      return;
    }
    if (node != nullptr) {
      MappingReader reader(*node, "designation", context_);
      const auto code = reader.text("code");
      DesignationName designation{code.value_or(PlacedText{}), reader.text_or("name", "")};
      reader.report_unknown_keys();
      if (!designation.code.value.empty() && !designation.name.empty()) {
        front_.designation = std::move(designation);
        if (front_.type == PageType::kDesignation) return;
        reader_.report(*node, "designation-type", "only a page of type designation can have a designation",
                       "add type: designation, or take the designation out");
        return;
      }
    }
    if (front_.type != PageType::kDesignation && node == nullptr) return;
    const SourcePosition position = node != nullptr ? node->position : SourcePosition{1, 1};
    context_.problems.push_back({Severity::kError, "front-matter/missing-designation", context_.file, position,
                                 "a page of type designation needs the code and the name of the designation",
                                 kDesignationHelp});
  }

  const YamlNode& root_;
  YamlContext& context_;
  MappingReader reader_;
  FrontMatter front_;
};

// Dashes of any kind, as a word processor makes of three hyphens, or more or fewer of them.
bool is_only_dashes(std::string_view line) {
  bool any = false;
  while (!line.empty()) {
    const std::size_t length = line.starts_with("–") || line.starts_with("—") ? 3 : line.starts_with('-') ? 1 : 0;
    if (length == 0) return false;
    any = true;
    line.remove_prefix(length);
  }
  return any;
}

Diagnostic missing_front_matter(std::string_view text, const std::string& path) {
  Diagnostic problem{Severity::kError,
                     "front-matter/missing",
                     path,
                     {1, 1},
                     "the page does not begin with front matter",
                     "begin the file with three lines: ---, title: …, ---"};
  std::string_view rest = text;
  std::string_view line = take_line(rest);
  if (is_only_dashes(line)) {
    problem.message = "the first line must be three hyphens, no other dashes";
    problem.help = "type --- again; a word processor may have made a long dash of it";
    problem.length = static_cast<int>(count_code_points(line));
    return problem;
  }
  int number = 1;
  for (; line.empty() && !rest.empty(); ++number) line = take_line(rest);
  if (number == 1 || line != "---") return problem;
  problem.position = {number, 1};
  problem.length = 3;
  problem.message = "the front matter must begin on the first line";
  problem.help = "take out the empty lines above it";
  return problem;
}

}  // namespace

SplitPage split_page(std::string_view text) {
  SplitPage page;
  page.body = text;
  std::string_view rest = text;
  if (take_line(rest) != "---") return page;
  page.has_front = true;
  page.front_line = 2;
  page.front = rest;
  for (int line = 2; !rest.empty(); ++line) {
    const char* begin = rest.data();
    const std::string_view text_of_line = take_line(rest);
    if (text_of_line != "---" && text_of_line != "...") continue;
    page.front = page.front.substr(0, static_cast<std::size_t>(begin - page.front.data()));
    page.is_closed = true;
    page.body = rest;
    page.body_line = line + 1;
    return page;
  }
  page.body = {};
  return page;
}

FrontMatter read_front_matter(const SplitPage& page, const std::string& path, std::vector<Diagnostic>& problems) {
  if (!page.has_front) {
    problems.push_back(missing_front_matter(page.body, path));
    return {};
  }
  if (!page.is_closed) {
    problems.push_back({Severity::kError,
                        "front-matter/not-closed",
                        path,
                        {1, 1},
                        "the front matter that begins here has no end",
                        "end it with a line that is just ---",
                        3});
    return {};
  }
  const auto root = parse_yaml(page.front, path, page.front_line, problems);
  if (!root) return {};
  YamlContext context{path, "front-matter", problems};
  return FrontMatterReader(*root, context).read();
}

}  // namespace muster
