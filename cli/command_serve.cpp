// muster serve: a release in, HTTP out.
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "server/configuration.h"
#include "server/serve.h"

namespace muster {

namespace {

struct ServeFlags {
  std::string site;
  std::vector<std::string> listen;
  std::string admin;
  std::string configuration;
  bool no_rate_limit = false;
};

// The file first, then the flags over it. Gives an exit code when the file cannot be used.
int read_options(const ServeFlags& flags, ServerOptions& options) {
  if (!flags.configuration.empty()) {
    DiskFiles files;
    const Result<std::string> text = files.read(flags.configuration);
    if (!text) {
      print_failure(text.failure(), OutputFormat::kText);
      return kEnvironmentFailed;
    }
    const std::vector<Diagnostic> problems = read_configuration(*text, flags.configuration, options);
    print_diagnostics(problems, "", OutputFormat::kText);
    if (has_errors(problems)) return kWrongUsage;
  }
  if (!flags.site.empty()) options.site = flags.site;
  if (!flags.listen.empty()) options.listen = flags.listen;
  if (!flags.admin.empty()) options.admin = flags.admin;
  if (flags.no_rate_limit) options.rate_limits = false;
  return kSuccess;
}

int run_serve(const ServeFlags& flags) {
  ServerOptions options;
  const int refused = read_options(flags, options);
  return refused != kSuccess ? refused : run_server(options);
}

}  // namespace

void add_serve_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("serve", "Serve the current release of a site");
  auto flags = std::make_shared<ServeFlags>();
  command->add_option("site", flags->site, "The site folder [site]");
  command->add_option("--listen", flags->listen,
                      "HOST:PORT or unix:/path, several times if need be; port 0 takes a free one [127.0.0.1:8080]");
  command->add_option("--admin", flags->admin, "HOST:PORT of /healthz, /readyz and /metrics");
  command->add_option("--config", flags->configuration, "Configuration file (YAML)");
  command->add_flag("--no-rate-limit", flags->no_rate_limit, "Lift every limit per client: for tests");
  command->callback([flags, &exit_code] { exit_code = run_serve(*flags); });
}

}  // namespace muster
