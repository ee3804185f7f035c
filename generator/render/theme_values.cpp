// Each value is looked up by its name: a colour, a value of theme.yaml, or something that a template uses.
#include "generator/render/theme_values.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "core/text/nearest.h"

namespace muster {

namespace {

constexpr int kMost = 1'000'000;
constexpr const char* kHelp = "write values: {columns: {choices: [one, two], default: two}}";

bool is_within(const std::string& text, const std::pair<int, int>& range) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= range.first && number <= range.second;
}

void check_value(const ThemeValue& value, const PlacedText& written, const std::string& file,
                 std::vector<Diagnostic>& problems) {
  const auto& choices = value.choices;
  std::string help;
  if (!choices.empty()) {
    if (std::any_of(choices.begin(), choices.end(),
                    [&](const PlacedText& choice) { return choice.value == written.value; }))
      return;
    for (const PlacedText& choice : choices) help += (help.empty() ? "write " : " or ") + choice.value;
  } else if (value.range) {
    if (is_within(written.value, *value.range)) return;
    help = "write a whole number from " + std::to_string(value.range->first) + " to " +
           std::to_string(value.range->second);
  } else {
    return;
  }
  problems.push_back({Severity::kError, "theme/bad-value", file, written.position,
                      "\"" + written.value + "\" is nothing that \"" + value.name + "\" of the theme can be",
                      std::move(help), written.length});
}

bool is_used(const std::string& name, const std::map<std::string, std::string>& templates) {
  const std::string wanted = "theme." + name;
  return std::any_of(templates.begin(), templates.end(), [&](const auto& item) {
    const std::string& text = item.second;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
      const char next = at + wanted.size() < text.size() ? text[at + wanted.size()] : ' ';
      if (std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '_' && next != '-') return true;
    }
    return false;
  });
}

void report_unknown(const std::string& name, const PlacedText& written, const std::vector<std::string>& known,
                    std::vector<Diagnostic>& problems) {
  std::string list;
  for (const std::string& other : known) list += (list.empty() ? "" : ", ") + other;
  const auto nearest = nearest_word(name, known);
  problems.push_back({Severity::kError, "theme/unknown-value", "site.yaml", written.position,
                      "the theme has no colour or value \"" + name + "\"",
                      nearest         ? "did you mean \"" + *nearest + "\"?"
                      : list.empty() ? "take this line out"
                                     : "what can be set is " + list,
                      written.length});
}

}  // namespace

std::vector<ThemeValue> read_theme_values(const YamlNode& node, YamlContext& context) {
  std::vector<ThemeValue> values;
  MappingReader all(node, "values", context);
  for (const YamlMember& member : node.members) {
    MappingReader reader(member.value, "the value \"" + member.key + "\"", context);
    ThemeValue& value = values.emplace_back();
    value.name = member.key;
    value.fallback = reader.text("default").value_or(PlacedText{});
    value.choices = reader.texts("choices");
    const auto from = reader.number("from", -kMost, kMost);
    const auto to = reader.number("to", -kMost, kMost);
    if (from || to) value.range = {from.value_or(-kMost), to.value_or(kMost)};
    reader.report_unknown_keys();
    if (value.range && !value.choices.empty())
      reader.report(member.value, "wrong-type", "a value has choices or a range, not both", kHelp);
  }
  return values;
}

std::map<std::string, std::string> theme_values(const std::vector<ThemeValue>& values,
                                                const std::map<std::string, PlacedText>& written,
                                                const std::set<std::string>& colours,
                                                const std::map<std::string, std::string>& templates,
                                                const std::string& theme_file, std::vector<Diagnostic>& problems) {
  std::map<std::string, std::string> given;
  std::vector<std::string> known(colours.begin(), colours.end());
  for (const ThemeValue& value : values) {
    known.push_back(value.name);
    const auto own = written.find(value.name);
    const bool is_set = own != written.end();
    if (is_set || !value.fallback.value.empty())
      check_value(value, is_set ? own->second : value.fallback, is_set ? "site.yaml" : theme_file, problems);
    given[value.name] = value.fallback.value;
  }
  for (const auto& [name, text] : written) {
    given[name] = text.value;
    const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
    if (!is_known && !is_used(name, templates)) report_unknown(name, text, known, problems);
  }
  return given;
}

}  // namespace muster
