// Feeds bytes to a whole search: reader, plan, Xapian, ranking, snippets, suggestions, on a small index in two
// languages. The first line of the input is the query; a second one names a category.
#include <stdlib.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

#include "core/search/search_engine.h"
#include "core/search/search_index_writer.h"
#include "core/text/utf8.h"

namespace {

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "broken: " << what << '\n';
  std::abort();
}

muster::SearchEntry entry(const std::string& id, const std::string& title, const std::string& text,
                          const std::string& type) {
  return {"/faq/#" + id, title, "/faq/", "Questions", type, id.substr(0, 1), "Category", "en", {"extra"}, text};
}

std::unique_ptr<muster::SearchEngine> make_engine(const std::string& language) {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-fuzz-XXXXXX").string();
  require(mkdtemp(folder.data()) != nullptr, "there is a folder to write to");
  const std::vector<muster::SearchEntry> entries{
      entry("a1", "How do I log my continuing development hours?", "In your account. 1,000 e-mail hours. Log them.",
            "faq"),
      entry("a2", "What is a C.E.T.?", "A Certified Engineering Technologist. P.Eng. is another <b>name</b>.", "faq"),
      entry("b1", "L'assurance de l'Ordre, d\u00e9duite", "R\u00e9sum\u00e9 de l'assurance \u00ab d'un \u00bb membre.",
            "page"),
      entry("b2", "\u5982\u4f55\u767b\u5f55",
            "\u05e9\u05dc\u05d5\u05dd \u0643\u064a\u0641 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \U0001F600", "page"),
  };
  muster::SearchIndexOptions options;
  options.language = language;
  options.synonyms = {{"cpd", "continuing development", "log hours"}};
  options.one_way = {{"trade ticket", {"technologist"}}};
  require(static_cast<bool>(muster::write_search_index(entries, options, folder, 1)), "the index is written");
  auto engine = muster::SearchEngine::open(folder);
  require(static_cast<bool>(engine), "the index is opened");
  std::filesystem::remove_all(folder);  // The files stay open.
  return std::move(*engine);
}

void check_answer(const muster::SearchAnswer& answer, bool is_utf8) {
  require(answer.total >= static_cast<int>(answer.results.size()), "the total counts the results");
  for (const muster::SearchResult& result : answer.results) {
    require(!result.url.empty() && !result.title.empty(), "a result has an address and a title");
    require(!is_utf8 || !muster::find_invalid_utf8(result.snippet), "a snippet is UTF-8");
  }
  if (answer.corrected && is_utf8) require(!muster::find_invalid_utf8(*answer.corrected), "a corrected query is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto english = make_engine("en");
  static const auto french = make_engine("fr");
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  muster::SearchQuery query;
  query.text = input.substr(0, std::min<std::size_t>(line, 500));
  query.category = line < input.size() ? std::string(input.substr(line + 1, 200)) : "";
  query.explain = size % 2 == 0;
  for (muster::SearchEngine* engine : {english.get(), french.get()}) {
    const auto answer = engine->search(query);
    require(static_cast<bool>(answer), "every text gets an answer");
    check_answer(*answer, !muster::find_invalid_utf8(query.text));
    require(static_cast<bool>(engine->suggest(query.text, 8)), "every text gets suggestions");
  }
  return 0;
}
