// Edit distance with weights: single letters by what fingers do and what ears cannot tell apart, groups of letters by
// the table of sound-alikes. The weights are rough logarithms of how often each happens; tests/bench/roster measures
// them.
#include "core/roster/spelling_cost.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace muster {

namespace {

constexpr float kFar = std::numeric_limits<float>::max() / 4;
constexpr float kSlip = 5.5F;         // Any one-letter slip.
constexpr float kFirstLetter = 1.0F;  // People get the first letter right.
constexpr float kTwin = 2.5F;         // A letter doubled, or a double letter typed once.
constexpr float kNeighbour = 5.0F;    // A neighbouring key.
constexpr float kVowel = 4.0F;        // One vowel for another.

enum class Where { kAny, kStart, kEnd };

struct SoundAlike {
  std::string_view one;
  std::string_view other;
  float cost;
  Where where = Where::kAny;
};

// Read both ways. An empty side is a group that may be silent.
constexpr SoundAlike kSoundAlikes[] = {
    // Consonants of English and French.
    {"ph", "f", 1.5F},
    {"ck", "k", 1.5F},
    {"ck", "c", 2},
    {"cc", "k", 2},
    {"cc", "ck", 2},
    {"ck", "ch", 2.5F},
    {"ph", "v", 2.5F},
    {"c", "k", 2},
    {"c", "s", 3},
    {"ch", "k", 2},
    {"ch", "c", 2.5F},
    {"que", "k", 2},
    {"que", "c", 2},
    {"que", "ck", 2},
    {"qu", "k", 2},
    {"qu", "kw", 1.5F},
    {"k", "q", 2},
    {"x", "ks", 1.5F},
    {"x", "cks", 1.5F},
    {"x", "cs", 2},
    {"z", "s", 2.5F},
    {"gh", "g", 2},
    {"gh", "", 3},
    {"gue", "g", 2},
    {"dg", "g", 2.5F},
    {"dge", "ge", 2},
    {"g", "j", 3},
    {"th", "t", 2.5F},
    {"rh", "r", 2},
    {"wh", "w", 2},
    {"mb", "m", 2.5F},
    {"mps", "ms", 2},
    {"tch", "ch", 1.5F},
    {"sc", "s", 2.5F},
    {"h", "", 3},
    {"tt", "dt", 2},
    {"ld", "l", 4},
    {"gn", "n", 3},
    {"ng", "n", 3.5F},
    {"wr", "r", 2, Where::kStart},
    {"kn", "n", 2, Where::kStart},
    {"gn", "n", 2, Where::kStart},
    {"mac", "mc", 1, Where::kStart},
    {"mac", "mck", 2, Where::kStart},
    {"mack", "mck", 1, Where::kStart},
    {"mack", "mc", 1.5F, Where::kStart},
    {"mac", "mack", 1.5F, Where::kStart},
    {"ps", "s", 2, Where::kStart},
    {"pf", "f", 2, Where::kStart},
    {"o", "", 3, Where::kStart},
    {"saint", "st", 0.5F, Where::kStart},
    // Vowels and endings of English and French.
    {"y", "i", 1.5F},
    {"ie", "y", 1.5F},
    {"ey", "y", 1.5F},
    {"ie", "i", 2},
    {"ey", "i", 2},
    {"ey", "ie", 1.5F},
    {"ee", "i", 2},
    {"ee", "ie", 2},
    {"ee", "ea", 1.5F},
    {"ee", "y", 2},
    {"ea", "e", 2.5F},
    {"ea", "i", 3},
    {"ei", "ey", 1},
    {"ei", "ay", 2},
    {"ai", "ay", 1},
    {"ai", "ei", 1.5F},
    {"ay", "ey", 1.5F},
    {"ai", "e", 3},
    {"ei", "i", 2.5F},
    {"ei", "ie", 1.5F},
    {"igh", "y", 2},
    {"igh", "i", 2},
    {"eigh", "ay", 2},
    {"eigh", "ey", 2},
    {"eigh", "ee", 2},
    {"ou", "oo", 2},
    {"ou", "u", 2},
    {"oo", "u", 2},
    {"ou", "ow", 1.5F},
    {"au", "aw", 1},
    {"au", "ow", 2},
    {"au", "o", 2},
    {"eau", "o", 2},
    {"eau", "au", 1.5F},
    {"aux", "eau", 2, Where::kEnd},
    {"eaux", "eau", 1, Where::kEnd},
    {"ault", "eau", 2, Where::kEnd},
    {"ault", "ot", 2, Where::kEnd},
    {"ault", "aud", 1.5F, Where::kEnd},
    {"ault", "o", 2, Where::kEnd},
    {"ot", "eau", 2, Where::kEnd},
    {"aux", "o", 2, Where::kEnd},
    {"aud", "eau", 2, Where::kEnd},
    {"oe", "o", 1.2F},
    {"ue", "u", 1.2F},
    {"ae", "a", 1.2F},
    {"ae", "e", 2},
    {"oa", "o", 2},
    {"er", "or", 2.5F},
    {"er", "ar", 3},
    {"re", "er", 2.5F},
    {"ur", "er", 2.5F},
    {"ear", "er", 2.5F},
    {"eer", "ier", 2},
    {"ear", "eer", 2},
    {"ir", "er", 2.5F},
    {"aire", "er", 2.5F},
    {"e", "", 2.5F, Where::kEnd},
    {"s", "", 3.5F, Where::kEnd},
    {"t", "", 4, Where::kEnd},
    {"x", "", 3, Where::kEnd},
    {"d", "", 4, Where::kEnd},
    {"a", "ah", 1.5F, Where::kEnd},
    {"elle", "el", 2, Where::kEnd},
    {"ette", "et", 2, Where::kEnd},
    {"ine", "een", 2, Where::kEnd},
    {"ine", "in", 2, Where::kEnd},
    {"ynn", "in", 1.5F, Where::kEnd},
    {"lynn", "line", 2.5F, Where::kEnd},
    {"sson", "son", 1.2F, Where::kEnd},
    {"sen", "son", 2.5F, Where::kEnd},
    {"ssen", "sen", 1.2F, Where::kEnd},
    {"ston", "son", 4, Where::kEnd},
    {"ll", "l", 2},
    {"tte", "t", 2, Where::kEnd},
    {"oy", "oi", 1},
    {"ois", "oy", 2, Where::kEnd},
    {"ie", "ee", 2},
    {"ae", "ay", 2},
    {"ae", "ai", 1.5F},
    {"iew", "u", 2.5F},
    {"ew", "u", 2},
    {"ew", "ue", 2},
    {"ew", "oo", 2.5F},
    {"uart", "ewart", 1.5F},
    {"ia", "ya", 1.5F},
    {"ian", "ien", 2},
    {"ion", "ian", 3},
    // German and Dutch.
    {"sch", "sh", 1.5F},
    {"sch", "s", 2},
    {"tsch", "ch", 1.5F},
    {"tz", "z", 1.5F},
    {"ts", "tz", 1.5F},
    {"ts", "z", 2},
    {"dt", "t", 1.5F},
    {"dt", "d", 2},
    {"w", "v", 2},
    {"v", "f", 2.5F},
    {"j", "y", 2.5F},
    {"y", "ij", 1.2F},
    {"ij", "ei", 1.5F},
    {"ij", "ey", 1.5F},
    {"ui", "uy", 1.2F},
    {"aa", "a", 2},
    {"mann", "man", 1, Where::kEnd},
    {"ck", "g", 4},
    {"k", "g", 4},
    {"b", "p", 4},
    {"d", "t", 3.5F},
    {"s", "sh", 3},
    {"oo", "o", 2},
    {"uu", "u", 2},
    {"ks", "x", 1.5F},
    // Polish, Ukrainian and Russian.
    {"cz", "ch", 1.5F},
    {"cz", "tch", 1.5F},
    {"cz", "c", 2.5F},
    {"sz", "sh", 1.5F},
    {"sz", "s", 2},
    {"sz", "sch", 2},
    {"szcz", "shch", 1},
    {"shch", "sch", 1.5F},
    {"shch", "sh", 2},
    {"zh", "z", 2.5F},
    {"zh", "j", 2},
    {"rz", "zh", 2},
    {"rz", "r", 3},
    {"kh", "h", 1.5F},
    {"kh", "ch", 2},
    {"kh", "k", 2},
    {"ts", "c", 2},
    {"tz", "c", 2},
    {"ia", "ja", 1},
    {"iu", "yu", 1},
    {"ju", "yu", 1},
    {"ya", "ja", 1},
    {"iu", "ju", 1},
    {"ie", "ye", 1},
    {"ye", "e", 1.5F},
    {"ie", "e", 2.5F},
    {"je", "ye", 1},
    {"yi", "i", 1.2F},
    {"iy", "y", 1.2F},
    {"iy", "i", 1.5F},
    {"yy", "y", 1},
    {"yi", "y", 1.5F},
    {"iy", "yi", 1.5F},
    {"ij", "iy", 1},
    {"yj", "y", 1},
    {"ov", "off", 1.5F},
    {"ov", "ow", 1.5F},
    {"ev", "eff", 1.5F},
    {"ev", "yev", 1.5F},
    {"h", "g", 2.5F},
    {"skyi", "sky", 1, Where::kEnd},
    {"sky", "ski", 1, Where::kEnd},
    {"skyy", "sky", 1, Where::kEnd},
    {"skiy", "sky", 1, Where::kEnd},
    {"ckyi", "sky", 2, Where::kEnd},
    {"cki", "tsky", 1.5F, Where::kEnd},
    {"cki", "ski", 2.5F, Where::kEnd},
    {"ks", "x", 1.2F},
    {"o", "io", 2.5F},
    {"yo", "io", 1.2F},
    {"yo", "e", 2},
    {"yo", "o", 2.5F},
    // Arabic and Persian.
    {"el", "al", 1.2F, Where::kStart},
    {"q", "g", 2.5F},
    {"dh", "d", 1.5F},
    {"dh", "z", 2},
    {"th", "s", 3},
    {"gh", "q", 2.5F},
    {"ou", "w", 2},
    {"eh", "a", 2, Where::kEnd},
    {"ayn", "ain", 1},
    {"ein", "ain", 1.5F},
    {"een", "ain", 2},
    {"ey", "ai", 1.5F},
    {"ein", "een", 1.5F},
    {"aw", "ou", 2},
    {"aa", "a", 1.5F},
    {"iyy", "iy", 1},
    {"iya", "ia", 1},
    {"iyah", "ia", 1.5F, Where::kEnd},
    {"ullah", "allah", 1.5F},
    {"oullah", "ullah", 1},
    {"abdel", "abdul", 1},
    {"abdal", "abdul", 1},
    {"abd", "abdul", 2},
    {"dj", "j", 1.2F},
    {"dj", "g", 2.5F},
    {"ee", "iy", 1.5F},
    {"u", "o", 2.5F},
    {"e", "i", 3},
    {"a", "e", 3},
    // Punjabi, Hindi, Urdu and Tamil.
    {"v", "bh", 3},
    {"bh", "b", 1.5F},
    {"jh", "j", 1.5F},
    {"kh", "q", 2.5F},
    {"chh", "ch", 1.2F},
    {"inder", "indar", 1.5F},
    {"inder", "endra", 2},
    {"inder", "indra", 1.5F},
    {"kaur", "kour", 1},
    {"kaur", "cor", 2},
    {"sing", "singh", 1},
    {"singha", "singh", 1},
    {"ksh", "x", 2},
    {"gy", "j", 3},
    {"a", "", 3, Where::kEnd},
    {"oor", "ur", 1.5F},
    {"wal", "val", 1.2F},
    {"thi", "ti", 1.5F},
    {"zh", "l", 3},
    // Korean and Vietnamese.
    {"eo", "u", 2},
    {"eo", "o", 2},
    {"eu", "u", 2},
    {"oo", "u", 1.5F},
    {"yeo", "yu", 1.5F},
    {"yeo", "yo", 1.5F},
    {"yeon", "youn", 1},
    {"ae", "e", 2},
    {"ngh", "ng", 1.5F},
    {"hy", "h", 2.5F},
    {"yeong", "young", 1},
    {"eong", "ung", 1.5F},
    {"ui", "ee", 2},
    {"ui", "i", 2.5F},
    {"ph", "p", 2.5F},
};

struct Rule {
  std::string_view typed;
  std::string_view meant;
  float cost;
  Where where;
};

std::size_t last_letter(std::string_view text) {
  return text.empty() ? 26 : static_cast<std::size_t>(text.back() - 'a');
}

// Rules by the last letter of either side; 26 stands for a silent side.
class RuleTable {
 public:
  RuleTable() {
    for (const SoundAlike& entry : kSoundAlikes) {
      add({entry.one, entry.other, entry.cost, entry.where});
      add({entry.other, entry.one, entry.cost, entry.where});
    }
  }

