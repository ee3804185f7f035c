// Rare names come from a chain of letters, three before each, learnt from the list of one origin.
#include "tests/bench/roster/population.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "tests/bench/roster/name_lists.h"

namespace muster::bench {

namespace {

bool is_prefix(const std::string& word) {
  static const std::vector<std::string> prefixes{"De",  "de",  "Dela", "Dos", "Da", "Di",
                                                 "Van", "der", "la",   "Bin", "van"};
  return std::find(prefixes.begin(), prefixes.end(), word) != prefixes.end();
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string pending;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    pending += word;
    if (is_prefix(word)) {
      pending += ' ';
      continue;
    }
    words.push_back(pending);
    pending.clear();
  }
  return words;
}

std::unordered_map<std::string, std::string> learn(const std::vector<std::string>& names) {
  std::unordered_map<std::string, std::string> letters;
  for (const std::string& name : names) {
    if (name.find_first_of(" -'") != std::string::npos) continue;
    std::string text = "^^" + name + "$";
    for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    for (std::size_t at = 2; at < text.size(); ++at) letters[text.substr(at - 2, 2)] += text[at];
  }
  return letters;
}

}  // namespace

Population::Population(std::uint32_t seed) : random_(seed) {
  for (const Origin& origin : origins()) {
    families_.push_back(split(origin.family_names));
    given_.push_back(split(origin.given_names));
    family_letters_.push_back(learn(families_.back()));
    given_letters_.push_back(learn(given_.back()));
  }
}

std::size_t Population::below(std::size_t limit) { return random_() % limit; }

bool Population::chance(double probability) { return static_cast<double>(random_()) < probability * 4294967296.0; }

std::size_t Population::origin() {
  std::size_t roll = below(104);
  for (std::size_t index = 0; index < origins().size(); ++index) {
    const auto share = static_cast<std::size_t>(origins()[index].share);
    if (roll < share) return index;
    roll -= share;
  }
  return 0;
}

std::size_t Population::rank(std::size_t size, double slope) {
  const double roll = static_cast<double>(random_()) / 4294967296.0;
  return static_cast<std::size_t>(static_cast<double>(size) * std::pow(roll, slope));
}

std::string Population::made_up(const Letters& letters) {
  while (true) {
    std::string text = "^^";
    while (text.size() < 16) {
      const auto next = letters.find(text.substr(text.size() - 2));
      if (next == letters.end()) break;
      const char letter = next->second[below(next->second.size())];
      if (letter == '$') break;
      text += letter;
    }
    text.erase(0, 2);
    const bool usable = text.size() >= 4 && text.size() < 13;
    if (!usable) continue;
    if (static_cast<unsigned char>(text[0]) < 0x80)
      text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
  }
}

std::string Population::family_name(std::size_t origin) {
  const bool few_names = origin == 2 || origin == 3 || origin == 8;
  if (chance(few_names ? 0.08 : 0.35)) return made_up(family_letters_[origin]);
  return families_[origin][rank(families_[origin].size(), 1.7)];
}

std::string Population::given_name(std::size_t origin) {
  if (chance(0.15)) origin = 0;
  if (chance(0.05)) return made_up(given_letters_[origin]);
  return given_[origin][rank(given_[origin].size(), 1.5)];
}

RosterMember Population::person() {
  const std::size_t from = origin();
  RosterMember member;
  member.given_name = given_name(from);
  if (chance(0.55)) member.middle_names = given_name(from);
  if (!member.middle_names.empty() && chance(0.1)) member.middle_names += " " + given_name(from);
  member.family_name = family_name(from);
  if (chance(0.03)) member.family_name += "-" + family_name(origin());
  if (chance(0.07)) member.preferred_name = given_name(0);
  if (chance(0.05)) member.former_names.push_back(family_name(from));
  member.city = cities()[rank(cities().size(), 1.5)];
  member.designations.push_back(chance(0.6) ? "C.E.T." : chance(0.5) ? "R.E.T." : "A.Sc.T.");
  return member;
}

RosterData make_roster(std::size_t count, std::uint32_t seed) {
  RosterData data;
  data.as_of = "2026-11-01";
  for (const char* code : {"C.E.T.", "R.E.T.", "A.Sc.T."})
    data.designations.push_back({code, code, std::string("/designations/") + code + "/"});
  Population population(seed);
  while (data.members.size() < count) data.members.push_back(population.person());
  return data;
}

}  // namespace muster::bench
