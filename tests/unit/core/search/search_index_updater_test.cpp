// An index that was changed must answer as one that was written anew, whatever was changed.
#include "core/search/search_index_updater.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/search/search_engine.h"
#include "core/search/search_index_writer.h"

namespace {

namespace fs = std::filesystem;
using muster::EntryDigest;
using muster::SearchEntry;

constexpr std::array kWords = {"apply",  "board",  "candidate", "dues",     "council",  "credit",
                               "exam",   "fee",    "hours",     "hearing",  "licence",  "log",
                               "member", "mentor", "notice",    "permit",   "record",   "renew",
                               "report", "review", "roster",    "standard", "training", "transfer"};

EntryDigest digest(const SearchEntry& entry) {
  std::string all;
  for (const std::string* text : {&entry.url, &entry.title, &entry.page_url, &entry.page_title, &entry.type,
                                  &entry.category_id, &entry.category_title, &entry.text})
    all.append(*text).push_back('\0');
  for (const std::string& keyword : entry.keywords) all.append(keyword).push_back('\0');
  EntryDigest bytes{};
  const std::array<std::size_t, 2> halves{std::hash<std::string>{}(all), std::hash<std::string>{}(all + "second")};
  std::copy_n(reinterpret_cast<const unsigned char*>(halves.data()), bytes.size(), bytes.begin());
  return bytes;
}

std::vector<EntryDigest> digests(const std::vector<SearchEntry>& entries) {
  std::vector<EntryDigest> all;
  for (const SearchEntry& entry : entries) all.push_back(digest(entry));
  return all;
}

/// Pages of a made-up site, each a list of entries; some say the same as others.
class Content {
 public:
  Content() {
    for (int number = 0; number < 60; ++number) pages_.push_back(page());
  }

  std::vector<SearchEntry> entries() const {
    std::vector<SearchEntry> all;
    for (const auto& page : pages_) all.insert(all.end(), page.begin(), page.end());
    return all;
  }

  void change() {
    const std::size_t number = pick(pages_.size());
    std::vector<SearchEntry>& page = pages_[number];
    switch (pick(7)) {
      case 0: page[pick(page.size())].text = words(30); break;
      case 1: page[pick(page.size())].title = words(4); break;
      case 2:
        page.insert(page.begin() + static_cast<std::ptrdiff_t>(pick(page.size() + 1)), entry(page.front()));
        break;
      case 3:
        if (page.size() > 1) page.erase(page.begin() + static_cast<std::ptrdiff_t>(pick(page.size())));
        break;
      case 4: pages_.insert(pages_.begin() + static_cast<std::ptrdiff_t>(number), this->page()); break;
      case 5: pages_.erase(pages_.begin() + static_cast<std::ptrdiff_t>(number)); break;
      default: page.back().text = pages_[pick(pages_.size())].back().text;
    }
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::string(i > 0 ? " " : "") + kWords[pick(kWords.size())];
    return text;
  }

  SearchEntry entry(const SearchEntry& like) {
    SearchEntry made = like;
    made.url = made.page_url + "#" + std::to_string(++count_);
    made.title = pick(4) == 0 ? "Contact" : words(5);
    made.text = words(30);
    return made;
  }

  std::vector<SearchEntry> page() {
    SearchEntry first;
    first.page_url = "/" + std::to_string(++count_) + "/";
    first.page_title = words(3);
    first.type = pick(2) == 0 ? "faq" : "page";
    first.category_id = "c" + std::to_string(pick(5));
    first.category_title = "The " + first.category_id;
    first.keywords = {words(1), words(2)};
    std::vector<SearchEntry> made;
    for (std::size_t i = 0; i < 3 + pick(4); ++i) made.push_back(entry(first));
    if (first.type == "faq") made.back().type = "page";
    return made;
  }