  const std::vector<Rule>& ending_in(std::size_t typed, std::size_t meant) const { return rules_[typed * 27 + meant]; }

 private:
  void add(const Rule& rule) { rules_[last_letter(rule.typed) * 27 + last_letter(rule.meant)].push_back(rule); }

  std::array<std::vector<Rule>, 27 * 27> rules_;
};

const RuleTable& rules() {
  static const RuleTable table;
  return table;
}

bool is_vowel(char letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' || letter == 'y';
}

constexpr std::array<std::string_view, 3> kKeyRows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

struct KeyPlaces {
  std::array<int, 26> row{};
  std::array<int, 26> column{};
  constexpr KeyPlaces() {
    for (int r = 0; r < 3; ++r)
      for (std::size_t c = 0; c < kKeyRows[static_cast<std::size_t>(r)].size(); ++c) {
        const auto letter = static_cast<std::size_t>(kKeyRows[static_cast<std::size_t>(r)][c] - 'a');
        row[letter] = r;
        column[letter] = 2 * static_cast<int>(c) + r;
      }
  }
};

bool are_neighbours(char a, char b) {
  static constexpr KeyPlaces kPlaces;
  const auto one = static_cast<std::size_t>(a - 'a');
  const auto other = static_cast<std::size_t>(b - 'a');
  const int rows = kPlaces.row[one] - kPlaces.row[other];
  const int columns = kPlaces.column[one] - kPlaces.column[other];
  return rows * rows <= 1 && columns * columns <= 4;
}

float replacement_cost(char typed, char meant) {
  if (is_vowel(typed) && is_vowel(meant)) return kVowel;
  return are_neighbours(typed, meant) ? kNeighbour : kSlip;
}

// The table of costs, one row a typed letter.
class Comparison {
 public:
  Comparison(std::string_view typed, std::string_view meant) : typed_(typed), meant_(meant) {}

