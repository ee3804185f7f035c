// muster new: a minimal site that a newcomer can build at once.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/starter_site.h"
#include "core/files/disk_files.h"

namespace muster {

namespace {

constexpr std::size_t kPrefix = std::string_view("starter/").size();

Result<void> write_starter(Files& files, const std::string& folder) {
  for (const auto& [path, bytes] : starter_site()) {
    const std::string target = join_path(folder, path.substr(kPrefix));
    const std::string parent = target.substr(0, target.rfind('/'));
    if (Result<void> made = files.make_directories(parent); !made) return made;
    if (Result<void> written = files.write(target, bytes); !written) return written;
  }
  return {};
}

int run_new(const std::string& folder) {
  const std::string content = join_path(folder, "content");
  if (std::filesystem::exists(content)) {
    fmt::print(
        stderr,
        "error: {} is there already, and nothing was changed\n  = help: name another folder: muster new my-site\n",
        content);
    return kWrongUsage;
  }
  DiskFiles files;
  if (Result<void> written = write_starter(files, folder); !written) {
    print_failure(written.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  const std::string enter = folder == "." ? "" : "cd " + folder + " && ";
  fmt::print("made {}\nnext: {}muster build && muster serve\n", content, enter);
  return kSuccess;
}

}  // namespace

void add_new_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("new", "Make a minimal site to start from");
  auto folder = std::make_shared<std::string>(".");
  command->add_option("folder", *folder, "Where to make content/")->capture_default_str();
  command->callback([folder, &exit_code] { exit_code = run_new(*folder); });
}

}  // namespace muster
