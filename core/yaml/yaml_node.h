// YAML as a tree in which every key and value knows its line and column, so that every complaint can point at it.
// Front matter, site.yaml, theme files and the server's configuration all come through here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace muster {

struct YamlMember;

/// One value. Scalars are text: whoever reads them decides what "yes" or "2026-11-01" means.
/// Anchors, aliases and tags are refused: a reader of the file should see what it says.
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMapping };

  Kind kind = Kind::kNull;
  std::string value;                ///< kScalar.
  std::vector<YamlNode> items;      ///< kSequence.
  std::vector<YamlMember> members;  ///< kMapping, in the order of the file, no key twice.
  SourcePosition position;
  int length = 1;  ///< Characters on its first line, for the underline.

  /// The value of a key of a mapping, or null.
  const YamlNode* find(std::string_view key) const;
};

struct YamlMember {
  std::string key;
  SourcePosition key_position;
  YamlNode value;
};

/// Reads one YAML document. `file` is named in diagnostics; `first_line` is the line of the file that `text` begins on
/// (1 for a whole file). Problems: yaml/syntax, yaml/duplicate-key, yaml/unsupported. Nothing when the text cannot be
/// read as YAML at all; an empty document is a kNull node. Precondition: `text` is valid UTF-8.
std::optional<YamlNode> parse_yaml(std::string_view text, const std::string& file, int first_line,
                                   std::vector<Diagnostic>& problems);

}  // namespace muster
