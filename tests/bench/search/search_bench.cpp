// Indexes a collection and asks it its queries, through the engine itself: writes what was found, prints how fast.
//
//     search_bench COLLECTION RUNS [--type faq|page]   docs.jsonl, queries*.jsonl -> RUNS/muster.NAME.run (TREC form)
//     search_bench --synthetic ENTRIES [ROUNDS]                  made-up entries with the spread of words of real text
//     search_bench --goals                                       1,000 and 100,000 of them, beside what must hold
//
// relevance.py asks over HTTP, compares with other engines, and scores.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <unordered_map>

#include "core/search/search_engine.h"
#include "core/search/search_index_writer.h"

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Milliseconds that half of all, and all but one in a hundred, must not take longer than; 0: no goal.
struct Goal {
  double half = 0;
  double nearly_all = 0;
};

/// Whether the goal is met.
bool print_times(const std::string& what, std::vector<double> times, Goal goal = {}) {
  if (times.empty()) return true;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:24} n {:6}  p50 {:7.3f} ms  p99 {:7.3f} ms  max {:7.3f} ms", what, times.size(), at(.5), at(.99),
             times.back());
  const bool is_met = (goal.half == 0 || at(.5) < goal.half) && (goal.nearly_all == 0 || at(.99) < goal.nearly_all);
  if (goal.half > 0) fmt::print("  goal p50 {} ms", goal.half);
  if (goal.nearly_all > 0) fmt::print("  goal p99 {} ms: {}", goal.nearly_all, is_met ? "met" : "MISSED");
  fmt::print("\n");
  return is_met;
}

