// muster rollback: the previous release becomes the one in use.
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "core/release/release_paths.h"

namespace muster {

namespace {

// The newest complete release older than `current`.
Result<std::optional<std::string>> previous_release(Files& files, const std::string& site, const std::string& current) {
  Result<std::vector<std::string>> ids = list_releases(files, site);
  if (!ids) return ids.failure();
  std::optional<std::string> previous;
  for (const std::string& id : *ids) {
    if (id.starts_with('.') || id >= current) continue;
    const auto manifest = files.status(release_paths(site, id).manifest());
    if (manifest && *manifest) previous = id;
  }
  return previous;
}

Result<std::string> roll_back(Files& files, const std::string& site) {
  Result<std::optional<std::string>> current = current_release(files, site);
  if (!current) return current.failure();
  if (!*current) return Failure{"the site has no release; muster build makes one", site, 0};
  Result<std::optional<std::string>> previous = previous_release(files, site, **current);
  if (!previous) return previous.failure();
  if (!*previous) return Failure{"there is no release before " + **current, site, 0};
  if (Result<void> switched = switch_current(files, site, **previous); !switched) return switched.failure();
  return **previous;
}

}  // namespace

void add_rollback_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("rollback", "Make the previous release the one in use");
  auto site = std::make_shared<std::string>("site");
  command->add_option("site", *site, "The site folder")->capture_default_str();
  command->callback([site, &exit_code] {
    DiskFiles files;
    const Result<std::string> id = roll_back(files, *site);
    if (id) {
      fmt::print("current is now {}\n", *id);
      return;
    }
    print_failure(id.failure(), OutputFormat::kText);
    exit_code = kEnvironmentFailed;
  });
}

}  // namespace muster
