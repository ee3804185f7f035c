// muster build: content in, a release out.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/build_date.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/progress_line.h"
#include "core/files/disk_files.h"
#include "generator/build_site.h"
#include "generator/load/read_site_settings.h"

namespace muster {

namespace {

struct BuildFlags {
  BuildOptions build;
  bool no_search = false;
  bool no_compress = false;
  bool json = false;
  bool timings = false;
  bool anew = false;
};

std::string summary_json(const BuildReport& report, double seconds) {
  nlohmann::ordered_json json = {{"release", report.release},           {"pages", report.pages},
                                 {"questions", report.questions},       {"search_entries", report.search_entries},
                                 {"members", report.members.published}, {"files", report.files},
                                 {"unchanged", report.unchanged},       {"bytes", report.bytes},
                                 {"shared_bytes", report.shared_bytes}, {"seconds", seconds}};
  return json.dump() + "\n";
}

std::string members_line(const MemberCounts& members) {
  if (members.read == 0) return {};
  std::string line = fmt::format(
      "members: {} read, {} published; withheld: {} opted out, {} retired, {} in training, {} lapsed, {} suspended\n",
      members.read, members.published, members.opted_out, members.retired, members.training, members.lapsed,
      members.suspended);
  if (members.past_retention > 0)
    line += fmt::format("members: {} past the retention time should leave the member file\n",
                        plural(members.past_retention, "former member"));
  if (members.undated > 0)
    line += fmt::format("members: {} cannot be checked for the retention time: as_of or status_since is missing\n",
                        plural(members.undated, "former member"));
  return line;
}

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

std::string size_line(const BuildReport& report) {
  std::string line = "size: " + megabytes(report.bytes);
  if (report.unchanged) return line + "\n";
  return line + fmt::format(", {} of it new on the disk, {} shared with the release before\n",
                            megabytes(report.bytes - report.shared_bytes), megabytes(report.shared_bytes));
}

std::string summary_text(const BuildReport& report, double seconds, bool timings) {
  std::string text = fmt::format("{} {}: {}, {}, {}, {}, {} in {:.2f} s\n",
                                 report.unchanged ? "nothing changed, keeping" : "published", report.release,
                                 plural(report.pages, "page"), plural(report.questions, "question"),
                                 plural(report.search_entries, "search entry", "search entries"),
                                 plural(report.members.published, "member"), plural(report.files, "file"), seconds);
  text += members_line(report.members);
  text += size_line(report);
  for (const Rewritten& file : report.rewritten) text += fmt::format("  {}: {}\n", file.path, file.reason);
  if (!timings) return text;
  for (const StageTime& stage : report.times)
    text += fmt::format("  {:<16} {:7.1f} ms\n", stage.stage, stage.seconds * 1000);
  return text;
}

// The very program: a build shares nothing with what another one made, not even of the same version.
std::string program_id() {
  DiskFiles files;
  const Result<std::string> path = files.read_symbolic_link("/proc/self/exe");
  if (!path) return {};
  const auto status = files.status(*path);
  if (!status || !*status) return {};
  return fmt::format("{} {} {} {}", MUSTER_VERSION, (*status)->size, (*status)->modified, (*status)->changed);
}

bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const std::filesystem::path way = path.lexically_relative(folder);
  return !way.empty() && *way.begin() != "..";
}

// A release there would be content of the next build. Both as written and where links lead: either would be read.
bool is_output_inside_content(const BuildOptions& build) {
  std::error_code error;
  const auto content = std::filesystem::weakly_canonical(build.content, error);
  if (error) return false;
  // The folder that holds it is resolved apart: a link within the content folder is inside, wherever it leads.
  const auto written = std::filesystem::absolute(build.site, error).lexically_normal();
  const auto named = written.has_filename() ? written : written.parent_path();
  const auto holder = std::filesystem::weakly_canonical(named.parent_path(), error);
  const auto output = std::filesystem::weakly_canonical(build.site, error);
  return is_inside(holder / named.filename(), content) || is_inside(output, content);
}

int refuse_output(const BuildFlags& flags, OutputFormat format) {
  const std::string outside = (std::filesystem::path(flags.build.content) / "../site").lexically_normal().string();
  const Failure failure{"the output folder is inside the content folder, where the next build would take it for content; "
                        "name one outside: --output " + outside,
                        flags.build.site, 0};
  print_failure(failure, format);
  return kWrongUsage;
}

int run_build(BuildFlags flags) {
  const auto begun = std::chrono::steady_clock::now();
  flags.build.content = content_folder(flags.build.content);
  flags.build.search = !flags.no_search;
  flags.build.compress = !flags.no_compress;
  flags.build.program = "muster " MUSTER_VERSION;
  flags.build.program_id = flags.anew ? "" : program_id();
  flags.build.time = build_time();
  if (flags.build.date.empty()) flags.build.date = iso_day(flags.build.time);
  const OutputFormat format = flags.json ? OutputFormat::kJson : OutputFormat::kText;
  if (is_output_inside_content(flags.build)) return refuse_output(flags, format);
  DiskFiles files;
  const BuildReport report = build_with_progress(files, flags.build);
  print_diagnostics(report.diagnostics, flags.build.content, format);
  if (report.failure) {
    print_failure(*report.failure, format);
    return kEnvironmentFailed;
  }
  const int exit_code = exit_code_for(report.diagnostics);
  if (exit_code != kSuccess) {
    if (!flags.json) fmt::print(stderr, "{}; nothing was published\n", count_findings(report.diagnostics));
    return exit_code;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  fmt::print("{}", flags.json ? summary_json(report, seconds) : summary_text(report, seconds, flags.timings));
  return kSuccess;
}

}  // namespace

void add_build_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("build", "Build the site and publish it as a new release");
  auto flags = std::make_shared<BuildFlags>();
  flags->build.jobs = std::max(1U, std::thread::hardware_concurrency());
  command->add_option("content", flags->build.content, "The content folder")->capture_default_str();
  command->add_option("--output", flags->build.site, "The site folder, which holds the releases")
      ->capture_default_str();
  command->add_option("--theme", flags->build.theme, "A theme folder, in place of the theme in the program");
  command->add_option("--base-url", flags->build.base_url, "In place of base_url in site.yaml")
      ->transform([](const std::string& text) { return clean_base_url(text).value_or(text); })
      ->check([](const std::string& text) {
        return clean_base_url(text) ? std::string() : "write a scheme and a host, as in https://www.example.org";
      });
  command->add_option("--jobs", flags->build.jobs, "Threads; as many as the machine has unless stated")
      ->check(CLI::Range(1, 1024));
  add_date_option(*command, flags->build.date);
  command->add_flag("--drafts", flags->build.drafts, "Build pages with draft: true too");
  command->add_flag("--no-search", flags->no_search, "Leave the search index out");
  command->add_flag("--no-compress", flags->no_compress, "Write no .br and .gz files");
  command->add_flag("--allow-broken-urls", flags->build.allow_broken_urls, "Let published pages and anchors vanish");
  command->add_flag("--json", flags->json, "Findings and summary as JSON, one object a line");
  command->add_flag("--anew", flags->anew, "Share nothing with the release before");
  command->add_flag("--explain", flags->build.explain, "Name every file that was written, and why");
  command->add_flag("--timings", flags->timings, "Show how long each stage took");
  command->callback([flags, &exit_code] { exit_code = run_build(*flags); });
}

}  // namespace muster
