// The tables stand in nicknames.inc and given_name_spellings.inc, as text that people can read and add to.
#include "core/roster/nicknames.h"

#include <algorithm>
#include <unordered_map>

#include "core/roster/spelling_cost.h"

namespace muster {

namespace {

constexpr std::string_view kNicknameLines =
#include "core/roster/nicknames.inc"
    ;

constexpr std::string_view kSpellingLines =
#include "core/roster/given_name_spellings.inc"
    ;

constexpr float kNickname = 1.2F;       // "Bill" for William.
constexpr float kFullName = 2.5F;       // "William" for a member listed as Bill.
constexpr float kOtherNickname = 3.2F;  // "Will" for a member listed as Bill.
constexpr float kSameSound = 1.2F;      // "Katherine" for Catherine.
constexpr float kOtherTongue = 5.5F;    // "Ekaterina" for Catherine.
constexpr float kSoundsAlike = 3.6F;    // Spellings this near (spelling_cost) sound the same.

enum class Relation { kByNickname, kBySpelling };

using NameLists = std::unordered_map<std::string, std::vector<std::string>>;

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::vector<std::string> split_words(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::string_view word = take_until(line, ' ');
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void keep_cheapest(std::vector<RelatedName>& names, const std::string& name, float cost, Relation relation) {
  const auto same =
      std::find_if(names.begin(), names.end(), [&](const RelatedName& known) { return known.name == name; });
  if (same == names.end())
    names.push_back({name, cost, relation == Relation::kByNickname});
  else if (cost < same->cost)
    *same = {name, cost, relation == Relation::kByNickname};
}

}  // namespace

struct Nicknames::Tables {
  NameLists full_names;  // Nickname -> full names.
  NameLists nicknames;   // Full name -> nicknames.
  NameLists spellings;   // Name -> spellings of it, in other tongues as well.
  NameLists homophones;  // Name -> spellings that sound the same, though no rule of letters says so.
  std::size_t pairs = 0;

  void add_pair(const std::string& nickname, const std::string& full_name) {
    add_once(full_names[nickname], full_name);
    add_once(nicknames[full_name], nickname);
    ++pairs;
  }

  void add_group(const std::vector<std::string>& group, bool one_sound) {
    for (const std::string& one : group)
      for (const std::string& other : group) {
        if (one == other) continue;
        add_once(spellings[one], other);
        if (one_sound) add_once(homophones[one], other);
      }
  }

  // What it costs to write `meant` as `spelling`, another of its group.
  float spelling_step(const std::string& meant, const std::string& spelling) const {
    const std::vector<std::string>& same = names_of(homophones, meant);
    const bool listed = std::find(same.begin(), same.end(), spelling) != same.end();
    const float cost = spelling_cost(spelling, meant, kOtherTongue);
    return listed || cost <= kSoundsAlike ? kSameSound : std::min(cost, kOtherTongue);
  }

  static const std::vector<std::string>& names_of(const NameLists& lists, const std::string& name) {
    static const std::vector<std::string> none;
    const auto found = lists.find(name);
    return found == lists.end() ? none : found->second;
  }
};

Nicknames::Nicknames(const std::vector<std::pair<std::string, std::string>>& added)
    : tables_(std::make_unique<Tables>()) {
  for (std::string_view lines = kNicknameLines; !lines.empty();) {
    std::string_view line = take_until(lines, '\n');
    const std::string full_name(take_until(line, ':'));
    for (const std::string& nickname : split_words(line)) tables_->add_pair(nickname, full_name);
  }
  for (std::string_view lines = kSpellingLines; !lines.empty();) {
    std::vector<std::string> group = split_words(take_until(lines, '\n'));
    const bool one_sound = !group.empty() && group[0] == "=";
    if (one_sound) group.erase(group.begin());
    tables_->add_group(group, one_sound);
  }
  for (const auto& [nickname, full_name] : added) tables_->add_pair(nickname, full_name);
}

Nicknames::~Nicknames() = default;

std::vector<RelatedName> Nicknames::related(std::string_view typed) const {
  const std::string name(typed);
  std::vector<RelatedName> out;
  const auto add_with_spellings = [&](const std::string& meant, float cost) {
    keep_cheapest(out, meant, cost, Relation::kByNickname);
    for (const std::string& spelling : Tables::names_of(tables_->spellings, meant))
      keep_cheapest(out, spelling, cost + tables_->spelling_step(meant, spelling), Relation::kByNickname);
  };
  for (const std::string& full_name : Tables::names_of(tables_->full_names, name)) {
    add_with_spellings(full_name, kNickname);
    for (const std::string& other : Tables::names_of(tables_->nicknames, full_name))
      keep_cheapest(out, other, kOtherNickname, Relation::kByNickname);
  }
  for (const std::string& nickname : Tables::names_of(tables_->nicknames, name))
    keep_cheapest(out, nickname, kFullName, Relation::kByNickname);
  for (const std::string& spelling : Tables::names_of(tables_->spellings, name)) {
    keep_cheapest(out, spelling, tables_->spelling_step(name, spelling), Relation::kBySpelling);
    for (const std::string& nickname : Tables::names_of(tables_->nicknames, spelling))
      keep_cheapest(out, nickname, kFullName + tables_->spelling_step(name, spelling), Relation::kByNickname);
  }
  std::erase_if(out, [&name](const RelatedName& related) { return related.name == name; });
  return out;
}

bool Nicknames::knows(std::string_view typed) const {
  const std::string name(typed);
  return tables_->full_names.contains(name) || tables_->nicknames.contains(name) || tables_->spellings.contains(name);
}

std::vector<std::string> Nicknames::names() const {
  std::vector<std::string> all;
  for (const NameLists* lists : {&tables_->full_names, &tables_->nicknames, &tables_->spellings})
    for (const auto& [name, others] : *lists) all.push_back(name);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::size_t Nicknames::pair_count() const { return tables_->pairs; }

}  // namespace muster
