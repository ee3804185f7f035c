// Words are compared as vectors weighed by how rare a word is (tf-idf, cosine); what an address is called counts besides.
#include "generator/resolve/likeliest_home.h"

#include <algorithm>
#include <cmath>

#include "core/search/stop_words.h"
#include "core/search/word_splitter.h"
#include "core/text/nearest.h"
#include "generator/resolve/editions.h"

namespace muster {

namespace {

constexpr double kTitleWeight = 3;   // A word of the title counts as three of the text.
constexpr double kSameName = 0.35;   // What is added to a likeness, which goes from 0 to 1,
constexpr double kNearName = 0.2;    // when addresses or anchors are called the same, or nearly so,
constexpr double kSamePage = 0.1;    // when an anchor stays on its page,
constexpr double kNewPage = 0.1;     // when a page was not there before,
constexpr double kWholePage = -0.15;  // when what stood on a page would be a page,
constexpr double kOtherLanguage = -0.4;
constexpr double kLeast = 0.2;       // Below, two texts only share a few words.

std::string last_part(std::string_view url) {
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url.substr(url.rfind('/') + 1));
}

double likeness_of_name(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return 0;
  if (a == b) return kSameName;
  const bool is_as_long = std::max(a.size(), b.size()) - std::min(a.size(), b.size()) <= 3;
  return is_as_long && nearest_word(a, {b}) ? kNearName : 0;
}

}  // namespace

HomeFinder::HomeFinder(const Site& site, const PublishedUrls& published) : site_(site), published_(published) {
  for (std::size_t number = 0; number < site.pages.size(); ++number) {
    const ParsedPage& page = site.pages[number].parsed;
    std::string all;
    const auto add_part = [&](const std::string& anchor, const std::string& title, const std::string& text) {
      all.append(title).append(" ").append(text).append(" ");
      if (!anchor.empty()) add({number, anchor, title}, text);
    };
    for (const PageSection& section : page.sections) add_part(section.anchor, section.title, section.text);
    for (const FaqEntry& entry : page.entries) add_part(entry.anchor, entry.title, entry.text);
    add({number, "", page.front.title.value}, all);
  }
  weigh();
}

HomeFinder::Words HomeFinder::words_of(const std::string& title, const std::string& text,
                                       const std::string& language) const {
  Words counts;
  const auto count = [&](const std::string& part, double weight) {
    std::vector<Word> words;
    split_words(part, language.starts_with("fr") ? Elision::kFrench : Elision::kNone, words);
    for (const Word& word : words)
      if (!is_stop_word(language.substr(0, 2), word.text)) counts[word.text] += weight;
  };
  count(title, kTitleWeight);
  count(text, 1);
  // The tenth time, a word says little more than the first.
  for (auto& [word, weight] : counts) weight = 1 + std::log(weight);
  return counts;
}

void HomeFinder::add(Home home, const std::string& text) {
  const std::string& language = site_.editions[site_.pages[home.page].edition].language;
  for (const auto& [word, weight] : words_of(home.title, text, language))
    homes_with_[word].emplace_back(homes_.size(), weight);
  homes_.push_back(std::move(home));
}

double HomeFinder::rarity(std::size_t homes) const {
  return std::log(1 + static_cast<double>(homes_.size()) / static_cast<double>(homes));
}

void HomeFinder::weigh() {
  lengths_.assign(homes_.size(), 0);
  for (const auto& [word, homes] : homes_with_)
    for (const auto& [number, weight] : homes) lengths_[number] += std::pow(weight * rarity(homes.size()), 2);
  for (double& length : lengths_) length = std::sqrt(length);
}

// By home, 0 to 1.
std::vector<double> HomeFinder::likeness_of_words(const LostPlace& lost) const {
  std::vector<double> likeness(homes_.size(), 0);
  double length = 0;
  const std::string& language = site_.editions[edition_of(lost.url, site_.editions)].language;
  for (const auto& [word, weight] : words_of(lost.title, lost.text, language)) {
    const auto found = homes_with_.find(word);
    const double rare = rarity(found == homes_with_.end() ? 1 : found->second.size());
    length += std::pow(weight * rare, 2);
    if (found == homes_with_.end()) continue;
    for (const auto& [number, count] : found->second) likeness[number] += weight * count * rare * rare;
  }
  for (std::size_t number = 0; number < homes_.size(); ++number)
    if (likeness[number] > 0) likeness[number] /= std::sqrt(length) * lengths_[number];
  return likeness;
}

double HomeFinder::likeness_of_names(const LostPlace& lost, const Home& home) const {
  const Page& page = site_.pages[home.page];
  const std::string& url = page.parsed.url;
  double likeness = edition_of(lost.url, site_.editions) == page.edition ? 0 : kOtherLanguage;
  if (!lost.anchor.empty())
    return likeness + (url == lost.url ? kSamePage : 0) + (home.anchor.empty() ? kWholePage : 0) +
           likeness_of_name(lost.anchor, home.anchor.empty() ? last_part(url) : home.anchor);
  return likeness + (published_.contains(url) ? 0 : kNewPage) + likeness_of_name(last_part(lost.url), last_part(url));
}

std::optional<Home> HomeFinder::find(const LostPlace& lost) const {
  const std::vector<double> words = likeness_of_words(lost);
  double best_likeness = kLeast;
  std::optional<Home> best;
  for (std::size_t number = 0; number < homes_.size(); ++number) {
    const Home& home = homes_[number];
    // A page's own top is no new home for what stood on it.
    const bool fits = lost.anchor.empty() ? home.anchor.empty()
                                          : !home.anchor.empty() || site_.pages[home.page].parsed.url != lost.url;
    if (!fits) continue;
    const double likeness = words[number] + likeness_of_names(lost, home);
    if (likeness <= best_likeness) continue;
    best_likeness = likeness;
    best = home;
  }
  return best;
}

}  // namespace muster
