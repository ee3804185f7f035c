// muster new: a minimal site that a newcomer can build at once, or a page for a site that is there.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/build_date.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/new_page.h"
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

struct NewFlags {
  std::string what = ".";  // A folder for a site, or a kind of page.
  std::string path;
  std::string title;
  std::string content = "content";
};

int refuse(const std::string& message, const std::string& help) {
  fmt::print(stderr, "error: {}\n  = help: {}\n", message, help);
  return kWrongUsage;
}

int run_new_page(const NewFlags& flags) {
  const auto kind = new_page_kind(flags.what);
  if (!kind) return refuse("there is no kind of page \"" + flags.what + "\"", "write page, faq or policy");
  const auto path = new_page_path(flags.path);
  if (!path)
    return refuse(
        "\"" + flags.path + "\" cannot be the path of a page",
        "write a path below the content folder, without spaces: muster new " + flags.what + " cpd/carry-over");
  const std::string content = content_folder(flags.content);
  const std::string target = join_path(content, *path);
  if (!std::filesystem::exists(join_path(content, "site.yaml")))
    return refuse("there is no site.yaml in " + content,
                  "run this beside the content folder, or name it with --content");
  if (std::filesystem::exists(target))
    return refuse(target + " is there already, and nothing was changed", "name another path");
  DiskFiles files;
  const NewPage page{*kind, *path, flags.title, iso_day(build_time())};
  const Result<void> made = files.make_directories(target.substr(0, target.rfind('/')));
  const Result<void> written = made ? files.write(target, new_page_text(page)) : made;
  if (!written) {
    print_failure(written.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  fmt::print("made {}\nnext: write it, then muster check\n", target);
  return kSuccess;
}

}  // namespace

void add_new_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("new", "Make a minimal site to start from, or a page: muster new faq cpd/log");
  auto flags = std::make_shared<NewFlags>();
  command->add_option("folder", flags->what, "Where to make content/; or page, faq or policy, with a path")
      ->capture_default_str();
  command->add_option("path", flags->path, "Of a page, below the content folder");
  command->add_option("--title", flags->title, "Of a page; made from its path unless stated");
  command->add_option("--content", flags->content, "The content folder, for a page")->capture_default_str();
  command->callback(
      [flags, &exit_code] { exit_code = flags->path.empty() ? run_new(flags->what) : run_new_page(*flags); });
}

}  // namespace muster
