// The last part of an address is what people mistype, and what stays when a page moves.
#include "server/handlers/near_pages.h"

#include <algorithm>
#include <tuple>

#include "core/text/nearest.h"

namespace muster {

namespace {

constexpr std::size_t kMostPages = 4;
constexpr std::size_t kLongestPart = 64;

std::string_view without_slash(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

std::string_view last_part(std::string_view path) {
  path = without_slash(path);
  return path.substr(path.rfind('/') + 1);
}

std::string_view folder_of(std::string_view path) {
  path = without_slash(path);
  return path.substr(0, path.rfind('/') + 1);
}

struct Guess {
  std::size_t distance;
  bool elsewhere;
  std::string_view url;
  std::string_view title;
};

}  // namespace

std::vector<NearPage> near_pages(std::string_view path, const SiteProfile& profile) {
  const std::string_view wanted = last_part(path).substr(0, kLongestPart);
  const std::string language = language_of(path, profile);
  std::vector<Guess> guesses;
  for (const auto& [url, title] : profile.pages) {
    const std::string_view part = last_part(url);
    const std::size_t most = std::min<std::size_t>(3, std::max(wanted.size(), part.size()) / 3);
    const std::size_t longer = std::max(wanted.size(), part.size()) - std::min(wanted.size(), part.size());
    if (part.empty() || longer > most || language_of(url, profile) != language) continue;
    const std::size_t distance = edit_distance(wanted, part);
    if (distance <= most) guesses.push_back({distance, folder_of(url) != folder_of(path), url, title});
  }
  std::sort(guesses.begin(), guesses.end(), [](const Guess& a, const Guess& b) {
    return std::tie(a.distance, a.elsewhere, a.url) < std::tie(b.distance, b.elsewhere, b.url);
  });
  std::vector<NearPage> pages;
  for (const Guess& guess : guesses)
    if (pages.size() + 1 < kMostPages) pages.push_back({std::string(guess.title), std::string(guess.url)});
  for (std::string_view folder = folder_of(path); folder.size() > 1; folder = folder_of(folder)) {
    const auto above = profile.pages.find(std::string(folder));
    if (above == profile.pages.end()) continue;
    const bool is_listed = std::any_of(pages.begin(), pages.end(), [&](const NearPage& page) { return page.url == folder; });
    if (!is_listed) pages.push_back({above->second, above->first});
    break;
  }
  return pages;
}

}  // namespace muster
