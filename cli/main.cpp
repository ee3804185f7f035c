// The program's entry: the command line is read, one subcommand runs.
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/usage_error.h"

int main(int argc, char** argv) {
  CLI::App app("Builds and serves the public site of a professional body: pages, questions, search, and a name lookup.",
               "muster");
  app.set_version_flag("--version", "muster " MUSTER_VERSION);
  app.require_subcommand(1);
  app.failure_message(muster::explain_usage_error);
  int exit_code = muster::kSuccess;
  muster::add_build_command(app, exit_code);
  muster::add_serve_command(app, exit_code);
  muster::add_preview_command(app, exit_code);
  muster::add_check_command(app, exit_code);
  muster::add_search_command(app, exit_code);
  muster::add_lookup_command(app, exit_code);
  muster::add_report_command(app, exit_code);
  muster::add_keygen_command(app, exit_code);
  muster::add_verify_command(app, exit_code);
  muster::add_new_command(app, exit_code);
  muster::add_import_command(app, exit_code);
  muster::add_schema_command(app, exit_code);
  muster::add_rollback_command(app, exit_code);
  for (CLI::App* command : app.get_subcommands({})) command->set_version_flag("--version", "muster " MUSTER_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? muster::kSuccess : muster::kWrongUsage;
  }
  return exit_code;
}
