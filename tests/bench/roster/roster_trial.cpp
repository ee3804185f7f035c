// roster_trial FOLDER [--show KIND]: asks the engine the questions that make_trial.mjs wrote, and reports by kind.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/roster/roster_engine.h"
#include "core/roster/roster_index_writer.h"

namespace muster::bench {

namespace {

struct Tally {
  std::size_t asked = 0;
  std::size_t first = 0;     // The member meant is the first match.
  std::size_t possible = 0;  // The member meant is the first of the possible ones.
  std::size_t matched = 0;   // Somebody is shown as a match.
  std::size_t shown = 0;     // Names shown, possible ones included.
};

struct Question {
  std::string kind;
  std::string text;
  long wanted;
};

double cpu_milliseconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::string published_name(const RosterMember& member) {
  std::string name;
  for (const std::string& part : {member.given_name, member.middle_names, member.family_name})
    if (!part.empty()) name += (name.empty() ? "" : " ") + part;
  return name;
}

RosterData read_roster(const std::string& path) {
  RosterData data;
  data.as_of = "2026-11-01";
  data.designations.push_back({"C.E.T.", "Certified Engineering Technologist", "/designations/c-e-t/"});
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    RosterMember member;
    member.given_name = json["given"];
    member.middle_names = json["middle"];
    member.family_name = json["family"];
    member.preferred_name = json["preferred"];
    member.former_names = json["former"].get<std::vector<std::string>>();
    member.city = json["city"];
    member.designations.emplace_back("C.E.T.");
    data.members.push_back(std::move(member));
  }
  return data;
}

std::vector<Question> read_questions(const std::string& path) {
  std::vector<Question> questions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t one = line.find('\t');
    const std::size_t two = line.rfind('\t');
    questions.push_back({line.substr(0, one), line.substr(one + 1, two - one - 1), std::stol(line.substr(two + 1))});
  }
  return questions;
}

class Trial {
 public:
  Trial(const std::string& folder, std::string show)
      : roster_(read_roster(folder + "/members.jsonl")),
        questions_(read_questions(folder + "/questions.tsv")),
        show_(std::move(show)) {}

  int run(const std::string& folder) {
    if (const Result<void> written = write_roster_index(roster_, folder); !written) return fail(written.failure());
    auto engine = RosterEngine::open(folder);
    if (!engine) return fail(engine.failure());
    for (const Question& question : questions_) ask(**engine, question);
    report(static_cast<double>(std::filesystem::file_size(folder + "/" + kRosterIndexFile)));
    return 0;
  }

 private:
  static int fail(const Failure& failure) {
    std::fprintf(stderr, "%s\n", failure.to_string().c_str());
    return 1;
  }

  void ask(const RosterEngine& engine, const Question& question) {
    const double before = cpu_milliseconds();
    const RosterAnswer answer = engine.lookup(question.text);
    times_.push_back(cpu_milliseconds() - before);
    if (!tallies_.contains(question.kind)) order_.push_back(question.kind);
    Tally& tally = tallies_[question.kind];
    ++tally.asked;
    tally.shown += answer.matches.size();
    const bool matched =
        answer.too_many || (!answer.matches.empty() && answer.matches[0].match != MatchKind::kPossible);
    tally.matched += matched ? 1 : 0;
    const bool right = question.wanted >= 0 && is_first(answer, question.wanted);
    tally.first += right && matched ? 1 : 0;
    tally.possible += right && !matched ? 1 : 0;
    const bool wrong = question.wanted >= 0 ? !(right && matched) : matched;
    if (question.kind == show_ && wrong) show(question, answer);
  }

  // Who has the same given and family name is as right as the member meant.
  bool is_first(const RosterAnswer& answer, long wanted) const {
    const RosterMember member = roster_.members[static_cast<std::size_t>(wanted)];
    return !answer.matches.empty() && (answer.matches[0].name == published_name(member) ||
                                       (answer.matches[0].name.starts_with(member.given_name + " ") &&
                                        answer.matches[0].name.ends_with(" " + member.family_name)));
  }

  void show(const Question& question, const RosterAnswer& answer) const {
    std::printf("%-32s", question.text.c_str());
    if (question.wanted >= 0)
      std::printf(" wanted %s:", published_name(roster_.members[static_cast<std::size_t>(question.wanted)]).c_str());
    std::printf(" %s", answer.too_many ? "too many" : std::string(lookup_verdict_name(answer.verdict)).c_str());
    for (const RosterMatch& match : answer.matches)
      std::printf(" | %s %s", std::string(match_kind_name(match.match)).c_str(), match.name.c_str());
    std::printf("\n");
  }

  void report(double bytes) {
    std::printf("%-26s %6s %7s %10s %7s\n", "kind", "asked", "right%", "possible%", "shown");
    Tally strangers;
    for (const std::string& kind : order_) {
      const Tally& tally = tallies_.at(kind);
      const auto asked = static_cast<double>(tally.asked);
      const bool member = !kind.starts_with("not: ");
      const double figure = 100.0 * static_cast<double>(member ? tally.first : tally.matched) / asked;
      std::printf("%-26s %6zu %7.1f %10.1f %7.2f\n", kind.c_str(), tally.asked, figure,
                  100.0 * static_cast<double>(tally.possible) / asked, static_cast<double>(tally.shown) / asked);
      if (member) continue;
      strangers.asked += tally.asked;
      strangers.matched += tally.matched;
      strangers.shown += tally.shown;
    }
    std::sort(times_.begin(), times_.end());
    const auto asked = static_cast<double>(strangers.asked);
    std::printf("not on the roster, shown a match: %.2f %%; names shown each: %.3f\n",
                100.0 * static_cast<double>(strangers.matched) / asked, static_cast<double>(strangers.shown) / asked);
    std::printf("CPU ms p50 %.3f p99 %.3f; bytes a member %.1f\n", times_[times_.size() / 2],
                times_[times_.size() * 99 / 100], bytes / static_cast<double>(roster_.members.size()));
  }

  RosterData roster_;
  std::vector<Question> questions_;
  std::string show_;
  std::map<std::string, Tally> tallies_;
  std::vector<std::string> order_;
  std::vector<double> times_;
};

}  // namespace

}  // namespace muster::bench

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::string show = count > 3 && std::string(arguments[2]) == "--show" ? arguments[3] : "";
  return muster::bench::Trial(arguments[1], show).run(arguments[1]);
}
