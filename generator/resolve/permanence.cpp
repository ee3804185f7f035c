// What was published and is no more, with the likeliest new home.
#include "generator/resolve/permanence.h"

#include <algorithm>

#include "core/text/nearest.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

constexpr const char* kSettingsFile = "site.yaml";

std::string last_part(std::string_view url) {
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url.substr(url.rfind('/') + 1));
}

// A page of the same name elsewhere, or one with a name close to it.
std::string likeliest_page(const std::string& lost, const SiteIndex& index) {
  std::vector<std::string> urls;
  for (const auto& [url, anchors] : index.urls) {
    if (last_part(url) == last_part(lost)) return url;
    urls.push_back(url);
  }
  return nearest_word(lost, urls).value_or("");
}

std::string likeliest_anchor(const std::string& lost, const std::set<std::string>& anchors) {
  return nearest_word(lost, {anchors.begin(), anchors.end()}).value_or("");
}

}  // namespace

void check_permanence(const Site& site, const SiteIndex& index, const PublishedUrls& published,
                      std::vector<Diagnostic>& problems) {
  for (const auto& [url, anchors] : published) {
    const auto page = index.urls.find(url);
    if (page == index.urls.end()) {
      const bool is_unread = std::any_of(index.unreadable.begin(), index.unreadable.end(),
                                         [&](const std::string& path) { return page_url(path) == url; });
      const bool is_expired = std::any_of(index.hidden.begin(), index.hidden.end(), [&](const auto& hidden) {
        return hidden.second.reason == HiddenPage::Reason::kExpired && page_url(hidden.first) == url;
      });
      if (is_unread || is_expired || site.redirects.contains(url)) continue;
      const std::string home = likeliest_page(url, index);
      problems.push_back({Severity::kError,
                          "permanence/lost-page",
                          kSettingsFile,
                          {},
                          "the page " + url + " is published and would be gone",
                          "write where it is now: redirects: {" + url + ": " + (home.empty() ? "/new/page/" : home) +
                              "}, or aliases: [" + url + "] in the page that replaces it"});
      continue;
    }
    const std::string file = site.pages[index.page_by_url.find(url)->second].parsed.path;
    for (const std::string& anchor : anchors) {
      if (page->second.contains(anchor) || site.redirects.contains(url + "#" + anchor)) continue;
      const std::string home = likeliest_anchor(anchor, page->second);
      problems.push_back({Severity::kError,
                          "permanence/lost-anchor",
                          file,
                          {},
                          "the anchor #" + anchor + " of " + url + " is published and would be gone",
                          "give the heading its anchor back with {#" + anchor +
                              "}, or write where it is now: aliases: [" + url + "#" + anchor + "] or redirects: {" +
                              url + "#" + anchor + ": " + url + "#" + (home.empty() ? "new" : home) + "}"});
    }
  }
}

}  // namespace muster
