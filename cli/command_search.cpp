// muster search: the answer the server would give.
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/current_release.h"
#include "cli/exit_code.h"
#include "server/views/answer_json.h"

namespace muster {

namespace {

struct SearchFlags {
  std::vector<std::string> words;
  SearchQuery query;
  bool json = false;
};

std::string plain(const std::string& snippet) {
  std::string text;
  for (std::size_t at = 0; at < snippet.size(); ++at) {
    if (snippet[at] == '<') {
      at = snippet.find('>', at);
      if (at == std::string::npos) break;
      continue;
    }
    text += snippet[at];
  }
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, std::string_view(entity).size(), character);
  return text;
}

void print_answer(const SearchAnswer& answer) {
  if (answer.corrected) fmt::print("searched for: {}\n", *answer.corrected);
  fmt::print("{} {}\n", answer.total, answer.total == 1 ? "result" : "results");
  for (const SearchResult& result : answer.results) {
    fmt::print("\n{}\n  {}\n  {}\n", result.title, result.url, plain(result.snippet));
    for (const SearchSignal& signal : result.explanation) fmt::print("    {:8.3f}  {}\n", signal.weight, signal.name);
  }
}

int run_search(SearchFlags flags) {
  const SiteAndText asked = split_words(flags.words);
  flags.query.text = asked.text;
  const Result<ReleasePaths> release = open_current_release(asked.site);
  if (!release) {
    print_failure(release.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  Result<std::unique_ptr<SearchEngine>> engine = SearchEngine::open(release->search());
  Result<SearchAnswer> answer = engine ? (*engine)->search(flags.query) : Result<SearchAnswer>(engine.failure());
  if (!answer) {
    print_failure(answer.failure(), OutputFormat::kText);
    return kEnvironmentFailed;
  }
  if (flags.json)
    fmt::print("{}", search_answer_json(*answer));
  else
    print_answer(*answer);
  return kSuccess;
}

}  // namespace

void add_search_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("search", "Search the current release as the server would");
  auto flags = std::make_shared<SearchFlags>();
  command->add_option("words", flags->words, "The site folder [site], then the question")->required();
  command->add_option("--limit", flags->query.limit, "Results at most")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  command->add_option("--category", flags->query.category, "Only this category");
  command->add_flag("--json", flags->json, "The answer of /api/search");
  command->add_flag("--explain", flags->query.explain, "Why each result stands where it does");
  command->callback([flags, &exit_code] { exit_code = run_search(*flags); });
}

}  // namespace muster
