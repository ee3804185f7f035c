// Typed access to a YAML mapping.
#include "core/yaml/mapping_reader.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/text/nearest.h"
#include "core/text/utf8.h"

namespace muster {

namespace {

std::string_view kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::kNull: return "nothing";
    case YamlNode::Kind::kScalar: return "a text";
    case YamlNode::Kind::kSequence: return "a list";
    case YamlNode::Kind::kMapping: return "keys and values";
  }
  return "";
}

std::optional<int> parse_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

bool is_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = parse_number(text.substr(0, 4));
  const auto month = parse_number(text.substr(5, 2));
  const auto day = parse_number(text.substr(8, 2));
  if (!year || !month || !day || *year < 0 || *month < 1 || *day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

MappingReader::MappingReader(const YamlNode& node, std::string name, YamlContext& context)
    : node_(node), name_(std::move(name)), context_(context) {
  if (node.kind == YamlNode::Kind::kMapping || node.kind == YamlNode::Kind::kNull) return;
  const bool glued = node.kind == YamlNode::Kind::kScalar && node.value.find(':') != std::string::npos;
  report(node, "wrong-type", name_ + " must be keys and values, not " + std::string(kind_name(node.kind)),
         glued ? "put a space after the colon: \"key: value\"" : "write one \"key: value\" a line");
}

const YamlNode* MappingReader::node(std::string_view key) {
  known_.emplace_back(key);
  const YamlNode* value = node_.find(key);
  return value == nullptr || value->kind == YamlNode::Kind::kNull ? nullptr : value;
}

std::optional<PlacedText> MappingReader::text(std::string_view key) {
  const YamlNode* value = node(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind == YamlNode::Kind::kScalar) return PlacedText{value->value, value->position, value->length};
  report_type(*value, key, "a text", "write " + std::string(key) + ": some text");
  return std::nullopt;
}

std::string MappingReader::text_or(std::string_view key, std::string_view fallback) {
  const auto found = text(key);
  return found ? found->value : std::string(fallback);
}

std::optional<bool> MappingReader::flag(std::string_view key) {
  const YamlNode* value = node(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind == YamlNode::Kind::kScalar && (value->value == "true" || value->value == "yes")) return true;
  if (value->kind == YamlNode::Kind::kScalar && (value->value == "false" || value->value == "no")) return false;
  report_type(*value, key, "true or false", "write " + std::string(key) + ": true or " + std::string(key) + ": false");
  return std::nullopt;
}

std::optional<int> MappingReader::number(std::string_view key, int least, int most) {
  const YamlNode* value = node(key);
  if (value == nullptr) return std::nullopt;
  const auto parsed = value->kind == YamlNode::Kind::kScalar ? parse_number(value->value) : std::nullopt;
  if (parsed && *parsed >= least && *parsed <= most) return parsed;
  report_type(*value, key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
              "for example " + std::string(key) + ": " + std::to_string(std::clamp(7, least, most)));
  return std::nullopt;
}

std::optional<PlacedText> MappingReader::date(std::string_view key) {
  const YamlNode* value = node(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind == YamlNode::Kind::kScalar && is_iso_date(value->value))
    return PlacedText{value->value, value->position, value->length};
  report_type(*value, key, "a date that exists, as year-month-day", "for example " + std::string(key) + ": 2026-11-01");
  return std::nullopt;
}

std::vector<PlacedText> MappingReader::texts(std::string_view key) {
  const YamlNode* value = node(key);
  if (value == nullptr) return {};
  if (value->kind == YamlNode::Kind::kScalar) return {{value->value, value->position, value->length}};
  std::vector<PlacedText> list;
  if (value->kind != YamlNode::Kind::kSequence) {
    report_type(*value, key, "a list of texts", "write " + std::string(key) + ": [first, second]");
    return list;
  }
  for (const YamlNode& item : value->items) {
    if (item.kind == YamlNode::Kind::kScalar)
      list.push_back({item.value, item.position, item.length});
    else
      report_type(item, key, "a text in this list", "write " + std::string(key) + ": [first, second]");
  }
  return list;
}

void MappingReader::report(const YamlNode& node, std::string_view code, std::string message, std::string help) {
  Diagnostic problem{Severity::kError,   context_.area + "/" + std::string(code),
                     context_.file,      node.position,
                     std::move(message), std::move(help)};
  problem.length = node.length;
  context_.problems.push_back(std::move(problem));
}

void MappingReader::report_type(const YamlNode& node, std::string_view key, std::string_view expected,
                                std::string help) {
  std::string found =
      node.kind == YamlNode::Kind::kScalar ? "\"" + node.value + "\"" : std::string(kind_name(node.kind));
  report(node, "wrong-type", "\"" + std::string(key) + "\" must be " + std::string(expected) + ", not " + found,
         std::move(help));
}

void MappingReader::report_unknown_keys() {
  for (const YamlMember& member : node_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    const auto nearest = nearest_word(member.key, known_);
    std::string help;
    if (nearest) {
      help = "did you mean \"" + *nearest + "\"?";
    } else {
      help = "known keys: ";
      for (const std::string& key : known_) help += (&key == known_.data() ? "" : ", ") + key;
    }
    Diagnostic problem{Severity::kError,
                       context_.area + "/unknown-key",
                       context_.file,
                       member.key_position,
                       "unknown key \"" + member.key + "\" in " + name_,
                       std::move(help)};
    problem.length = static_cast<int>(count_code_points(member.key));
    context_.problems.push_back(std::move(problem));
  }
}

}  // namespace muster
