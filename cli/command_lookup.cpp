// muster lookup: the roster answer the server would give.
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/current_release.h"
#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "core/roster/roster_engine.h"
#include "server/views/answer_json.h"

namespace muster {

namespace {

struct LookupFlags {
  std::vector<std::string> words;
  bool json = false;
};

void print_answer(const RosterAnswer& answer) {
  if (answer.too_many) fmt::print("too many people fit; give more of the name\n");
  if (answer.matches.empty() && !answer.too_many)
    fmt::print("no match; that is no proof that the person is not a member\n");
  for (const RosterMatch& match : answer.matches) {
    std::string codes;
    for (const Designation& designation : match.designations) codes += (codes.empty() ? "" : ", ") + designation.code;
    fmt::print("{:<8}  {}, {}, {}\n", match_kind_name(match.match), match.name, codes, match.city);
  }
  if (!answer.as_of.empty()) fmt::print("roster as of {}\n", answer.as_of);
}

int run_lookup(const LookupFlags& flags) {
  const SiteAndText asked = split_words(flags.words);
  const Result<ReleasePaths> release = open_current_release(asked.site);
  if (!release) {
    print_failure(release.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  DiskFiles files;
  const Result<std::optional<FileStatus>> index = files.status(release->roster());
  if (index && !*index) {
    fmt::print(stderr,
               "error: this site has no roster\n  = help: put roster: {{members: members.json}} into site.yaml and "
               "build again\n");
    return kWrongUsage;
  }
  const Result<std::shared_ptr<const RosterEngine>> engine = RosterEngine::open(release->roster());
  if (!engine) {
    print_failure(engine.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  const RosterAnswer answer = (*engine)->lookup(asked.text);
  if (answer.verdict != LookupVerdict::kAnswered) {
    fmt::print(stderr, "error: this name cannot be looked up ({})\n  = help: give a given name and a family name\n",
               lookup_verdict_name(answer.verdict));
    return kWrongUsage;
  }
  if (flags.json)
    fmt::print("{}", roster_answer_json(answer));
  else
    print_answer(answer);
  return kSuccess;
}

}  // namespace

void add_lookup_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("lookup", "Look up a name on the roster as the server would");
  auto flags = std::make_shared<LookupFlags>();
  command->add_option("words", flags->words, "The site folder [site], then the name")->required();
  command->add_flag("--json", flags->json, "The answer of /api/roster");
  command->callback([flags, &exit_code] { exit_code = run_lookup(*flags); });
}

}  // namespace muster
