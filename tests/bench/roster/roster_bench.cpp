// roster_bench MEMBERS [--queries N] [--json] [--show KIND]: recall by kind, what people who are not on the roster are
// shown, how much a harvester gets, time and size.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/roster/common_names.h"
#include "core/roster/fold_name.h"
#include "core/roster/nicknames.h"
#include "core/roster/roster_engine.h"
#include "core/roster/roster_index_writer.h"
#include "tests/bench/roster/name_queries.h"

namespace muster::bench {

namespace {

struct Tally {
  std::size_t asked = 0;
  std::size_t first = 0;     // The wanted member is the first match.
  std::size_t possible = 0;  // The wanted member is a possible one only.
  std::size_t matched = 0;   // Somebody is shown as a match.
  std::size_t too_many = 0;
  std::size_t shown = 0;  // Names shown, possible ones included.
};

double cpu_milliseconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

bool is_wanted(const RosterMatch& match, const RosterMember& wanted) {
  return match.name.starts_with(wanted.given_name) && match.name.ends_with(wanted.family_name);
}

class Bench {
 public:
  Bench(std::size_t members, std::size_t each, std::string show)
      : roster_(make_roster(members, 20260301)), each_(each), show_(std::move(show)) {}

  int run() {
    const double before = cpu_milliseconds();
    const std::string folder = std::filesystem::temp_directory_path() / "muster-roster-bench";
    std::filesystem::create_directories(folder);
    if (const Result<void> written = write_roster_index(roster_, folder); !written) {
      std::fprintf(stderr, "%s\n", written.failure().to_string().c_str());
      return 1;
    }
    report_["index_seconds"] = (cpu_milliseconds() - before) / 1e3;
    report_["bytes_a_member"] = static_cast<double>(std::filesystem::file_size(folder + "/" + kRosterIndexFile)) /
                                static_cast<double>(roster_.members.size());
    auto engine = RosterEngine::open(folder);
    if (!engine) {
      std::fprintf(stderr, "%s\n", engine.failure().to_string().c_str());
      return 1;
    }
    engine_ = *engine;
    report_["members"] = roster_.members.size();
    ask();
    harvest();
    std::filesystem::remove_all(folder);
    return 0;
  }

  const nlohmann::ordered_json& report() const { return report_; }

 private:
  void ask() {
    QueryMaker maker(roster_, 77);
    std::vector<NameQueryCase> cases = maker.for_members(each_);
    for (NameQueryCase& entry : cases)
      if (entry.kind == "nickname") split_by_table(entry);
    const std::vector<NameQueryCase> others = maker.for_others(2 * each_);
    const std::size_t of_members = cases.size();
    cases.insert(cases.end(), others.begin(), others.end());
    std::map<std::string, Tally> tallies;
    std::vector<double> times;
    std::vector<std::string> order;
    for (const NameQueryCase& entry : cases) {
      const double before = cpu_milliseconds();
      const RosterAnswer answer = engine_->lookup(entry.text);
      times.push_back(cpu_milliseconds() - before);
      if (!tallies.contains(entry.kind)) order.push_back(entry.kind);
      count(tallies[entry.kind], entry, answer);
    }
    summarize(order, tallies, of_members);
    std::sort(times.begin(), times.end());
    report_["cpu_ms_p50"] = times[times.size() / 2];
    report_["cpu_ms_p99"] = times[times.size() * 99 / 100];
    report_["cpu_ms_max"] = times.back();
  }

  static void split_by_table(NameQueryCase& entry) {
    static const Nicknames table({});
    const std::string typed = fold_words(entry.text)[0];
    const std::string listed = fold_joined(entry.wanted->given_name);
    const auto related = table.related(typed);
    const bool known =
        std::any_of(related.begin(), related.end(), [&](const RelatedName& name) { return name.name == listed; });
    entry.kind = known ? "nickname in table" : "nickname not in table";
  }

  void count(Tally& tally, const NameQueryCase& entry, const RosterAnswer& answer) {
    ++tally.asked;
    tally.shown += answer.matches.size();
    if (answer.too_many) ++tally.too_many;
    const bool matched =
        answer.too_many || (!answer.matches.empty() && answer.matches[0].match != MatchKind::kPossible);
    if (matched) ++tally.matched;
    bool right = false;
    if (entry.wanted && !answer.matches.empty()) {
      right = matched && is_wanted(answer.matches[0], *entry.wanted);
      if (right) ++tally.first;
      if (!matched && is_wanted(answer.matches[0], *entry.wanted)) ++tally.possible;
    }
    const bool wrong = entry.wanted ? !right : matched;
    if (show_ == entry.kind && wrong) show(entry, answer);
  }

  static void show(const NameQueryCase& entry, const RosterAnswer& answer) {
    std::printf("%-32s", entry.text.c_str());
    if (entry.wanted)
      std::printf(" wanted %s %s:", entry.wanted->given_name.c_str(), entry.wanted->family_name.c_str());
    std::printf(" %s%s", std::string(lookup_verdict_name(answer.verdict)).c_str(), answer.too_many ? " too many" : "");
    for (const RosterMatch& match : answer.matches)
      std::printf(" | %s %s", std::string(match_kind_name(match.match)).c_str(), match.name.c_str());
    std::printf("\n");
  }

