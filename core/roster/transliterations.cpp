// Groups of family names, one a line of the table; then the Chinese spellings.
#include "core/roster/transliterations.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/roster/chinese_syllables.h"

namespace muster {

namespace {

constexpr float kGroup = 1.5F;
constexpr float kChinese = 1.7F;

constexpr std::string_view kFamilyGroups[] = {
    // Korean.
    "kim gim ghim", "lee yi rhee ri i li rhie", "park pak bak bahk", "choi choe chwe choy",
    "jung jeong chung cheong chong", "kang gang", "cho jo joe", "yoon yun youn", "jang chang", "lim im rim yim",
    "shin sin", "ahn an", "baek paik paek baik back", "kwon gwon", "oh o", "woo u wu", "noh no roh rho", "moon mun",
    "yoo yu ryu ryoo you", "hur heo huh her", "hwang whang", "seo suh so", "nam nahm", "koo gu ku goo", "son sohn",
    "bae pae", "jeon chun jun chon", "jin chin", "ha hah", "min minn", "sung seong", "cha tcha", "joo ju chu",
    "byun byeon pyun", "ban pan bahn", "ma mah", "gil kil", "pyo phyo", "ko go koh", "myung myeong",
    // Vietnamese.
    "nguyen nguyn nguen", "huynh huinh hoang", "vu vo", "phan pham phann", "tran trann", "luu lu liu", "ly li le",
    "doan dohan",
    // Arabic, Persian, Turkish, Somali.
    "mohammed muhammad mohamed mohammad mohamud mahamud", "hussein husain hussain hossain huseyin", "ahmed ahmad ahmet",
    "abdullah abdulla abdullahi abdallah", "khoury khouri khury houry", "haddad hadad hadded",
    "nasser nasir naser nassar", "rashid rasheed rachid", "saeed said sayed sayeed saied",
    "youssef yousef yusuf yousif youcef", "chaudhry choudhry chaudhary choudhury chowdhury chaudhuri choudhary",
    "qureshi quraishi koreshi kureshi", "sheikh shaikh cheikh shaykh sheik", "siddiqui siddiqi sidiqi sediqi",
    "bouchard bouchart", "jaafar jafar jaffer jaffar djaffar", "haidar haider hyder heidar",
    "othman osman usman uthman", "ibrahim ebrahim ebrahimi", "khalil halil", "jaber jabir gaber", "akbari akbary",
    "hashemi hashimi hachemi", "shariff sharif cherif sherif",
    // Punjabi and other Indian.
    "singh sing singha", "kaur kour cour", "dhaliwal dhaliwall dhariwal", "gill gil", "sidhu sidhoo siddhu",
    "grewal garewal", "sandhu sandhoo", "sharma sarma", "patel pattel", "mukherjee mukherji mookerjee mukhopadhyay",
    "banerjee banerji bannerjee bandyopadhyay", "chatterjee chatterji chattopadhyay", "ganguly ganguli gangopadhyay",
    "iyer aiyar ayyar iyyer", "bajwa bajva",
    // Slavic and German.
    "shevchenko szewczenko chevtchenko schewtschenko", "kravchenko krawczenko",
    "chaikovsky tchaikovsky czajkowski chaykovsky", "khrushchev khruschev", "yakovenko jakowenko",
    "tkachuk tkaczuk tkatchuk", "kovalchuk kowalczuk kovaltchouk kowalchuk", "schroeder schroder shroeder",
    "mueller muller", "kuehn kuhn", "koenig konig", "baecker backer"};

using Groups = std::unordered_map<std::string, std::vector<std::string>>;

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.emplace_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

const Groups& family_groups() {
  static const Groups groups = [] {
    Groups made;
    for (const std::string_view line : kFamilyGroups) {
      const std::vector<std::string> names = words_of(line);
      for (const std::string& one : names)
        for (const std::string& other : names)
          if (one != other) made[one].push_back(other);
    }
    return made;
  }();
  return groups;
}

}  // namespace

std::vector<RelatedName> other_transliterations(std::string_view name, NamePart part) {
  std::vector<RelatedName> out;
  if (part == NamePart::kFamily) {
    const auto group = family_groups().find(std::string(name));
    if (group != family_groups().end())
      for (const std::string& other : group->second) out.push_back({other, kGroup});
  }
  if (name.size() > 18) return out;
  for (std::string& other : other_chinese_spellings(name)) out.push_back({std::move(other), kChinese});
  return out;
}

}  // namespace muster
