// The lists, by language.
#include "core/search/stop_words.h"

#include <unordered_set>

namespace muster {
namespace {

using WordSet = std::unordered_set<std::string>;

const WordSet& english() {
  static const WordSet words = {
      "a",      "about",   "above", "after",  "again",  "against", "all",     "also",    "am",      "an",     "and",
      "any",    "are",     "arent", "as",     "at",     "be",      "because", "been",    "before",  "being",  "below",
      "between", "both",   "but",   "by",     "can",    "cannot",  "cant",    "could",   "couldnt", "did",    "didnt",
      "do",     "does",    "doesnt", "doing", "dont",   "down",    "during",  "each",    "few",     "for",    "from",
      "further", "had",    "has",   "hasnt",  "have",   "havent",  "having",  "he",      "her",     "here",   "hers",
      "him",    "his",     "how",   "i",      "if",      "im",      "in",      "into",   "is",
      "isnt",   "it",      "its",   "itself", "ive",    "just",    "may",     "me",      "might",   "more",   "most",
      "must",   "my",      "myself", "no",    "nor",    "not",     "of",      "off",     "on",      "once",   "one",
      "only",   "or",      "other", "our",    "ours",   "out",     "over",    "own",     "please",  "same",   "shall",
      "she",    "should",  "so",    "some",   "such",   "than",    "that",    "thats",   "the",     "their",  "theirs",
      "them",   "then",    "there", "these",  "they",   "this",    "those",   "through", "to",      "too",    "under",
      "until",  "up",      "us",    "very",   "was",    "wasnt",   "we",      "were",    "what",    "whats",  "when",
      "where",  "which",   "while", "who",    "whom",   "whos",    "why",     "will",    "with",    "wont",   "would",
      "wouldnt", "you",    "your",  "youre",  "yours"};
  return words;
}

const WordSet& french() {
  static const WordSet words = {
      "a",     "ai",    "alors",  "au",    "aucun", "aussi",  "autre",  "autres", "aux",   "avec",   "avez",   "avoir",
      "avons", "car",   "ce",     "cela",  "celle", "celui",  "ces",    "cette", "chez",   "comme",  "comment",
      "dans",  "de",    "des",    "dois",  "doit",  "donc",   "dont",   "du",     "elle",  "elles",  "en",     "entre",
      "es",    "est",   "et",     "etait", "etant", "ete",    "etes",   "etre",   "eux",   "faut",   "il",     "ils",
      "j",     "je",    "la",     "le",    "les",   "leur",   "leurs",  "lors",   "lui",   "ma",     "mais",   "me",
      "meme",  "mes",   "moi",    "mon",   "ne",    "ni",     "nos",    "notre",  "nous",  "on",     "ont",    "ou",
      "par",   "pas",   "peut",   "peuvent", "peux", "plus",  "pour",   "pourquoi", "pouvez", "puis", "qu",    "quand",
      "que",   "quel",  "quelle", "quelles", "quels", "qui",  "quoi",   "sa",     "sans",  "se",     "sera",   "ses",
      "si",    "son",   "sont",   "soit",  "sous",  "suis",   "sur",    "ta",     "te",    "tes",    "toi",    "ton",
      "tous",  "tout",  "toute",  "toutes", "tres", "tu",     "un",     "une",    "vers",  "vos",    "votre",  "vous",
      "y"};
  return words;
}

}  // namespace

bool is_stop_word(std::string_view language, const std::string& word) {
  if (language == "en") return english().contains(word);
  if (language == "fr") return french().contains(word);
  return false;
}

}  // namespace muster
