// muster check: every finding that build would report, nothing written.
#include <fmt/format.h>

#include <memory>
#include <thread>

#include "cli/build_date.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "generator/build_site.h"
#include "generator/model/diagnostic_codes.h"

namespace muster {

namespace {

struct CheckFlags {
  BuildOptions build;
  bool json = false;
  bool codes = false;
};

int list_codes() {
  for (const DiagnosticCode& item : diagnostic_codes())
    fmt::print("{:<36} {:<8} {:<11} {}\n", item.code, severity_name(item.severity),
               item.adjustable == Adjustable::kYes ? "adjustable" : "", item.meaning);
  return kSuccess;
}

int run_check(CheckFlags flags) {
  if (flags.codes) return list_codes();
  flags.build.content = content_folder(flags.build.content);
  flags.build.publish = false;
  if (flags.build.date.empty()) flags.build.date = iso_day(build_time());
  DiskFiles files;
  const BuildReport report = build_site(files, flags.build);
  print_diagnostics(report.diagnostics, flags.build.content, flags.json ? OutputFormat::kJson : OutputFormat::kText);
  const std::string findings = count_findings(report.diagnostics);
  if (!flags.json)
    fmt::print("{}, {}: {}\n", plural(report.pages, "page"), plural(report.questions, "question"),
               findings.empty() ? "no findings" : findings);
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
  command->add_flag("--codes", flags->codes, "List every code a finding can have");
  command->callback([flags, &exit_code] { exit_code = run_check(*flags); });
}

}  // namespace muster