  float run(float limit) {
    at(0, 0) = 0;
    for (std::size_t i = 0; i <= typed_.size(); ++i) {
      float best = kFar;
      for (std::size_t j = 0; j <= meant_.size(); ++j) {
        if (i + j > 0) at(i, j) = cell(i, j);
        best = std::min(best, at(i, j));
      }
      // A rule reaches back five letters at most, so one hopeless row does not end it: two letters of slack are enough.
      if (best > limit + 2 * kSlip) return kFar;
    }
    return at(typed_.size(), meant_.size());
  }

 private:
  float& at(std::size_t i, std::size_t j) { return costs_[i * (kLongestCompared + 1) + j]; }

  float cell(std::size_t i, std::size_t j) {
    float cost = by_rules(i, j);
    if (i > 0) cost = std::min(cost, at(i - 1, j) + single_cost(typed_, i - 1));
    if (j > 0) cost = std::min(cost, at(i, j - 1) + single_cost(meant_, j - 1));
    if (i > 0 && j > 0) {
      const bool same = typed_[i - 1] == meant_[j - 1];
      const float first = i == 1 && j == 1 ? kFirstLetter : 0;
      const float replaced = same ? 0 : replacement_cost(typed_[i - 1], meant_[j - 1]) + first;
      cost = std::min(cost, at(i - 1, j - 1) + replaced);
      const bool swapped = !same && i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] && typed_[i - 2] == meant_[j - 1];
      if (swapped) cost = std::min(cost, at(i - 2, j - 2) + kSlip - 0.5F);
    }
    return cost;
  }

