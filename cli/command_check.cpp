// muster check: every finding that build would report, nothing written.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "cli/build_date.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/progress_line.h"
#include "cli/external/external_check.h"
#include "core/files/disk_files.h"
#include "generator/build_site.h"
#include "generator/model/diagnostic_codes.h"

namespace muster {

namespace {

struct CheckFlags {
  BuildOptions build;
  bool json = false;
  bool codes = false;
  bool external = false;
  int pause = 1000;  // Milliseconds.
};

int list_codes() {
  for (const DiagnosticCode& item : diagnostic_codes())
    fmt::print("{:<36} {:<8} {:<11} {}\n", item.code, severity_name(item.severity),
               item.adjustable == Adjustable::kYes ? "adjustable" : "", item.meaning);
  return kSuccess;
}

// What is found behind the addresses is kept beside the releases. A site folder that cannot be written to only means
// that the same is asked again.
void check_external(Files& files, const CheckFlags& flags, BuildReport& report) {
  const std::string path = join_path(flags.build.site, ".external-links.json");
  const Result<std::string> kept = files.read(path);
  ExternalAnswers answers = kept ? external_answers_from_json(*kept) : ExternalAnswers();
  ExternalCheckSettings settings;
  settings.pause = std::chrono::milliseconds(flags.pause);
  settings.today = flags.build.date;
  ask_other_sites(report.external_links, settings, answers);
  if (files.make_directories(flags.build.site)) static_cast<void>(files.write(path, external_answers_to_json(answers)));
  for (Diagnostic& problem : external_problems(report.external_links, answers)) {
    const auto wanted = report.checks.find(problem.code);
    if (wanted != report.checks.end()) problem.severity = wanted->second;
    if (problem.severity != Severity::kOff) report.diagnostics.push_back(std::move(problem));
  }
  sort_diagnostics(report.diagnostics);
}

// Who has pages to review, the owner with the most first.
std::string overdue_lines(const BuildReport& report) {
  std::vector<std::pair<std::size_t, std::string>> owners;
  for (const auto& [owner, pages] : report.overdue) owners.emplace_back(pages, owner.empty() ? "no owner" : owner);
  std::sort(owners.begin(), owners.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::string lines;
  for (const auto& [pages, owner] : owners) lines += fmt::format("to review: {}, {}\n", owner, plural(pages, "page"));
  return lines;
}

int run_check(CheckFlags flags) {
  if (flags.codes) return list_codes();
  flags.build.content = content_folder(flags.build.content);
  flags.build.publish = false;
  flags.build.advice = true;
  if (flags.build.date.empty()) flags.build.date = iso_day(build_time());
  DiskFiles files;
  flags.build.list_external_links = flags.external;
  BuildReport report = build_with_progress(files, flags.build);
  if (flags.external) check_external(files, flags, report);
  print_diagnostics(report.diagnostics, flags.build.content, flags.json ? OutputFormat::kJson : OutputFormat::kText);
  const std::string findings = count_findings(report.diagnostics);
  if (!flags.json)
    fmt::print("{}, {}: {}\n", plural(report.pages, "page"), plural(report.questions, "question"),
               findings.empty() ? "no findings" : findings);
  if (!flags.json) fmt::print("{}", overdue_lines(report));
  return exit_code_for(report.diagnostics);
}

}  // namespace

void add_check_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("check", "Report every finding that build would, and write nothing");
  auto flags = std::make_shared<CheckFlags>();
  flags->build.jobs = std::max(1U, std::thread::hardware_concurrency());
  command->add_option("content", flags->build.content, "The content folder")->capture_default_str();
  command->add_option("--output", flags->build.site, "The site folder, for what is published already")
      ->capture_default_str();
  command->add_option("--theme", flags->build.theme, "A theme folder, in place of the theme in the program");
  add_date_option(*command, flags->build.date);
  command->add_flag("--drafts", flags->build.drafts, "Check pages with draft: true too");
  command->add_flag("--json", flags->json, "Findings as JSON, one object a line");
  command->add_flag("--external", flags->external, "Ask other sites whether the pages linked to are still there");
  command->add_option("--external-pause", flags->pause, "Milliseconds between two requests to one host")
      ->check(CLI::Range(0, 60'000))
      ->capture_default_str();
  command->add_flag("--codes", flags->codes, "List every code a finding can have");
  command->callback([flags, &exit_code] { exit_code = run_check(*flags); });
}

}  // namespace muster
