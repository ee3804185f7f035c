// libyaml's events become a tree.
#include "core/yaml/yaml_node.h"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/text/utf8.h"
#include "core/yaml/yaml_mistake.h"

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
    const yaml_mark_t& begin = parser_.context_mark;
    YamlComplaint complaint{parser_.problem == nullptr ? "not YAML" : parser_.problem,
                            {parser_.problem_mark.line, parser_.problem_mark.column},
                            {begin.line, begin.column}};
    if (parser_.error == YAML_READER_ERROR) complaint.place = place_of(parser_.problem_offset);
    YamlMistake mistake = explain_yaml_complaint(text_, complaint);
    yaml_mark_t mark{};
    mark.line = mistake.place.line;
    mark.column = mistake.place.column;
    report("yaml/syntax", mark, std::move(mistake.message), std::move(mistake.help));
    return false;
  }

  YamlPlace place_of(std::size_t offset) const {
    const std::string_view before = text_.substr(0, offset);
    const std::size_t line_end = before.rfind('\n');
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            count_code_points(before.substr(line_end == std::string_view::npos ? 0 : line_end + 1))};
  }

  bool fill(YamlNode& node, const yaml_event_t& event, int depth) {
    node.position = position(event.start_mark);
    if (depth > kDeepest) {
      report("yaml/unsupported", event.start_mark, "values are nested too deeply", "32 levels are the most");
      return false;
    }
    if (const char mark = mark_of(event); mark != 0) {
      report("yaml/unsupported", event.start_mark,
             std::string("\"") + mark + "\" gives a name or a type, which is not read here",
             "put a value in quotes when it begins with " + std::string(1, mark));
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

  // "&" of an anchor, "!" of a tag, or 0.
  static char mark_of(const yaml_event_t& event) {
    const auto of = [](const yaml_char_t* anchor, const yaml_char_t* tag) {
      return anchor != nullptr ? '&' : tag != nullptr ? '!' : '\0';
    };
    if (event.type == YAML_SCALAR_EVENT) return of(event.data.scalar.anchor, event.data.scalar.tag);
    if (event.type == YAML_SEQUENCE_START_EVENT)
      return of(event.data.sequence_start.anchor, event.data.sequence_start.tag);
    if (event.type == YAML_MAPPING_START_EVENT)
      return of(event.data.mapping_start.anchor, event.data.mapping_start.tag);
    return '\0';
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
        report("yaml/unsupported", event.raw.start_mark, "a key must be a word or a text",
               "write \"key: value\", and put a value in quotes when it begins with \"{\"");
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