  void summarize(const std::vector<std::string>& order, const std::map<std::string, Tally>& tallies, std::size_t) {
    double recall = 0;
    std::size_t kinds = 0;
    Tally others;
    std::printf("%-22s %6s %7s %9s %9s %8s\n", "kind", "asked", "first%", "possible%", "too many%", "shown");
    for (const std::string& kind : order) {
      const Tally& tally = tallies.at(kind);
      const auto percent = [&tally](std::size_t part) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(tally.asked);
      };
      const double shown = static_cast<double>(tally.shown) / static_cast<double>(tally.asked);
      const bool other = is_other(kind);
      const double figure = percent(other ? tally.matched : tally.first);
      std::printf("%-22s %6zu %7.1f %9.1f %9.1f %8.2f\n", kind.c_str(), tally.asked, figure, percent(tally.possible),
                  percent(tally.too_many), shown);
      report_[other ? "matched_percent" : "recall_percent"][kind] = figure;
      if (other) {
        const std::size_t weight = kind == "stranger" ? 5 : 1;  // Half are strangers, half near misses.
        others.asked += weight * tally.asked;
        others.matched += weight * tally.matched;
        others.shown += weight * tally.shown;
        continue;
      }
      recall += figure;
      ++kinds;
    }
    report_["recall_percent_mean"] = recall / static_cast<double>(kinds);
    report_["others_matched_percent"] = 100.0 * static_cast<double>(others.matched) / static_cast<double>(others.asked);
    report_["names_shown_a_miss"] = static_cast<double>(others.shown) / static_cast<double>(others.asked);
  }

  static bool is_other(const std::string& kind) {
    return kind == "stranger" || kind.starts_with("other ") || kind.starts_with("near ");
  }

  // As somebody would who wants the whole list: every pairing of the commonest names, and names from another list.
  void harvest() {
    std::map<std::string, std::size_t> given;
    std::map<std::string, std::size_t> families;
    for (const RosterMember& member : roster_.members) {
      ++given[member.given_name];
      ++families[member.family_name];
    }
    std::vector<std::string> names;
    for (const std::string& one : commonest(given, 40))
      for (const std::string& other : commonest(families, 100)) names.push_back(one + " " + other);
    harvest_with(names, "harvest");
    harvest_with(names_from_elsewhere(4000), "harvest_from_elsewhere");
    std::size_t shown = 0;
    for (const auto& [name, count] : families) shown += engine_->lookup(name).matches.size();
    report_["harvest_by_family_name_alone"] = shown;
  }

  // Pairs of the names that the lookup itself knows as common: the population draws from none of those lists.
  static std::vector<std::string> names_from_elsewhere(std::size_t count) {
    const auto& given = common_given_names();
    const auto& families = common_family_names();
    std::vector<std::string> names;
    // Strides that share no factor with the sizes of the lists, or few: every name comes up before one comes again.
    for (std::size_t index = 0; index < count; ++index)
      names.push_back(std::string(given[index * 7919 % given.size()]) + " " +
                      std::string(families[index * 104729 % families.size()]));
    return names;
  }

  // Who has exactly one of the names asked for, and who is shown besides, in percent of the members.
  void harvest_with(const std::vector<std::string>& names, const std::string& label) {
    std::set<std::string> named;
    std::set<std::string> beyond;
    for (const std::string& name : names)
      for (const RosterMatch& match : engine_->lookup(name).matches)
        (match.match == MatchKind::kExact ? named : beyond).insert(match.name + "|" + match.city);
    std::size_t extra = 0;
    for (const std::string& name : beyond) extra += named.contains(name) ? 0 : 1;
    const auto members = static_cast<double>(roster_.members.size());
    report_[label + "_exact_percent"] = 100.0 * static_cast<double>(named.size()) / members;
    report_[label + "_beyond_percent"] = 100.0 * static_cast<double>(extra) / members;
  }

  static std::vector<std::string> commonest(const std::map<std::string, std::size_t>& counts, std::size_t limit) {
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [name, count] : counts) order.emplace_back(count, name);
    std::sort(order.rbegin(), order.rend());
    std::vector<std::string> names;
    for (std::size_t index = 0; index < std::min(limit, order.size()); ++index) names.push_back(order[index].second);
    return names;
  }

  RosterData roster_;
  std::size_t each_;
  std::string show_;
  std::shared_ptr<const RosterEngine> engine_;
  nlohmann::ordered_json report_;
};

}  // namespace

}  // namespace muster::bench

int main(int count, char** arguments) {
  std::size_t members = 16000;
  std::size_t each = 500;
  bool json = false;
  std::string show;
  for (int index = 1; index < count; ++index) {
    const std::string argument = arguments[index];
    const char* next = index + 1 < count ? arguments[index + 1] : "";
    if (argument == "--json")
      json = true;
    else if (argument == "--queries")
      each = static_cast<std::size_t>(std::atol(next)), ++index;
    else if (argument == "--show")
      show = next, ++index;
    else
      members = static_cast<std::size_t>(std::atol(argument.c_str()));
  }
  muster::bench::Bench bench(members, each, show);
  if (bench.run() != 0) return 1;
  std::printf("%s\n", json ? bench.report().dump().c_str() : bench.report().dump(1).c_str());
  return 0;
}
