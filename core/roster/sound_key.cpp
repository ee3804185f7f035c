// One pass over the word. Classes are wide: k for c, k, q, g; s for every hiss; f for f, v, ph and a w before a vowel.
#include "core/roster/sound_key.h"

namespace muster {

namespace {

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

struct Step {
  char sound;          // 0: silent.
  std::size_t length;  // Letters read.
};

struct Group {
  std::string_view letters;
  char sound;
};

// Longest first. "gh" and "ch" depend on what follows and are read below.
constexpr Group kGroups[] = {{"shch", 's'}, {"tsch", 's'}, {"sch", 's'}, {"tch", 's'}, {"dzh", 's'}, {"ph", 'f'},
                             {"sh", 's'},   {"sz", 's'},   {"cz", 's'},  {"ts", 's'},  {"tz", 's'},  {"zh", 's'},
                             {"dj", 's'},   {"dz", 's'},   {"ck", 'k'},  {"qu", 'k'},  {"kh", 'k'},  {"th", 't'},
                             {"dh", 't'},   {"dt", 't'},   {"bh", 'b'},  {"rh", 'r'}};

char letter_sound(char letter, char next) {
  switch (letter) {
    case 'b':
    case 'p': return 'b';
    case 'c': return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    case 'd':
    case 't': return 't';
    case 'f':
    case 'v': return 'f';
    case 'g':
    case 'k':
    case 'q': return 'k';
    case 'j':
    case 's':
    case 'z':
    case 'x': return 's';
    case 'l':
    case 'm':
    case 'n':
    case 'r': return letter;
    case 'w': return is_vowel(next) ? 'f' : 0;
    default: return 0;
  }
}

Step read_sound(std::string_view rest) {
  for (const Group& group : kGroups)
    if (starts(rest, group.letters)) return {group.sound, group.letters.size()};
  const char after = rest.size() > 2 ? rest[2] : '\0';
  if (starts(rest, "gh")) return {is_vowel(after) ? 'k' : '\0', 2};
  if (starts(rest, "ch")) return {is_vowel(after) || after == '\0' ? 's' : 'k', 2};
  return {letter_sound(rest[0], rest.size() > 1 ? rest[1] : '\0'), 1};
}

std::string_view without_silent_start(std::string_view word) {
  for (const std::string_view start : {"kn", "gn", "wr", "ps", "pf"})
    if (starts(word, start) && word.size() > 2) return word.substr(1);
  return word;
}

}  // namespace

std::string sound_key(std::string_view word) {
  std::string key;
  word = without_silent_start(word);
  if (starts(word, "mac") && word.size() > 4) {
    key = "mk";
    word.remove_prefix(3);
  }
  if (key.empty() && !word.empty() && is_vowel(word[0])) key = "a";
  while (!word.empty()) {
    const Step step = read_sound(word);
    if (step.sound != 0 && (key.empty() || key.back() != step.sound)) key += step.sound;
    word.remove_prefix(step.length);
  }
  if (key.empty()) key = "-";
  return key;
}

std::uint32_t sound_hash(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : sound_key(word)) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  return hash;
}

}  // namespace muster
