// Settings: every choice of an operator, in one table: a key of the configuration file (configuration.h) and a flag of
// `muster serve` (cli/command_serve.cpp). What a setting means stands in ServerOptions.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/operation/server_options.h"

namespace muster {

struct Setting {
  enum class Form { kOne, kList };

  std::string_view section;  ///< The mapping that holds the key: "limits", "deadlines", "caps"; empty: the top.
  std::string_view key;
  Form form = Form::kOne;
  std::string_view value;  ///< What stands for a value in help: "N", "TIME", "SIZE", "HOST:PORT".
  std::string_view help;   ///< One line, without the default.
  std::string standard;    ///< The default, written as a value; may be empty.

  /// Sets it from values as people write them: "10s", "16KB", "json". A number has no unit, a time or size always has
  /// one. Returns what is wrong, as a sentence without its subject ("must be a time such as ..."), or nothing; then the
  /// option is set. Precondition: one value for kOne, at least one for kList.
  std::function<std::string(const std::vector<std::string>& values, ServerOptions& options)> set;
};

/// All of them, sections together.
const std::vector<Setting>& settings();

/// "--limits-lookups-per-minute"
std::string flag_of(const Setting& setting);

/// What is wrong with an address to listen on ("must be HOST:PORT ..."); empty when nothing is.
std::string listen_problem(const std::string& address);

}  // namespace muster
