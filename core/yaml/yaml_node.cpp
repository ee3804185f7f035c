// libyaml's events become a tree; its error words become ones that say what to do.
#include "core/yaml/yaml_node.h"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/text/utf8.h"

namespace muster {

namespace {

constexpr int kDeepest = 32;

struct Event {
  yaml_event_t raw{};
  Event() = default;
  ~Event() { yaml_event_delete(&raw); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
};

struct Hint {
  std::string_view problem;
  std::string_view message;
  std::string_view help;
};

// libyaml's words for common mistakes, and ours.
constexpr Hint kHints[] = {
    {"mapping values are not allowed", "a second \": \" on one line",
     "put the value in quotes when it contains a colon: title: \"Fees: what you pay\""},
    {"did not find expected key", "expected a key, as in \"title: Fees\"",
     "check that the keys of this block start in the same column and that quotes are closed"},
    {"could not find expected ':'", "expected a colon after the key",
     "write \"key: value\", with a space after the colon"},
    {"found character that cannot start any token", "this character cannot begin a value",
     "indent with spaces, not tabs, and put a value in quotes when it begins with @, ` or %"},
    {"found unexpected end of stream", "a quoted value is not closed", "add the closing quote"},
    {"did not find expected ',' or ']'", "expected a comma or \"]\"", "close the list with \"]\""},
    {"did not find expected ',' or '}'", "expected a comma or \"}\"", "close the mapping with \"}\""},
    {"did not find expected '-' indicator", "expected \"- \" before the next item of the list",
     "start each item with \"- \" in the same column"},
    {"found unknown escape character", "unknown escape after a backslash",
     "use single quotes, in which a backslash is just a backslash"},
    {"did not find expected <document start>", "text where the block should have ended",
     "check the indentation and the quotes of the lines above"},
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const std::string& file, int first_line, std::vector<Diagnostic>& problems)
      : text_(text), file_(file), first_line_(first_line), problems_(problems) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~TreeBuilder() { yaml_parser_delete(&parser_); }
  TreeBuilder(const TreeBuilder&) = delete;
  TreeBuilder& operator=(const TreeBuilder&) = delete;

  std::optional<YamlNode> build() {
    YamlNode root;
    root.position = {first_line_, 1};
    while (true) {
      Event event;
      if (!next(event)) return std::nullopt;
      if (event.raw.type == YAML_STREAM_END_EVENT) return root;
      if (event.raw.type == YAML_STREAM_START_EVENT || event.raw.type == YAML_DOCUMENT_START_EVENT ||
          event.raw.type == YAML_DOCUMENT_END_EVENT)
        continue;
      if (root.kind != YamlNode::Kind::kNull) {
        report("yaml/unsupported", event.raw.start_mark, "a second document in the same file",
               "remove the \"---\" line and what follows it");
        return root;
      }
      if (!fill(root, event.raw, 0)) return std::nullopt;
    }
  }

 private:
  SourcePosition position(const yaml_mark_t& mark) const {
    return {static_cast<int>(mark.line) + first_line_, static_cast<int>(mark.column) + 1};
  }

  void report(const char* code, const yaml_mark_t& mark, std::string message, std::string help) {
    problems_.push_back({Severity::kError, code, file_, position(mark), std::move(message), std::move(help)});
  }

  bool next(Event& event) {
    if (yaml_parser_parse(&parser_, &event.raw) != 0) return true;
    const std::string_view problem = parser_.problem == nullptr ? "not YAML" : parser_.problem;
    const auto* hint = std::find_if(std::begin(kHints), std::end(kHints), [&](const Hint& item) {
      return problem.find(item.problem) != std::string_view::npos;
    });
    yaml_mark_t mark = parser_.problem_mark;
    const bool at_the_end = mark.index >= text_.size() && parser_.context_mark.index < mark.index;
    if (at_the_end) mark = parser_.context_mark;
    const bool known = hint != std::end(kHints);
    report("yaml/syntax", mark, known ? std::string(hint->message) : std::string(problem),
           known ? std::string(hint->help) : "write one \"key: value\" a line, indented with spaces");
    return false;
  }

  bool fill(YamlNode& node, const yaml_event_t& event, int depth) {
    node.position = position(event.start_mark);
    if (depth > kDeepest) {
      report("yaml/unsupported", event.start_mark, "values are nested too deeply", "32 levels are the most");
      return false;
    }
    switch (event.type) {
      case YAML_SCALAR_EVENT: return fill_scalar(node, event);
      case YAML_SEQUENCE_START_EVENT: return fill_sequence(node, depth);
      case YAML_MAPPING_START_EVENT: return fill_mapping(node, depth);
      default:
        report("yaml/unsupported", event.start_mark, "an alias (*name) is not supported here",
               "write the value out; a value that begins with * must be in quotes");
        return false;
    }
  }

  bool fill_scalar(YamlNode& node, const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    node.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const bool is_null = plain && (node.value.empty() || node.value == "~" || node.value == "null");
    node.kind = is_null ? YamlNode::Kind::kNull : YamlNode::Kind::kScalar;
    const bool one_line = event.start_mark.line == event.end_mark.line;
    node.length = one_line ? std::max(1, static_cast<int>(event.end_mark.column - event.start_mark.column)) : 1;
    return true;
  }

  bool fill_sequence(YamlNode& node, int depth) {
    node.kind = YamlNode::Kind::kSequence;
    while (true) {
      Event event;
      if (!next(event)) return false;
      if (event.raw.type == YAML_SEQUENCE_END_EVENT) return true;
      if (!fill(node.items.emplace_back(), event.raw, depth + 1)) return false;
    }
  }

  bool fill_mapping(YamlNode& node, int depth) {
    node.kind = YamlNode::Kind::kMapping;
    while (true) {
      Event event;
      if (!next(event)) return false;
      if (event.raw.type == YAML_MAPPING_END_EVENT) return true;
      YamlNode key;
      if (!fill(key, event.raw, depth + 1)) return false;
      if (key.kind != YamlNode::Kind::kScalar) {
        report("yaml/unsupported", event.raw.start_mark, "a key must be a word or a text", "write \"key: value\"");
        return false;
      }
      YamlMember member{std::move(key.value), key.position, {}};
      Event value;
      if (!next(value) || !fill(member.value, value.raw, depth + 1)) return false;
      add(node, std::move(member));
    }
  }

  void add(YamlNode& node, YamlMember member) {
    const auto twin = std::find_if(node.members.begin(), node.members.end(),
                                   [&](const YamlMember& other) { return other.key == member.key; });
    if (twin == node.members.end()) {
      node.members.push_back(std::move(member));
      return;
    }
    Diagnostic problem{
        Severity::kError,
        "yaml/duplicate-key",
        file_,
        member.key_position,
        "the key \"" + member.key + "\" stands here for the second time",
        "it was first written on line " + std::to_string(twin->key_position.line) + "; keep one of the two"};
    problem.length = static_cast<int>(count_code_points(member.key));
    problems_.push_back(std::move(problem));
  }

  std::string_view text_;
  const std::string& file_;
  int first_line_;
  std::vector<Diagnostic>& problems_;
  yaml_parser_t parser_{};
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlMember& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

std::optional<YamlNode> parse_yaml(std::string_view text, const std::string& file, int first_line,
                                   std::vector<Diagnostic>& problems) {
  return TreeBuilder(text, file, first_line, problems).build();
}

}  // namespace muster
