// What of an entry becomes a term, with which weight, and what is kept beside the terms.
#include "core/search/entry_indexer.h"

#include <algorithm>
#include <span>

#include "core/search/index_format.h"
#include "core/search/stored_entry.h"

namespace muster {
namespace {

constexpr unsigned kTitleFrequency = 3;
constexpr unsigned kKeywordFrequency = 3;

// A "title" of several words that the text begins with was made from it: it says nothing of its own.
bool is_made_up(const std::vector<Token>& title, const std::vector<Token>& text) {
  constexpr std::size_t kEvidence = 5;
  return title.size() >= kEvidence && title.size() < text.size() &&
         std::equal(title.begin(), title.end(), text.begin(),
                    [](const Token& a, const Token& b) { return a.word.text == b.word.text; });
}

}  // namespace

Xapian::Document EntryIndexer::index(const SearchEntry& entry, EntryTraits& traits) {
  Xapian::Document document;
  std::vector<Token> title = analyser_.analyse(entry.title);
  std::vector<Token> text = analyser_.analyse(entry.text);
  const bool has_real_title = !is_made_up(title, text);
  add_title(document, title, has_real_title);
  add_words(document, text, 1);
  if (entry_kind(entry.type) == EntryKind::kPage) {
    add_pairs(document, title);
    add_pairs(document, text);
  }

  std::vector<Token> all_tokens;
  for (const std::string& keyword : entry.keywords) {
    const std::vector<Token> tokens = analyser_.analyse(keyword);
    add_words(document, tokens, kKeywordFrequency);
    all_tokens.insert(all_tokens.end(), tokens.begin(), tokens.end());
  }
  std::string place = entry.page_title == entry.title ? "" : entry.page_title + "\n";
  if (entry.category_title != entry.page_title) place += entry.category_title;
  std::vector<Token> place_tokens = analyser_.analyse(place);
  add_words(document, place_tokens, 1);

  add_title_traits(traits, has_real_title ? title : std::vector<Token>{});
  for (const auto& more : {std::span(title), std::span(text), std::span(place_tokens)}) {
    all_tokens.insert(all_tokens.end(), more.begin(), more.end());
  }
  tables_.vocabulary.add_entry(all_tokens);

  document.add_boolean_term(category_term(entry.category_id));
  document.add_boolean_term(type_term(entry.type));
  document.add_value(kCategorySlot, entry.category_id);
  document.add_value(kHeadSlot, encode_entry_head(entry));
  document.add_value(kTextSlot, entry.text);
  if (!entry.keywords.empty()) document.add_value(kKeywordSlot, encode_keywords(entry.keywords));
  return document;
}

void EntryIndexer::add_title(Xapian::Document& document, const std::vector<Token>& title, bool is_real) {
  for (const Token& token : title) {
    document.add_boolean_term(title_word_term(token.word.text));
    document.add_term(token.stem, token.stop || !is_real ? 1 : kTitleFrequency);
  }
}

void EntryIndexer::add_words(Xapian::Document& document, const std::vector<Token>& tokens, unsigned frequency) {
  for (const Token& token : tokens) {
    if (!token.stop) document.add_term(token.stem, frequency);
  }
}

void EntryIndexer::add_pairs(Xapian::Document& document, const std::vector<Token>& tokens) {
  const Token* previous = nullptr;
  for (const Token& token : tokens) {
    if (!token.is_content()) continue;
    if (previous != nullptr) document.add_term(pair_term(previous->stem, token.stem));
    previous = &token;
  }
}

void EntryIndexer::add_title_traits(EntryTraits& traits, const std::vector<Token>& real_title) {
  traits.title_trigrams = title_trigrams(real_title);
  for (const Token& token : real_title) {
    if (token.word.joins == 0) traits.title_stems.push_back(stem_id(token.stem));
  }
  std::sort(traits.title_stems.begin(), traits.title_stems.end());
  traits.title_stems.erase(std::unique(traits.title_stems.begin(), traits.title_stems.end()), traits.title_stems.end());
  tables_.trigrams.add_title(traits.title_trigrams);
}

}  // namespace muster
