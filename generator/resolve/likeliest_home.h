// Where something that was published may be now: the place of the site that is most like it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "generator/model/published_urls.h"
#include "generator/model/site.h"

namespace muster {

/// A page, or a place on it.
struct Home {
  std::size_t page = 0;  ///< Index in Site::pages.
  std::string anchor;    ///< Empty: the page itself.
  std::string title;
};

/// What is looked for; title and text may be unknown.
struct LostPlace {
  std::string url;
  std::string anchor;  ///< Empty: a page.
  std::string title;
  std::string text;
};

class HomeFinder {
 public:
  /// Both must outlive the finder.
  HomeFinder(const Site& site, const PublishedUrls& published);

  /// Nothing when nothing is like it. A lost page has a page for its home; a lost anchor a heading, a question or a page.
  std::optional<Home> find(const LostPlace& lost) const;

 private:
  using Words = std::unordered_map<std::string, double>;  // Word -> how much it counts.

  Words words_of(const std::string& title, const std::string& text, const std::string& language) const;
  void add(Home home, const std::string& text);
  void weigh();
  double rarity(std::size_t homes) const;
  std::vector<double> likeness_of_words(const LostPlace& lost) const;
  double likeness_of_names(const LostPlace& lost, const Home& home) const;

  const Site& site_;
  const PublishedUrls& published_;
  std::vector<Home> homes_;
  std::vector<double> lengths_;  // Of the vector of words of each home.
  std::unordered_map<std::string, std::vector<std::pair<std::size_t, double>>> homes_with_;  // Word -> homes, counts.
};

}  // namespace muster
