// From YAML nodes to options.
#include "server/configuration.h"

#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "core/yaml/mapping_reader.h"
#include "core/yaml/yaml_node.h"
#include "server/connection/client_address.h"
#include "server/connection/request_head.h"

namespace muster {

namespace {

constexpr int kMostNumber = 10'000'000;

using Units = std::array<std::pair<std::string_view, std::int64_t>, 4>;
constexpr Units kTimeUnits{{{"ms", 1}, {"s", 1000}, {"min", 60'000}, {"h", 3'600'000}}};
constexpr Units kSizeUnits{{{"B", 1}, {"KB", 1024}, {"MB", 1024 * 1024}, {"GB", 1024 * 1024 * 1024}}};

/// "10s" by kTimeUnits is 10000; nothing when there is no number, no unit, or too much.
std::optional<std::int64_t> with_unit(std::string_view text, const Units& units) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > kMostNumber) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const auto& [name, factor] : units)
    if (unit == name) return number * factor;
  return std::nullopt;
}

/// Reads the keys of one mapping; absent keys leave their option alone.
class Section {
 public:
  Section(const YamlNode& node, std::string name, YamlContext& context) : reader_(node, std::move(name), context) {}

  template <class Number>
  void number(std::string_view key, int least, Number& value) {
    if (const std::optional<int> read = reader_.number(key, least, kMostNumber)) value = static_cast<Number>(*read);
  }
  void time(std::string_view key, std::chrono::milliseconds& value) {
    if (const auto read = united(key, kTimeUnits, "a time such as 500ms, 10s or 5min"))
      value = std::chrono::milliseconds(*read);
  }
  template <class Number>
  void size(std::string_view key, std::int64_t least, std::int64_t most, Number& value) {
    const auto read = united(key, kSizeUnits, "a size such as 512B, 16KB or 1MB");
    if (!read) return;
    if (*read < least || *read > most) return wrong(key, "is out of range", "");
    value = static_cast<Number>(*read);
  }
  void wrong(std::string_view key, const std::string& what, std::string help) {
    reader_.report(*reader_.node(key), "wrong-value", "\"" + std::string(key) + "\" " + what, std::move(help));
  }
  MappingReader& reader() { return reader_; }

 private:
  std::optional<std::int64_t> united(std::string_view key, const Units& units, const std::string& expected) {
    const std::optional<PlacedText> text = reader_.text(key);
    if (!text) return std::nullopt;
    const std::optional<std::int64_t> value = with_unit(text->value, units);
    if (!value) wrong(key, "must be " + expected, "the unit is part of the value");
    return value;
  }

  MappingReader reader_;
};

void read_limits(Section section, ServerOptions& options) {
  section.number("lookups_per_minute", 0, options.limits.lookups_per_minute);
  section.number("lookups_per_day", 0, options.limits.lookups_per_day);
  section.number("members_per_day", 0, options.limits.members_per_day);
  section.number("searches_per_second", 0, options.limits.searches_per_second);
  section.number("connections_per_address", 0, options.front.connections_per_address);
  section.number("clients", 1, options.limits.clients);
  section.reader().report_unknown_keys();
}

void read_deadlines(Section section, FrontSettings& front) {
  section.time("head", front.head_time);
  section.time("idle", front.idle_time);
  section.time("write", front.write_time);
  section.time("answer", front.answer_time);
  section.time("linger", front.linger_time);
  section.time("drain", front.drain_time);
  section.reader().report_unknown_keys();
}

void read_caps(Section section, FrontSettings& front) {
  // cpp-httplib takes no line over 8192 bytes, and a head must hold its target.
  section.size("head", 1024, 1024 * 1024, front.head_bytes);
  section.size("target", 256, 8000, front.target_bytes);
  section.number("fields", 8, front.field_count);
  section.number("connections", 8, front.connections);
  section.size("turn", 4096, 1024 * 1024 * 1024, front.turn_bytes);
  section.size("unsent", 4096, std::numeric_limits<int>::max(), front.unsent_bytes);
  section.reader().report_unknown_keys();
  front.field_count = std::min(front.field_count, RequestHead::kMostFields);
}

void read_log(Section& section, LogFormat& log) {
  const std::optional<PlacedText> text = section.reader().text("log");
  if (!text) return;
  if (text->value == "text") {
    log = LogFormat::kText;
  } else if (text->value == "json") {
    log = LogFormat::kJson;
  } else if (text->value == "off") {
    log = LogFormat::kOff;
  } else {
    section.wrong("log", "must be text, json or off", "");
  }
}

std::vector<std::string> values(const std::vector<PlacedText>& texts) {
  std::vector<std::string> values;
  for (const PlacedText& text : texts) values.push_back(text.value);
  return values;
}

void read_top(Section section, YamlContext& context, ServerOptions& options) {
  MappingReader& reader = section.reader();
  options.site = reader.text_or("site", options.site);
  if (const auto listen = reader.texts("listen"); !listen.empty()) options.listen = values(listen);
  options.admin = reader.text_or("admin", options.admin);
  if (const auto proxies = reader.texts("trusted_proxies"); !proxies.empty()) {
    options.trusted_proxies = values(proxies);
    for (const PlacedText& proxy : proxies)
      if (!AddressRange::parse(proxy.value))
        section.wrong("trusted_proxies", "must be addresses or ranges such as 10.0.0.0/8, not \"" + proxy.value + "\"",
                      "");
  }
  read_log(section, options.log);
  section.number("loops", 0, options.front.loops);
  section.number("workers", 0, options.workers);
  section.number("queue", 1, options.queue);
  section.time("release_check", options.release_check_time);
  if (const YamlNode* node = reader.node("limits")) read_limits(Section(*node, "limits", context), options);
  if (const YamlNode* node = reader.node("deadlines"))
    read_deadlines(Section(*node, "deadlines", context), options.front);
  if (const YamlNode* node = reader.node("caps")) read_caps(Section(*node, "caps", context), options.front);
  reader.report_unknown_keys();
}

}  // namespace

std::vector<Diagnostic> read_configuration(std::string_view text, const std::string& file, ServerOptions& options) {
  std::vector<Diagnostic> problems;
  const std::optional<YamlNode> node = parse_yaml(text, file, 1, problems);
  if (node && node->kind != YamlNode::Kind::kNull) {
    YamlContext context{file, "configuration", problems};
    read_top(Section(*node, "the configuration", context), context, options);
  }
  sort_diagnostics(problems);
  return problems;
}

}  // namespace muster