  // A letter that only one side has.
  static float single_cost(std::string_view word, std::size_t index) {
    if (index > 0 && word[index] == word[index - 1]) return kTwin;
    if (index == 0) return kSlip + kFirstLetter;
    return kSlip;
  }

  float by_rules(std::size_t i, std::size_t j) {
    float cost = kFar;
    const std::size_t typed = i > 0 ? static_cast<std::size_t>(typed_[i - 1] - 'a') : 26;
    const std::size_t meant = j > 0 ? static_cast<std::size_t>(meant_[j - 1] - 'a') : 26;
    if (i > 0 && j > 0) cost = std::min(cost, by_rules(i, j, rules().ending_in(typed, meant)));
    if (i > 0) cost = std::min(cost, by_rules(i, j, rules().ending_in(typed, 26)));
    if (j > 0) cost = std::min(cost, by_rules(i, j, rules().ending_in(26, meant)));
    return cost;
  }

  float by_rules(std::size_t i, std::size_t j, const std::vector<Rule>& candidates) {
    float cost = kFar;
    for (const Rule& rule : candidates) {
      if (rule.typed.size() > i || rule.meant.size() > j) continue;
      const std::size_t from = i - rule.typed.size();
      const std::size_t to = j - rule.meant.size();
      if (rule.where == Where::kStart && (from != 0 || to != 0)) continue;
      if (rule.where == Where::kEnd && (i != typed_.size() || j != meant_.size())) continue;
      const float sum = at(from, to) + rule.cost;
      if (sum >= cost) continue;
      if (typed_.substr(from, rule.typed.size()) == rule.typed && meant_.substr(to, rule.meant.size()) == rule.meant)
        cost = sum;
    }
    return cost;
  }

  std::string_view typed_;
  std::string_view meant_;
  std::array<float, (kLongestCompared + 1) * (kLongestCompared + 1)> costs_;
};

}  // namespace

float spelling_cost(std::string_view typed, std::string_view meant, float limit) {
  if (typed == meant) return 0;
  if (typed.size() > kLongestCompared || meant.size() > kLongestCompared) return kFar;
  return Comparison(typed, meant).run(limit);
}

}  // namespace muster