  std::mt19937 random_{7};
  int count_ = 0;
  std::vector<std::vector<SearchEntry>> pages_;
};

/// All that an index says to many questions, as text.
std::string answers(const std::string& directory) {
  auto opened = muster::SearchEngine::open(directory);
  REQUIRE_MESSAGE(opened, (opened ? "" : opened.failure().to_string()));
  std::string all;
  std::mt19937 random{3};
  for (int number = 0; number < 40; ++number) {
    muster::SearchQuery query;
    for (int i = 0; i < 1 + number % 4; ++i) query.text += std::string(kWords[random() % kWords.size()]) + " ";
    if (number % 5 == 1) query.text = "category:c" + std::to_string(number % 4);
    if (number % 5 == 2) query.text += "memeber contact";
    query.page = 1 + number % 3;
    const auto answer = (*opened)->search(query);
    REQUIRE(answer);
    all += query.text + ": " + answer->corrected.value_or("") + std::to_string(answer->total) + "\n";
    for (const auto& result : answer->results)
      all += " " + result.url + " " + result.title + " " + result.snippet + " " + std::to_string(result.score) + "\n";
    for (const auto& category : answer->categories) all += category.title + std::to_string(category.count) + "\n";
    const auto suggestions = (*opened)->suggest(query.text.substr(0, 3), 8);
    REQUIRE(suggestions);
    for (const auto& suggestion : *suggestions) all += "  " + suggestion.text + " " + suggestion.url + "\n";
  }
  return all;
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("muster_updater_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("an updated index answers as one written anew") {
  const Folder folder;
  Content content;
  std::string index = folder / "0";
  REQUIRE(write_search_index(content.entries(), {}, index, 1, digests(content.entries())));
  int updated = 0;
  for (int round = 1; round <= 40; ++round) {
    CAPTURE(round);
    for (int change = 0; change < 1 + round % 3; ++change) content.change();
    const std::vector<SearchEntry> entries = content.entries();
    const std::string anew = folder / ("anew" + std::to_string(round));
    REQUIRE(write_search_index(entries, {}, anew, 1, digests(entries)));
    const std::string next = folder / std::to_string(round);
    fs::copy(index, next);
    const muster::Result<bool> made = update_search_index(entries, {}, next, digests(entries));
    REQUIRE_MESSAGE(made, (made ? "" : made.failure().to_string()));
    index = *made ? next : anew;
    if (!*made) continue;
    ++updated;
    CHECK(answers(next) == answers(anew));
  }
  CHECK(updated >= 20);
}

TEST_CASE("synonyms of an updated index are those asked for") {
  const Folder folder;
  Content content;
  const std::string index = folder / "index";
  REQUIRE(write_search_index(content.entries(), {}, index, 1, digests(content.entries())));
  muster::SearchIndexOptions options;
  options.synonyms = {{"logbook", "log"}};
  const auto made = update_search_index(content.entries(), options, index, digests(content.entries()));
  REQUIRE(made);
  CHECK(*made);
  auto engine = muster::SearchEngine::open(index);
  REQUIRE(engine);
  const auto answer = (*engine)->search({.text = "logbook"});
  REQUIRE(answer);
  CHECK(answer->total > 0);
}

TEST_CASE("an index that cannot be updated is left to be written anew") {
  const Folder folder;
  Content content;
  const std::vector<SearchEntry> entries = content.entries();
  const std::string without = folder / "without";
  REQUIRE(write_search_index(entries, {}, without, 1));
  const auto no_sources = update_search_index(entries, {}, without, digests(entries));
  REQUIRE(no_sources);
  CHECK_FALSE(*no_sources);

  const std::string english = folder / "english";
  REQUIRE(write_search_index(entries, {}, english, 1, digests(entries)));
  muster::SearchIndexOptions french;
  french.language = "fr";
  const auto other_language = update_search_index(entries, french, english, digests(entries));
  REQUIRE(other_language);
  CHECK_FALSE(*other_language);

  fs::create_directory(folder / "empty");
  CHECK_FALSE(update_search_index(entries, {}, folder / "empty", digests(entries)));
}
