// CLI11's findings in the form of our own.
#include "cli/usage_error.h"

#include <vector>

#include "core/text/nearest.h"

namespace muster {

namespace {

const CLI::App* innermost(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

std::vector<std::string> command_names(const CLI::App* app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App* app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app->get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string shown(const std::string& message, const std::string& help) {
  return "error: " + message + "\n  = help: " + help + "\n";
}

std::string suggest(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
  const auto nearest = nearest_word(word, known);
  return nearest ? "did you mean " + *nearest + "?" : otherwise;
}

}  // namespace

std::string explain_usage_error(const CLI::App* app, const CLI::Error& error) {
  const CLI::App* command = innermost(app);
  const std::string name = command == app ? "muster" : "muster " + command->get_name();
  const std::string more = name + " --help says what there is";
  const std::vector<std::string> left = app->remaining(true);
  if (left.empty() && command == app) return shown("a command is missing", more);
  const std::string what = error.what();
  if (left.empty() && error.get_name() == "ArgumentMismatch")
    return shown(what.substr(0, what.find(':')) + " needs a value", more);
  if (left.empty() && error.get_name() == "RequiredError")
    return shown(name + " needs " + what.substr(0, what.find(" is required")), more);
  if (left.empty()) return shown(what, more);
  const std::string& word = left.front();
  if (word.starts_with("-"))
    return shown(name + " has no option " + word.substr(0, word.find('=')), suggest(word, option_names(command), more));
  if (command == app) return shown("there is no command \"" + word + "\"", suggest(word, command_names(app), more));
  return shown("\"" + word + "\" is one argument too many for " + name, more);
}

}  // namespace muster
