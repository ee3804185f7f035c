// Short word lists; a few of the words are names as well, and those have lists of their own.
#include "core/roster/name_particles.h"

#include <algorithm>
#include <iterator>

namespace muster {

namespace {

constexpr std::string_view kParticles[] = {
    "abu", "af",   "al",    "as",    "av",    "ben", "bin", "bint", "binti", "da",  "das", "de", "degli",
    "del", "dela", "della", "delos", "dello", "den", "der", "des",  "di",    "do",  "dos", "du", "el",
    "ibn", "of",   "ould",  "ter",   "ul",    "van", "von", "vom",  "zu",    "zum", "zur"};

// Articles that belong to a family name, except behind another particle: "LeBlanc", but "de la Cruz" and "van 't Hof".
constexpr std::string_view kArticles[] = {"la", "las", "le", "les", "los", "t", "y"};

constexpr std::string_view kTitles[] = {
    "docteur", "doctor", "docteure",     "dr",         "dre",         "hon",       "honourable", "ing",     "engr",
    "madam",   "madame", "mademoiselle", "mister",     "mlle",        "mme",       "monsieur",   "mr",      "mrs",
    "ms",      "mx",     "prof",         "professeur", "professeure", "professor", "rev",        "reverend"};

constexpr std::string_view kDoubtfulTitles[] = {"capt",  "captain", "col",  "dame", "eng", "father",
                                                "judge", "justice", "lady", "lord", "lt",  "maitre",
                                                "maj",   "major",   "me",   "miss", "sgt", "sir"};

constexpr std::string_view kPostNominals[] = {
    "asct",  "arct",  "basc",  "bcomm", "beng",   "bsc", "bsw",   "cd",  "cet",   "cfa",     "cga",  "cma",
    "cpa",   "crsp",  "ctech", "dds",   "dmd",    "dvm", "edd",   "eit", "esq",   "fcpa",    "fec",  "feic",
    "gsc",   "ii",    "iii",   "iv",    "jd",     "jr",  "kc",    "llb", "llm",   "lpn",     "masc", "mba",
    "mcip",  "md",    "meng",  "mpa",   "mph",    "msc", "msw",   "nce", "pag",   "pchem",   "pgeo", "pgeoph",
    "pgeol", "phd",   "pleng", "plgeo", "pltech", "pmp", "ptech", "qc",  "rct",   "retired", "ret",  "rn",
    "rpa",   "rpbio", "rpf",   "rpft",  "rpp",    "rpt", "rsw",   "sr",  "techa", "techcet", "tp",   "pl",
    "rse",   "rte",   "rtnm",  "rtt",   "rtr",    "atp"};

constexpr std::string_view kDoubtfulPostNominals[] = {"ap",  "ba", "be", "bed",  "ca", "do",  "eng", "git",
                                                      "ing", "it", "ma", "mr",   "np", "ng",  "obe", "oc",
                                                      "od",  "om", "pe", "peng", "pt", "tech"};

template <std::size_t Size>
bool contains(const std::string_view (&words)[Size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool is_particle(std::string_view word) { return contains(kParticles, word); }

bool is_saint(std::string_view word) { return word == "st" || word == "saint" || word == "sainte" || word == "ste"; }

std::vector<std::string> without_particles(std::vector<std::string> family_words) {
  std::size_t first = 0;
  while (first + 1 < family_words.size()) {
    const bool article = first > 0 && contains(kArticles, family_words[first]);
    if (!is_particle(family_words[first]) && !article) break;
    ++first;
  }
  family_words.erase(family_words.begin(), family_words.begin() + static_cast<std::ptrdiff_t>(first));
  return family_words;
}

void unify_saints(std::vector<std::string>& words) {
  for (std::size_t index = 0; index + 1 < words.size(); ++index)
    if (is_saint(words[index])) words[index] = "st";
}

bool begins_with_short_maria(std::string_view text) {
  return text.size() > 2 && (text[0] == 'M' || text[0] == 'm') && (text[1] == 'a' || text[1] == 'A') && text[2] == '.';
}

bool is_title(std::string_view word) { return contains(kTitles, word); }
bool is_doubtful_title(std::string_view word) { return contains(kDoubtfulTitles, word); }
bool is_post_nominal(std::string_view word) { return contains(kPostNominals, word); }
bool is_doubtful_post_nominal(std::string_view word) { return contains(kDoubtfulPostNominals, word); }

}  // namespace muster
