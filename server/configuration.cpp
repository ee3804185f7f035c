// From YAML nodes to options, by the table of settings.
#include "server/configuration.h"

#include <optional>

#include "core/yaml/mapping_reader.h"
#include "core/yaml/yaml_node.h"
#include "server/settings.h"

namespace muster {

namespace {

std::vector<std::string> values_of(const Setting& setting, MappingReader& reader) {
  std::vector<std::string> values;
  if (setting.form == Setting::Form::kList) {
    for (PlacedText& text : reader.texts(setting.key)) values.push_back(std::move(text.value));
  } else if (std::optional<PlacedText> text = reader.text(setting.key)) {
    values.push_back(std::move(text->value));
  }
  return values;
}

/// The settings whose section this mapping is.
void read_section(std::string_view section, MappingReader& reader, ServerOptions& options) {
  for (const Setting& setting : settings()) {
    if (setting.section != section) continue;
    const std::vector<std::string> values = values_of(setting, reader);
    if (values.empty()) continue;
    if (const std::string problem = setting.set(values, options); !problem.empty())
      reader.report(*reader.node(setting.key), "wrong-value", "\"" + std::string(setting.key) + "\" " + problem,
                    std::string(setting.help));
  }
}

void read_top(const YamlNode& node, YamlContext& context, ServerOptions& options) {
  MappingReader reader(node, "the configuration", context);
  read_section("", reader, options);
  std::string_view before;
  for (const Setting& setting : settings()) {
    if (setting.section == before) continue;
    before = setting.section;
    const YamlNode* part = reader.node(setting.section);
    if (!part) continue;
    MappingReader section(*part, std::string(setting.section), context);
    read_section(setting.section, section, options);
    section.report_unknown_keys();
  }
  reader.report_unknown_keys();
}

}  // namespace

std::vector<Diagnostic> read_configuration(std::string_view text, const std::string& file, ServerOptions& options) {
  std::vector<Diagnostic> problems;
  const std::optional<YamlNode> node = parse_yaml(text, file, 1, problems);
  if (node && node->kind != YamlNode::Kind::kNull) {
    YamlContext context{file, "configuration", problems};
    read_top(*node, context, options);
  }
  sort_diagnostics(problems);
  return problems;
}

}  // namespace muster
