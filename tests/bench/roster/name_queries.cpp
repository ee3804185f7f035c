// Slips, sounds and changes are drawn here, from rules and lists of the benchmark's own.
#include "tests/bench/roster/name_queries.h"

#include <algorithm>
#include <cctype>

#include "core/roster/fold_name.h"
#include "core/text/nearest.h"
#include "tests/bench/roster/name_lists.h"

namespace muster::bench {

namespace {

const std::vector<std::string> kKinds{
    "exact",          "capitals", "no accents",    "comma",        "family first",     "no middle",   "extra middle",
    "middle initial", "title",    "letters after", "spaces",       "preferred",        "former",      "initial",
    "nickname",       "one slip", "two slips",     "family sound", "family homophone", "given sound", "half of double",
    "transliterated"};
const std::vector<std::string> kOthers{"stranger",   "other given", "other family",
                                       "near given", "near family", "other middle"};

std::string lower(std::string text) {
  for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

std::string upper(std::string text) {
  for (char& letter : text) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return text;
}

std::string ascii(const std::string& text) {
  std::string out;
  for (const std::string& word : fold_words(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string neighbours(char letter) {
  static const std::unordered_map<char, std::string> keys{
      {'a', "sqw"}, {'b', "vn"}, {'c', "xv"}, {'d', "sfe"}, {'e', "wr"}, {'f', "dg"}, {'g', "fh"},
      {'h', "gj"},  {'i', "uo"}, {'j', "hk"}, {'k', "jl"},  {'l', "k"},  {'m', "n"},  {'n', "bm"},
      {'o', "ip"},  {'p', "o"},  {'q', "wa"}, {'r', "et"},  {'s', "ad"}, {'t', "ry"}, {'u', "yi"},
      {'v', "cb"},  {'w', "qe"}, {'x', "zc"}, {'y', "tu"},  {'z', "x"}};
  const auto found = keys.find(letter);
  return found == keys.end() ? "e" : found->second;
}

std::string pair_typed(const std::vector<NamePair>& pairs, const std::string& listed, std::size_t roll) {
  std::vector<std::string> typed;
  for (const NamePair& pair : pairs)
    if (listed == pair.listed) typed.emplace_back(pair.typed);
  return typed.empty() ? "" : typed[roll % typed.size()];
}

bool are_paired(const std::vector<NamePair>& pairs, const std::string& one, const std::string& other) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const NamePair& pair) {
    return (one == pair.typed && other == pair.listed) || (other == pair.typed && one == pair.listed);
  });
}

}  // namespace

QueryMaker::QueryMaker(const RosterData& roster, std::uint32_t seed) : roster_(roster), population_(seed) {
  for (const RosterMember& member : roster.members) {
    ++listed_[key(member.given_name, member.family_name)];
    ++initials_[key(fold_joined(member.given_name).substr(0, 1), member.family_name)];
    if (!member.preferred_name.empty()) {
      ++listed_[key(member.preferred_name, member.family_name)];
      ++initials_[key(fold_joined(member.preferred_name).substr(0, 1), member.family_name)];
    }
    for (const std::string& former : member.former_names) ++listed_[key(member.given_name, former)];
  }
  for (std::size_t from = 0; from < origins().size(); ++from) {
    given_.insert(given_.end(), population_.listed_given(from).begin(), population_.listed_given(from).end());
    families_.insert(families_.end(), population_.listed_families(from).begin(),
                     population_.listed_families(from).end());
    for (int rare = 0; rare < 600; ++rare) families_.push_back(population_.family_name(from));
  }
}

std::string QueryMaker::key(const std::string& given, const std::string& family) {
  return fold_joined(given) + "|" + fold_joined(family);
}

bool QueryMaker::is_listed(const std::string& given, const std::string& family) const {
  return listed_.contains(key(given, family));
}

RosterMember QueryMaker::member() {
  while (true) {
    RosterMember drawn = roster_.members[population_.below(roster_.members.size())];
    if (listed_.at(key(drawn.given_name, drawn.family_name)) <= 5) return drawn;
  }
}

std::string QueryMaker::slip(std::string text) {
  std::size_t at = population_.below(text.size());
  for (int tries = 0; tries < 20 && std::isalpha(static_cast<unsigned char>(text[at])) == 0; ++tries)
    at = population_.below(text.size());
  const std::string keys = neighbours(text[at]);
  switch (population_.below(5)) {
    case 0: text.erase(at, 1); break;
    case 1: text[at] = keys[population_.below(keys.size())]; break;
    case 2: text.insert(at, 1, population_.chance(0.5) ? text[at] : keys[population_.below(keys.size())]); break;
    case 3: text[at] = static_cast<char>('a' + population_.below(26)); break;
    default:
      if (at + 1 < text.size() && text[at + 1] != ' ') std::swap(text[at], text[at + 1]);
  }
  return text;
}

// One change of spelling that leaves the sound much as it was.
std::string QueryMaker::sounded(const std::string& name) {
  static const std::vector<NamePair> rules{
      {"ck", "k"},   {"ph", "f"},    {"ie", "y"},  {"ei", "ie"}, {"x", "ks"}, {"ks", "x"},  {"ai", "ay"}, {"ay", "ai"},
      {"ou", "u"},   {"oo", "u"},    {"ee", "ea"}, {"ea", "ee"}, {"y", "i"},  {"i", "y"},   {"th", "t"},  {"sch", "sh"},
      {"tz", "ts"},  {"w", "v"},     {"v", "w"},   {"au", "aw"}, {"c", "k"},  {"k", "c"},   {"s", "z"},   {"z", "s"},
      {"ll", "l"},   {"nn", "n"},    {"tt", "t"},  {"rr", "r"},  {"ss", "s"}, {"er", "ur"}, {"or", "er"}, {"an", "en"},
      {"on", "en"},  {"son", "sen"}, {"eau", "o"}, {"gh", "g"},  {"l", "ll"}, {"n", "nn"},  {"t", "tt"},  {"qu", "kw"},
      {"ch", "sh"},  {"cz", "ch"},   {"sz", "sh"}, {"j", "y"},   {"dh", "d"}, {"kh", "k"},  {"que", "k"}, {"mac", "mc"},
      {"mc", "mac"}, {"ski", "sky"}, {"a", "e"},   {"o", "u"}};
  for (int tries = 0; tries < 60; ++tries) {
    const NamePair& rule = rules[population_.below(rules.size())];
    const std::string changed = replaced(lower(name), rule.typed, rule.listed);
    if (changed != lower(name)) return changed;
  }
  return "";
}

std::string QueryMaker::near(const std::vector<std::string>& names, const std::string& name) {
  const std::size_t start = population_.below(names.size());
  for (std::size_t step = 0; step < names.size(); ++step) {
    const std::string& candidate = names[(start + step) % names.size()];
    const std::size_t distance = edit_distance(ascii(candidate), ascii(name));
    if (distance == 0 || distance > (name.size() < 5 ? 1 : 2)) continue;
    if (!are_paired(given_homophones(), candidate, name) && !are_paired(family_homophones(), candidate, name) &&
        !are_paired(nickname_pairs(), candidate, name) && !are_paired(transliterated_families(), candidate, name))
      return candidate;
  }
  return "";
}

std::string QueryMaker::typed(const std::string& kind, const RosterMember& m) {
  const std::string full = m.given_name + (m.middle_names.empty() ? "" : " " + m.middle_names) + " " + m.family_name;
  const std::string plain = m.given_name + " " + m.family_name;
  if (kind == "exact") return full;
  if (kind == "capitals") return upper(plain);
  if (kind == "no accents") return ascii(full) == lower(full) ? "" : ascii(full);
  if (kind == "comma") return m.family_name + ", " + m.given_name;
  if (kind == "family first") return m.family_name + " " + m.given_name;
  if (kind == "no middle") return m.middle_names.empty() ? "" : plain;
  if (kind == "extra middle")
    return m.middle_names.empty() ? m.given_name + " " + population_.given_name(0) + " " + m.family_name : "";
  if (kind == "middle initial")
    return m.middle_names.empty()
               ? ""
               : m.given_name + " " + fold_words(m.middle_names)[0].substr(0, 1) + ". " + m.family_name;
  if (kind == "title") return (population_.chance(0.5) ? "Dr. " : "Mrs ") + plain;
  if (kind == "letters after") return plain + (population_.chance(0.5) ? ", P.Eng." : " C.E.T.");
  if (kind == "spaces") {
    const std::size_t at = plain.find_first_of("-'");
    return at == std::string::npos ? "" : replaced(plain, plain.substr(at, 1), population_.chance(0.5) ? " " : "");
  }
  if (kind == "preferred")
    return m.preferred_name.empty() || listed_.at(key(m.preferred_name, m.family_name)) > 1
               ? ""
               : m.preferred_name + " " + m.family_name;
  if (kind == "former")
    return m.former_names.empty() || listed_.at(key(m.given_name, m.former_names[0])) > 1
               ? ""
               : m.given_name + " " + m.former_names[0];
  if (kind == "initial") {
    const std::string initial = fold_joined(m.given_name).substr(0, 1);
    return initials_.at(key(initial, m.family_name)) > 1 ? "" : initial + ". " + m.family_name;
  }
  if (kind == "nickname") {
    const std::string name = pair_typed(nickname_pairs(), m.given_name, population_.below(100));
    return name.empty() || is_listed(name, m.family_name) ? "" : name + " " + m.family_name;
  }
  if (kind == "one slip" || kind == "two slips") {
    const std::string once = slip(ascii(plain));
    const std::string text = kind == "one slip" ? once : slip(once);
    const std::size_t space = text.rfind(' ');
    if (space == std::string::npos || text == ascii(plain)) return "";
    return is_listed(text.substr(0, space), text.substr(space + 1)) ? "" : text;
  }
  if (kind == "family sound" || kind == "family homophone" || kind == "transliterated") {
    const std::string family =
        kind == "family sound" ? sounded(m.family_name)
                               : pair_typed(kind == "transliterated" ? transliterated_families() : family_homophones(),
                                            m.family_name, population_.below(100));
    return family.empty() || is_listed(m.given_name, family) ? "" : m.given_name + " " + family;
  }
  if (kind == "given sound") {
    const std::string given = pair_typed(given_homophones(), m.given_name, population_.below(100));
    return given.empty() || is_listed(given, m.family_name) ? "" : given + " " + m.family_name;
  }
  const std::size_t hyphen = m.family_name.find('-');
  if (kind != "half of double" || hyphen == std::string::npos) return "";
  const std::string half = population_.chance(0.5) ? m.family_name.substr(0, hyphen) : m.family_name.substr(hyphen + 1);
  return is_listed(m.given_name, half) ? "" : m.given_name + " " + half;
}

std::string QueryMaker::other(const std::string& kind, const RosterMember& m) {
  RosterMember person = m;
  if (kind == "stranger") person = population_.person();
  if (kind == "other given") person.given_name = population_.given_name(0);
  if (kind == "other family") person.family_name = population_.family_name(population_.origin());
  if (kind == "near given") person.given_name = near(given_, m.given_name);
  if (kind == "near family") person.family_name = near(families_, m.family_name);
  if (kind == "other middle") {
    if (m.middle_names.empty() || listed_.at(key(m.given_name, m.family_name)) > 1) return "";
    person.middle_names = population_.given_name(0);
    const bool related = fold_joined(person.middle_names).substr(0, 2) == fold_joined(m.middle_names).substr(0, 2);
    return related || m.middle_names.find(' ') != std::string::npos
               ? ""
               : person.given_name + " " + person.middle_names + " " + person.family_name;
  }
  if (person.given_name.empty() || person.family_name.empty() || is_listed(person.given_name, person.family_name))
    return "";
  if (is_listed(person.family_name, person.given_name)) return "";
  return person.given_name + " " + person.family_name;
}

std::vector<NameQueryCase> QueryMaker::for_members(std::size_t each) {
  std::vector<NameQueryCase> cases;
  for (const std::string& kind : kKinds) {
    std::size_t made = 0;
    for (std::size_t tries = 0; tries < each * 200 && made < each; ++tries) {
      const RosterMember wanted = member();
      const std::string text = typed(kind, wanted);
      if (text.empty()) continue;
      cases.push_back({kind, text, wanted});
      ++made;
    }
  }
  return cases;
}

std::vector<NameQueryCase> QueryMaker::for_others(std::size_t each) {
  std::vector<NameQueryCase> cases;
  for (const std::string& kind : kOthers) {
    std::size_t made = 0;
    for (std::size_t tries = 0; tries < each * 200 && made < each; ++tries) {
      const std::string text = other(kind, member());
      if (text.empty()) continue;
      cases.push_back({kind, text, {}});
      ++made;
    }
  }
  return cases;
}

}  // namespace muster::bench
