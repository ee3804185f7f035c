// Each question has two keys; a key that was there before is a twin.
#include "generator/resolve/twin_questions.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/search/stop_words.h"
#include "core/search/word_splitter.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

struct Question {
  const ParsedPage* page = nullptr;
  const Heading* heading = nullptr;
};

struct Keys {
  std::string words;    // All of them, in order.
  std::string content;  // Without stop words and plural endings.
};

std::string without_plural(std::string word) {
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
  if (plural) word.pop_back();
  return word;
}

Keys keys_of(const std::string& title, const std::string& language) {
  std::vector<Word> words;
  split_words(title, language.starts_with("fr") ? Elision::kFrench : Elision::kNone, words);
  Keys keys;
  std::vector<std::string> content;
  for (const Word& word : words) {
    keys.words += word.text + " ";
    if (!is_stop_word(language.substr(0, 2), word.text)) content.push_back(without_plural(word.text));
  }
  if (content.size() < 2) return keys;  // "What is it?" says too little to compare.
  for (const std::string& word : content) keys.content += word + " ";
  return keys;
}

const Heading* heading_of(const ParsedPage& page, const std::string& anchor) {
  const auto found = std::find_if(page.headings.begin(), page.headings.end(),
                                  [&](const Heading& heading) { return heading.anchor == anchor; });
  return found == page.headings.end() ? nullptr : &*found;
}

Diagnostic twin(const Question& question, const Question& first, std::string code, const std::string& said) {
  const bool here = question.page == first.page;
  const std::string where =
      (here ? "on line " : first.page->path + ", line ") + std::to_string(first.heading->position.line);
  const std::string reference = relative_path(question.page->path, first.page->path) + "#" + first.heading->anchor;
  return {
      Severity::kWarning,
      std::move(code),
      question.heading->file.empty() ? question.page->path : question.heading->file,
      question.heading->position,
      said + ": \"" + first.heading->title + "\" (" + where + ")",
      here ? "make one answer of the two" : "keep one, and repeat it on the other page with faq: [" + reference + "]"};
}

}  // namespace

void check_twin_questions(const Site& site, std::vector<Diagnostic>& problems) {
  std::map<std::string, Question> by_words;
  std::map<std::string, Question> by_content;
  for (const Page& page : site.pages) {
    for (const FaqEntry& entry : page.parsed.entries) {
      const Question question{&page.parsed, heading_of(page.parsed, entry.anchor)};
      const Keys keys = keys_of(entry.title, site.settings.language);
      if (question.heading == nullptr || keys.words.empty()) continue;
      const auto [same, is_new] = by_words.emplace(keys.words, question);
      if (!is_new) {
        problems.push_back(twin(question, same->second, "faq/duplicate-question", "this question is asked twice"));
        continue;
      }
      if (keys.content.empty()) continue;
      const auto [close, is_unlike] = by_content.emplace(keys.content, question);
      if (is_unlike) continue;
      problems.push_back(
          twin(question, close->second, "faq/similar-question", "this question is much like another one"));
    }
  }
}

}  // namespace muster
