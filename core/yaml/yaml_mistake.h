// YamlMistake: what libyaml could not read, in words that say what to do. yaml_node.cpp asks when a parse fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace muster {

/// A place in a YAML text, counted from 0 in lines and characters.
struct YamlPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

/// What libyaml says when it gives up.
struct YamlComplaint {
  std::string_view problem;  ///< "mapping values are not allowed in this context"
  YamlPlace place;           ///< Where it noticed.
  YamlPlace begin;           ///< Where that began which it was reading: the opening quote, the bracket, the key.
};

struct YamlMistake {
  YamlPlace place;  ///< Where the author should look.
  std::string message;
  std::string help;
};

/// Precondition: `text` is the valid UTF-8 that the complaint is about.
YamlMistake explain_yaml_complaint(std::string_view text, const YamlComplaint& complaint);

}  // namespace muster
