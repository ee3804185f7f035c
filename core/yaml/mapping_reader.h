// MappingReader: takes the known keys out of a YAML mapping, with the right type, and reports every other key.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/yaml/yaml_node.h"

namespace muster {

/// A text with its place, for checks that come later.
struct PlacedText {
  std::string value;
  SourcePosition position;
  int length = 1;
};

/// Where a mapping stands and where its problems go. The codes are AREA/unknown-key and AREA/wrong-type.
struct YamlContext {
  std::string file;
  std::string area;  ///< "front-matter", "site", "theme", "configuration".
  std::vector<Diagnostic>& problems;
};

/// Every getter returns nothing (or an empty list) when the key is absent or null, and reports a value of the wrong
/// type. `node` and `context` must outlive the reader.
class MappingReader {
 public:
  /// `name` is what messages call the mapping: "the front matter", "organisation".
  MappingReader(const YamlNode& node, std::string name, YamlContext& context);

  std::optional<PlacedText> text(std::string_view key);
  std::string text_or(std::string_view key, std::string_view fallback);
  std::optional<bool> flag(std::string_view key);
  std::optional<int> number(std::string_view key, int least, int most);
  std::optional<PlacedText> date(std::string_view key);  ///< ISO: 2026-11-01, a day that exists.
  std::vector<PlacedText> texts(std::string_view key);   ///< A list of texts; one text counts as a list of one.

  /// The value whatever it is, for the caller to take apart; null when absent.
  const YamlNode* node(std::string_view key);

  /// Reports every key that no getter asked for, with the nearest known one.
  void report_unknown_keys();

  void report(const YamlNode& node, std::string_view code, std::string message, std::string help);

 private:
  void report_type(const YamlNode& node, std::string_view key, std::string_view expected, std::string help);

  const YamlNode& node_;
  std::string name_;
  YamlContext& context_;
  std::vector<std::string> known_;
};

/// True for a day of the Gregorian calendar written 2026-11-01.
bool is_iso_date(std::string_view text);

}  // namespace muster
