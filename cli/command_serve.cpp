// muster serve: a release in, HTTP out. Its flags are the table of settings.
#include <fmt/format.h>

#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "server/configuration.h"
#include "server/serve.h"
#include "server/settings.h"

namespace muster {

namespace {

struct ServeFlags {
  std::vector<std::vector<std::string>> values;  ///< In the order of settings().
  std::string configuration;
  bool no_rate_limit = false;
};

bool read_file(const std::string& path, ServerOptions& options, int& exit_code) {
  DiskFiles files;
  const Result<std::string> text = files.read(path);
  if (!text) {
    print_failure(text.failure(), OutputFormat::kText);
    exit_code = kEnvironmentFailed;
    return false;
  }
  const std::vector<Diagnostic> problems = read_configuration(*text, path, options);
  print_diagnostics(problems, "", OutputFormat::kText);
  exit_code = kWrongUsage;
  return !has_errors(problems);
}

// The file first, then the flags over it. Gives an exit code when they cannot be used.
int read_options(const ServeFlags& flags, ServerOptions& options) {
  int exit_code = kSuccess;
  if (!flags.configuration.empty() && !read_file(flags.configuration, options, exit_code)) return exit_code;
  for (std::size_t i = 0; i < settings().size(); ++i) {
    if (flags.values[i].empty()) continue;
    const std::string problem = settings()[i].set(flags.values[i], options);
    if (problem.empty()) continue;
    fmt::print(stderr, "error: {} {}\n  = help: muster serve --help says what there is\n", flag_of(settings()[i]),
               problem);
    return kWrongUsage;
  }
  if (flags.no_rate_limit) options.rate_limits = false;
  return kSuccess;
}

int run_serve(const ServeFlags& flags) {
  ServerOptions options;
  const int refused = read_options(flags, options);
  return refused != kSuccess ? refused : run_server(options);
}

std::string group_of(const Setting& setting) {
  if (setting.section == "limits") return "Limits per client";
  if (setting.section == "deadlines") return "Deadlines";
  if (setting.section == "caps") return "Caps";
  return "Options";
}

void add_flag(CLI::App& command, const Setting& setting, std::vector<std::string>& values) {
  const std::string standard = setting.standard.empty() ? "" : fmt::format(" [{}]", setting.standard);
  const std::string names = (setting.key == "site" ? "site," : "") + flag_of(setting);
  CLI::Option* option = command.add_option(names, values, std::string(setting.help) + standard)
                            ->type_name(std::string(setting.value))
                            ->group(group_of(setting))
                            ->allow_extra_args(false);
  if (setting.form == Setting::Form::kOne) option->expected(1);
}

}  // namespace

void add_serve_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("serve", "Serve the current release of a site");
  auto flags = std::make_shared<ServeFlags>();
  flags->values.resize(settings().size());
  command
      ->add_option("--config", flags->configuration,
                   "YAML file with the same settings, as muster serve --help has them")
      ->type_name("FILE");
  command->add_flag("--no-rate-limit", flags->no_rate_limit, "Lift every limit per client: for tests");
  for (std::size_t i = 0; i < settings().size(); ++i) add_flag(*command, settings()[i], flags->values[i]);
  command->callback([flags, &exit_code] { exit_code = run_serve(*flags); });
}

}  // namespace muster
