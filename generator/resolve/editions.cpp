// Which language a page is in, and what it is called in the others.
#include "generator/resolve/editions.h"

#include <algorithm>
#include <map>

namespace muster {

namespace {

constexpr std::size_t kNamedPages = 5;

bool is_below(std::string_view url, std::string_view folder) { return url.starts_with(folder); }

const EditionSettings* settings_of(const SiteSettings& settings, const std::string& language) {
  for (const EditionSettings& edition : settings.translations)
    if (edition.language.value == language) return &edition;
  return nullptr;
}

Edition make_edition(const Site& site, const std::string& language) {
  Edition edition;
  edition.language = language;
  edition.folder = "/" + language + "/";
  const EditionSettings* settings = settings_of(site.settings, language);
  edition.title = settings && !settings->title.empty() ? settings->title : site.settings.title;
  edition.description = settings && !settings->description.empty() ? settings->description : site.settings.description;
  return edition;
}

void report_missing(const Site& site, const Edition& edition, const std::vector<std::string>& missing,
                    std::size_t of_pages, std::vector<Diagnostic>& problems) {
  std::string names;
  for (std::size_t number = 0; number < std::min(missing.size(), kNamedPages); ++number)
    names += (number == 0 ? "" : ", ") + missing[number];
  if (missing.size() > kNamedPages) names += " and " + std::to_string(missing.size() - kNamedPages) + " more";
  const EditionSettings* settings = settings_of(site.settings, edition.language);
  problems.push_back({Severity::kWarning, "translation/missing", "site.yaml",
                      settings == nullptr ? SourcePosition{} : settings->language.position,
                      std::to_string(missing.size()) + " of " + std::to_string(of_pages) +
                          (of_pages == 1 ? " page is" : " pages are") + " not in the language " + edition.language +
                          ": " + names,
                      "write content" + edition.folder + missing.front() +
                          ", or switch this off for now: checks: {translation/missing: off}",
                      settings == nullptr ? 1 : settings->language.length});
}

}  // namespace

std::vector<Edition> find_editions(const Site& site, const std::set<std::string>& theme_languages) {
  Edition main;
  main.language = site.settings.language;
  main.folder = "/";
  main.title = site.settings.title;
  main.description = site.settings.description;
  std::vector<Edition> editions{main};
  std::set<std::string> languages;
  for (const EditionSettings& edition : site.settings.translations) languages.insert(edition.language.value);
  for (const Page& page : site.pages) {
    const std::string folder = page.parsed.url.substr(1, page.parsed.url.find('/', 1) - 1);
    if (page.parsed.url.size() > 1 && theme_languages.contains(folder)) languages.insert(folder);
  }
  languages.erase(main.language);
  for (const std::string& language : languages) editions.push_back(make_edition(site, language));
  for (Edition& edition : editions) {
    const bool has_home = std::any_of(site.pages.begin(), site.pages.end(),
                                      [&](const Page& page) { return page.parsed.url == edition.folder; });
    edition.home_url = has_home ? edition.folder : "/";
  }
  return editions;
}

std::size_t edition_of(std::string_view url, const std::vector<Edition>& editions) {
  for (std::size_t number = 1; number < editions.size(); ++number)
    if (is_below(url, editions[number].folder)) return number;
  return 0;
}

std::string url_in_edition(const std::string& url, const Edition& from, const Edition& to) {
  return to.folder + url.substr(from.folder.size());
}

void link_translations(Site& site, std::vector<Diagnostic>& problems) {
  if (site.editions.size() < 2) return;
  std::map<std::string, std::size_t> by_url;
  for (std::size_t number = 0; number < site.pages.size(); ++number) by_url[site.pages[number].parsed.url] = number;
  std::vector<std::vector<std::string>> missing(site.editions.size());
  std::size_t main_pages = 0;
  for (Page& page : site.pages) {
    if (page.edition == 0) ++main_pages;
    for (std::size_t number = 0; number < site.editions.size(); ++number) {
      const std::string url = url_in_edition(page.parsed.url, site.editions[page.edition], site.editions[number]);
      if (by_url.contains(url) && site.pages[by_url[url]].edition == number)
        page.translations.push_back({number, url});
      else if (page.edition == 0)
        missing[number].push_back(page.parsed.path);
    }
    if (page.translations.size() == 1) page.translations.clear();
  }
  for (std::size_t number = 1; number < site.editions.size(); ++number)
    if (!missing[number].empty()) report_missing(site, site.editions[number], missing[number], main_pages, problems);
}

}  // namespace muster
