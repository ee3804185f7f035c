// Given forms times family forms, where only one of the two may be partial, but for the first name of each.
#include "core/roster/member_forms.h"

#include <algorithm>

#include "core/roster/chinese_syllables.h"
#include "core/roster/fold_name.h"
#include "core/roster/name_particles.h"

namespace muster {

namespace {

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return joined;
}

// Letters after the name do not belong to it: "Smith Jr.", "O'Brien, P.Eng.".
std::vector<std::string> family_words(std::string_view family_name) {
  std::vector<std::string> words = fold_words(family_name.substr(0, family_name.find(',')));
  while (words.size() > 1 && is_post_nominal(words.back())) words.pop_back();
  unify_saints(words);
  return words;
}

void add_form(std::vector<NameForm>& forms, NameForm form) {
  if (form.given.empty() && form.family.empty()) return;
  const bool known = std::any_of(forms.begin(), forms.end(), [&form](const NameForm& other) {
    return other.given == form.given && other.family == form.family;
  });
  if (!known) forms.push_back(std::move(form));
}

// The parts of a double name by which people go: "Smith" and "Jones" of "Smith-Jones", "Garcia" of "García López".
std::vector<std::string> halves(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  std::string particles;
  for (const std::string& word : words) {
    if (is_particle(word)) {
      particles += word;
      continue;
    }
    if (word.size() > 1) out.push_back(particles + word);
    particles.clear();
  }
  return out.size() > 1 ? out : std::vector<std::string>{};
}

std::vector<NameForm> family_forms(std::string_view family_name) {
  const std::vector<std::string> words = family_words(family_name);
  std::vector<NameForm> forms;
  add_form(forms, {"", join(words), 0});
  add_form(forms, {"", join(without_particles(words)), kNoParticles});
  for (const std::string& half : halves(words)) add_form(forms, {"", half, kFamilyHalf});
  return forms;
}

bool are_syllables(const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [](const auto& word) { return is_east_asian_syllable(word); });
}

// José Luis Cárdenas Mejía is "José Cárdenas" in everyday life, seldom "José Mejía". A hyphen holds a name together.
std::string everyday_family_name(std::string_view family_name, const std::vector<NameForm>& forms) {
  const auto half =
      std::find_if(forms.begin(), forms.end(), [](const NameForm& form) { return form.flags == kFamilyHalf; });
  const bool parted = half != forms.end() && family_name.find('-') == std::string_view::npos;
  return parted ? half->family : "";
}

// The first word of a given name of several.
void add_given_part(std::vector<NameForm>& forms, const std::vector<std::string>& words) {
  if (words.size() < 2 || words[0].size() < 2) return;
  add_form(forms, {words[0], "", are_syllables(words) ? kGivenSyllable : kGivenPart});
}

std::vector<NameForm> given_forms(const RosterMember& member) {
  std::vector<std::string> words = fold_words(member.given_name);
  std::vector<NameForm> forms;
  add_form(forms, {join(words), "", 0});
  add_given_part(forms, words);
  if (begins_with_short_maria(member.given_name)) {
    words[0] = "maria";
    add_form(forms, {join(words), "", 0});
    add_given_part(forms, words);
  }
  add_form(forms, {fold_joined(member.preferred_name), "", kPreferredName});
  const bool has_initial = !words.empty() && words[0].size() == 1;
  for (std::string& middle : fold_words(member.middle_names)) words.push_back(std::move(middle));
  if (has_initial && words.size() > 1 && words[1].size() > 1) add_form(forms, {words[1], "", kSecondGiven});
  return forms;
}

// A former name of one word, or with a particle before, is a family name; else a whole name, given name first.
void add_former(std::vector<NameForm>& forms, const std::string& former, const std::string& given) {
  std::vector<std::string> words = fold_words(former);
  unify_saints(words);
  if (words.empty()) return;
  if (words.size() == 1 || is_particle(words[0])) {
    add_form(forms, {given, join(words), kPreferredName});
    return;
  }
  std::size_t family = words.size() - 1;
  while (family > 1 && is_particle(words[family - 1])) --family;
  const std::vector<std::string> family_words(words.begin() + static_cast<std::ptrdiff_t>(family), words.end());
  const std::vector<std::string> given_words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(family));
  add_form(forms, {join(given_words), join(family_words), kPreferredName});
  const bool several_given = family > 1;
  if (several_given) {
    const std::uint32_t part = are_syllables(given_words) ? std::uint32_t{kGivenSyllable} : 0;
    add_form(forms, {words[0], join(family_words), kPreferredName | part});
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    add_form(forms, {words[0], join(rest), kPreferredName});
  }
  if (words[0] != given) add_form(forms, {given, join(words), kPreferredName});
}

}  // namespace

std::vector<NameForm> forms_of(const RosterMember& member) {
  const std::vector<NameForm> given = given_forms(member);
  const std::vector<NameForm> family = family_forms(member.family_name);
  std::vector<NameForm> forms;
  if (given.empty() || family.empty()) {
    if (!given.empty()) add_form(forms, {"", given[0].given, 0});
    if (!family.empty()) add_form(forms, {"", family[0].family, 0});
    return forms;
  }
  const std::string everyday = everyday_family_name(member.family_name, family);
  for (const NameForm& one : given)
    for (const NameForm& other : family) {
      const bool both_partial = one.flags != 0 && other.flags != 0;
      const bool is_everyday = one.flags == kGivenPart && other.family == everyday;
      if (!both_partial || is_everyday) add_form(forms, {one.given, other.family, one.flags | other.flags});
    }
  for (const std::string& former : member.former_names) add_former(forms, former, given[0].given);
  return forms;
}

}  // namespace muster
