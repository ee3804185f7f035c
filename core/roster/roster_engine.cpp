// The walk from a typed name to an answer: read it, list its readings, look for the very name, and only when nobody has
// it for names that it may stand for; then choose what to show.
#include "core/roster/roster_engine.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/roster/choose_matches.h"
#include "core/roster/fold_name.h"
#include "core/roster/mapped_file.h"
#include "core/roster/member_search.h"
#include "core/roster/name_query.h"
#include "core/roster/name_readings.h"
#include "core/roster/nicknames.h"
#include "core/roster/roster_index.h"
#include "core/roster/roster_index_writer.h"
#include "core/roster/unit_candidates.h"

namespace muster {

namespace {

// The fewer members, the more of the people looked up are none: a smaller roster is no reason to guess more boldly.
constexpr double kSmallRoster = 20000;

}  // namespace

class RosterEngine::State {
 public:
  State(MappedFile file, RosterIndex index) : file_(std::move(file)), index_(index), nicknames_(index.nicknames()) {
    for (const std::string_view code : index_.designation_codes()) codes_.push_back(fold_joined(code));
    for (std::size_t city = 0; city < index_.cities().size(); ++city)
      cities_.push_back(fold_joined(index_.cities()[city]));
    std::sort(cities_.begin(), cities_.end());
  }

  const RosterIndex& index() const { return index_; }

  RosterAnswer lookup(std::string_view name, TimeLimit time) const {
    try {
      return find(name, time);
    } catch (const TimeIsUp&) {
      RosterAnswer answer;
      answer.verdict = LookupVerdict::kOutOfTime;
      return answer;
    }
  }

 private:
  RosterAnswer find(std::string_view name, TimeLimit time) const {
    RosterAnswer answer;
    answer.name = name;
    answer.as_of = index_.as_of();
    NameQuery query = read_name_query(name, codes_);
    answer.verdict = query.verdict;
    if (query.verdict != LookupVerdict::kAnswered) return answer;
    Choice choice = choose(query, time);
    if (choice.members.empty() && !choice.too_many && query.doubtful > 0 && query.words.size() > query.doubtful + 1) {
      query.words.resize(query.words.size() - query.doubtful);
      choice = choose(query, time);
    }
    const bool nobody = choice.members.empty() && !choice.too_many;
    if (nobody && is_city(query))
      answer.verdict = LookupVerdict::kCity;
    else if (nobody && (query.is_one_name || query.has_only_particles))
      answer.verdict = LookupVerdict::kOneWord;
    answer.too_many = choice.too_many;
    for (const ChosenMember& chosen : choice.members) answer.matches.push_back(match(chosen));
    return answer;
  }

  static std::string joined(const NameQuery& query) {
    std::string text;
    for (const QueryWord& word : query.words) text += word.text;
    return text;
  }

  bool is_city(const NameQuery& query) const {
    return std::binary_search(cities_.begin(), cities_.end(), joined(query));
  }

  Choice choose(const NameQuery& query, TimeLimit time) const {
    UnitCandidates candidates(index_, nicknames_, time);
    MemberSearch search(index_, candidates);
    search.find_one_word(joined(query));
    if (query.is_one_name || query.words.size() < 2) return choose_matches(search.hits(), {});
    const std::vector<NameReading> readings = readings_of(query.words, query.comma);
    for (const NameReading& reading : readings) search.find_equal(reading);
    if (!search.hits().empty()) {
      Choice choice = choose_matches(search.hits(), {});
      const auto is_exact = [](const ChosenMember& chosen) { return chosen.match == MatchKind::kExact; };
      if (choice.too_many || std::any_of(choice.members.begin(), choice.members.end(), is_exact)) return choice;
    }
    MemberSearch by_initial(index_, candidates);
    for (const NameReading& reading : readings)
      if (reading.is_whole) by_initial.find_initial(reading);
    if (!by_initial.hits().empty()) return choose_by_initial(by_initial.hits());
    const TypedName typed = weigh(readings, candidates, search);
    for (const NameReading& reading : readings) search.find_alike(reading, most_cost_shown(typed));
    return choose_matches(search.hits(), typed);
  }

  TypedName weigh(const std::vector<NameReading>& readings, const UnitCandidates& candidates,
                  const MemberSearch& search) const {
    TypedName typed;
    typed.improbability = std::numeric_limits<float>::max();
    typed.member_share =
        static_cast<float>(std::log(std::max(kSmallRoster, static_cast<double>(index_.member_count()))));
    for (const NameReading& reading : readings) {
      if (!reading.is_whole) continue;
      typed.improbability = std::min(typed.improbability, search.improbability(reading));
      typed.is_known_name = typed.is_known_name || (candidates.is_known(reading.given, NamePart::kGiven) &&
                                                    candidates.is_known(reading.family, NamePart::kFamily));
    }
    return typed;
  }

  RosterMatch match(const ChosenMember& chosen) const {
    const MemberName name = index_.name(chosen.member);
    RosterMatch match;
    for (const std::string_view part : {name.given, name.middle, name.family}) {
      if (!part.empty() && !match.name.empty()) match.name += ' ';
      match.name += part;
    }
    match.city = index_.city(chosen.member);
    match.match = chosen.match;
    match.designations = index_.designations(chosen.member);
    return match;
  }

  MappedFile file_;
  RosterIndex index_;
  Nicknames nicknames_;
  std::vector<std::string> codes_;
  std::vector<std::string> cities_;
};

RosterEngine::RosterEngine(std::unique_ptr<State> state) : state_(std::move(state)) {}

RosterEngine::~RosterEngine() = default;

Result<std::shared_ptr<const RosterEngine>> RosterEngine::open(const std::string& directory) {
  const std::string path = directory + "/" + kRosterIndexFile;
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.failure();
  Result<RosterIndex> index = RosterIndex::open(file->bytes());
  if (!index) return Failure{index.failure().message, path, 0};
  auto state = std::make_unique<State>(std::move(*file), *index);
  return std::shared_ptr<const RosterEngine>(new RosterEngine(std::move(state)));
}

RosterAnswer RosterEngine::lookup(std::string_view name, TimeLimit time) const { return state_->lookup(name, time); }

std::size_t RosterEngine::member_count() const { return state_->index().member_count(); }

std::string_view RosterEngine::as_of() const { return state_->index().as_of(); }

std::string_view match_kind_name(MatchKind kind) {
  switch (kind) {
    case MatchKind::kExact: return "exact";
    case MatchKind::kClose: return "close";
    case MatchKind::kPossible: return "possible";
  }
  return "";
}

std::string_view lookup_verdict_name(LookupVerdict verdict) {
  switch (verdict) {
    case LookupVerdict::kAnswered: return "answered";
    case LookupVerdict::kEmpty: return "empty";
    case LookupVerdict::kTooLong: return "too-long";
    case LookupVerdict::kNotText: return "not-text";
    case LookupVerdict::kWildcard: return "wildcard";
    case LookupVerdict::kOneWord: return "one-word";
    case LookupVerdict::kOnlyInitials: return "only-initials";
    case LookupVerdict::kOnlyTitles: return "only-titles";
    case LookupVerdict::kCity: return "city";
    case LookupVerdict::kOutOfTime: return "out-of-time";
  }
  return "";
}

}  // namespace muster