std::vector<nlohmann::json> read_lines(const fs::path& path) {
  std::ifstream file(path);
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

/// An index in a folder that goes with it.
struct TemporaryIndex {
  explicit TemporaryIndex(const std::vector<muster::SearchEntry>& entries) {
    directory = fs::temp_directory_path() / fmt::format("search_bench.{}", Clock::now().time_since_epoch().count());
    const auto begin = Clock::now();
    if (auto written = muster::write_search_index(entries, {}, directory, 2); !written) {
      throw std::runtime_error(written.failure().to_string());
    }
    const double took = milliseconds_since(begin);
    std::uintmax_t bytes = 0;
    for (const auto& file : fs::recursive_directory_iterator(directory))
      bytes += file.is_regular_file() ? file.file_size() : 0;
    fmt::print("{} entries indexed in {:.0f} ms, {:.0f} a second (goal 3000), {:.1f} MB\n", entries.size(), took,
               1000. * static_cast<double>(entries.size()) / took, static_cast<double>(bytes) / 1e6);
    const auto opening = Clock::now();
    auto opened = muster::SearchEngine::open(directory.string());
    if (!opened) throw std::runtime_error(opened.failure().to_string());
    engine = std::move(*opened);
    fmt::print("opened in {:.1f} ms\n", milliseconds_since(opening));
  }
  ~TemporaryIndex() {
    engine.reset();
    fs::remove_all(directory);
  }
  TemporaryIndex(const TemporaryIndex&) = delete;
  TemporaryIndex& operator=(const TemporaryIndex&) = delete;

  fs::path directory;
  std::unique_ptr<muster::SearchEngine> engine;
};

muster::SearchAnswer ask(muster::SearchEngine& engine, const std::string& text, std::vector<double>& times) {
  muster::SearchQuery query;
  query.text = text;
  const auto begin = Clock::now();
  auto answer = engine.search(query);
  times.push_back(milliseconds_since(begin));
  if (!answer) throw std::runtime_error(answer.failure().to_string());
  return std::move(*answer);
}

void suggest_prefixes(muster::SearchEngine& engine, const std::string& text, std::vector<double>& times) {
  for (std::size_t length = 2; length <= std::min<std::size_t>(text.size(), 24); length += 3) {
    if ((static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) continue;
    const auto begin = Clock::now();
    if (auto found = engine.suggest(text.substr(0, length), 8); !found)
      throw std::runtime_error(found.failure().to_string());
    times.push_back(milliseconds_since(begin));
  }
}

void run_collection(const fs::path& collection, const fs::path& runs, const std::string& type) {
  std::vector<muster::SearchEntry> entries;
  for (const nlohmann::json& line : read_lines(collection / "docs.jsonl")) {
    muster::SearchEntry entry;
    entry.url = "/faq/#" + line["id"].get<std::string>();
    entry.title = line["title"];
    entry.page_url = "/faq/";
    entry.page_title = "Questions";
    entry.type = type;
    entry.category_id = "all";
    entry.category_title = "All";
    entry.language = "en";
    entry.text = line["text"];
    entries.push_back(std::move(entry));
  }
  TemporaryIndex index(entries);
  fs::create_directories(runs);
  std::vector<double> times;
  std::vector<double> suggest_times;
  for (const std::string name : {"queries", "queries_typo"}) {
    std::ofstream run(runs / ("muster." + name + ".run"));
    for (const nlohmann::json& line : read_lines(collection / (name + ".jsonl"))) {
      const muster::SearchAnswer answer = ask(*index.engine, line["text"], times);
      int rank = 0;
      for (const muster::SearchResult& result : answer.results) {
        run << line["id"].get<std::string>() << "\tQ0\t" << result.url.substr(6) << '\t' << ++rank << '\t'
            << result.score << "\tmuster\n";
      }
      suggest_prefixes(*index.engine, line["text"], suggest_times);
    }
  }
  print_times("search, ten snippets", times);
  print_times("suggest", suggest_times);
}

/// Words that follow Zipf's law, so that posting lists have the lengths of real ones.
class MadeUpText {
 public:
  explicit MadeUpText(std::size_t vocabulary) {
    static constexpr std::string_view kSyllables[] = {"ba",  "cor", "den", "fi",  "gan", "hol", "ker",
                                                      "li",  "mon", "nu",  "per", "qua", "rel", "sin",
                                                      "tor", "ul",  "ven", "wes", "yar", "zo"};
    double sum = 0;
    for (std::size_t i = 0; i < vocabulary; ++i) {
      std::string word;
      for (std::size_t n = i + 20; n > 0; n /= 20) word += kSyllables[n % 20];
      words_.push_back(word);
      shares_.push_back(sum += 1. / static_cast<double>(i + 10));
    }
  }

  const std::string& word() {
    const double at = std::uniform_real_distribution<>(0, shares_.back())(random_);
    return words_[static_cast<std::size_t>(std::lower_bound(shares_.begin(), shares_.end(), at) - shares_.begin())];
  }

  std::string text(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
      text.append(i == 0 ? "" : i % 12 == 0 ? ". The " : i % 3 == 0 ? " of the " : " ").append(word());
    return text;
  }

  std::mt19937_64& random() { return random_; }

 private:
  std::mt19937_64 random_{2'024};
  std::vector<std::string> words_;
  std::vector<double> shares_;
};

std::vector<muster::SearchEntry> make_up_entries(MadeUpText& made_up, std::size_t count) {
  std::vector<muster::SearchEntry> entries;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    entries.push_back({"/faq/p" + std::to_string(i / 20) + "/#q" + number,
                       "How do I " + made_up.text(6) + "?",
                       "/faq/p" + std::to_string(i / 20) + "/",
                       "Page " + std::to_string(i / 20),
                       "faq",
                       "c" + std::to_string(i % 15),
                       "Category " + std::to_string(i % 15),
                       "en",
                       {},
                       made_up.text(60)});
  }
  return entries;
}

/// Questions, questions with a mistake, and names (words without small ones, for which texts are read); suggestions for
/// each beginning of a question. Whether the goals are met.
bool run_synthetic(std::size_t count, int rounds, Goal search, Goal suggest) {
  MadeUpText made_up(60'000);
  TemporaryIndex index(make_up_entries(made_up, count));
  std::vector<double> times;
  std::vector<double> typo_times;
  std::vector<double> name_times;
  std::vector<double> suggest_times;
  for (int i = 0; i < rounds; ++i) {
    std::string query = "how do I " + made_up.text(2 + made_up.random()() % 5);
    ask(*index.engine, query, times);
    suggest_prefixes(*index.engine, query.substr(9), suggest_times);
    query.insert(query.size() - 2, "x");
    ask(*index.engine, query + "?", typo_times);
    ask(*index.engine, made_up.word() + " " + made_up.word() + " " + made_up.word(), name_times);
  }
  bool is_met = print_times("search, ten snippets", times, search);
  is_met = print_times("search with a typo", typo_times, search) && is_met;
  is_met = print_times("search for a name", name_times, search) && is_met;
  return print_times("suggest", suggest_times, suggest) && is_met;
}

bool meets_goals() {
  const bool is_small_met = run_synthetic(1'000, 4'000, {.3, 1}, {});
  return run_synthetic(100'000, 2'000, {3, 10}, {0, 10}) && is_small_met;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() >= 2 && arguments[0] == "--synthetic") {
      run_synthetic(std::stoul(arguments[1]), arguments.size() > 2 ? std::stoi(arguments[2]) : 1'000, {}, {});
    } else if (arguments == std::vector<std::string>{"--goals"}) {
      return meets_goals() ? 0 : 1;
    } else if (arguments.size() == 2 || (arguments.size() == 4 && arguments[2] == "--type")) {
      run_collection(arguments[0], arguments[1], arguments.size() == 4 ? arguments[3] : "faq");
    } else {
      std::cerr << "usage: search_bench COLLECTION RUNS [--type faq|page] | search_bench --synthetic ENTRIES [ROUNDS] "
                   "| search_bench --goals\n";
      return 2;
    }
  } catch (const std::exception& error) {
    std::cerr << "search_bench: " << error.what() << '\n';
    return 3;
  }
  return 0;
}
