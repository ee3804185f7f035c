// muster preview: build, serve, watch; pages reload themselves, and findings are shown over them.
#include <fmt/format.h>

#include <csignal>
#include <memory>
#include <thread>

#include "cli/build_date.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/preview/folder_watch.h"
#include "cli/preview/preview_session.h"
#include "server/settings.h"

namespace muster {

namespace {

struct PreviewFlags {
  BuildOptions build;
  std::string listen = "127.0.0.1:8080";
};

volatile std::sig_atomic_t g_stop = 0;

int run_preview(PreviewFlags flags) {
  if (const std::string problem = listen_problem(flags.listen); !problem.empty()) {
    fmt::print(stderr, "error: --listen {}\n", problem);
    return kWrongUsage;
  }
  flags.build.content = content_folder(flags.build.content);
  flags.build.program = "muster " MUSTER_VERSION;
  std::vector<std::string> folders{flags.build.content};
  if (!flags.build.theme.empty()) folders.push_back(flags.build.theme);
  const Result<std::unique_ptr<FolderWatch>> watch = FolderWatch::open(folders);
  if (!watch) {
    print_failure(watch.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  PreviewSession session(flags.build, flags.listen);
  if (Result<void> started = session.start(); !started) {
    print_failure(started.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  std::signal(SIGINT, [](int) { g_stop = 1; });
  std::signal(SIGTERM, [](int) { g_stop = 1; });
  while (g_stop == 0)
    if ((*watch)->wait(std::chrono::milliseconds(200))) session.rebuild();
  return kSuccess;
}

}  // namespace

void add_preview_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("preview", "Build, serve, and build again at every change");
  auto flags = std::make_shared<PreviewFlags>();
  flags->build.jobs = std::max(1U, std::thread::hardware_concurrency());
  command->add_option("content", flags->build.content, "The content folder")->capture_default_str();
  command->add_option("--listen", flags->listen, "HOST:PORT; port 0 takes a free one")->capture_default_str();
  command->add_option("--theme", flags->build.theme, "A theme folder, watched too");
  add_date_option(*command, flags->build.date);
  command->callback([flags, &exit_code] { exit_code = run_preview(*flags); });
}

}  // namespace muster
