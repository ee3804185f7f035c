// Facts page by page; orphans by collecting every address that something leads to.
#include "generator/resolve/page_checks.h"

#include <algorithm>
#include <set>

#include "core/text/utf8.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

constexpr std::size_t kLongestTitle = 70;
constexpr std::size_t kLongestDescription = 200;

void report(const ParsedPage& page, const PlacedText& place, Severity severity, std::string code, std::string message,
            std::string help, std::vector<Diagnostic>& problems) {
  problems.push_back(
      {severity, std::move(code), page.path, place.position, std::move(message), std::move(help), place.length});
}

void check_lengths(const ParsedPage& page, bool wants_description, std::vector<Diagnostic>& problems) {
  const FrontMatter& front = page.front;
  const std::size_t title = count_code_points(front.title.value);
  const std::size_t description = count_code_points(front.description);
  if (title > kLongestTitle)
    report(page, front.title, Severity::kWarning, "page/long-title",
           "the title has " + std::to_string(title) + " characters, and search engines cut it off after about " +
               std::to_string(kLongestTitle),
           "begin with the words that tell this page from others, and leave the rest to the text", problems);
  if (description > kLongestDescription)
    report(page, {"", front.description_position}, Severity::kWarning, "page/long-description",
           "the description has " + std::to_string(description) + " characters, and is cut off after about " +
               std::to_string(kLongestDescription),
           "say in one sentence what people find on this page", problems);
  // Only for a site that asks for it: a page without a description is no mistake.
  if (description == 0 && wants_description)
    report(page, front.title, Severity::kOff, "page/no-description", "the page has no description",
           "add a line such as description: Whom to write to, and what happens then", problems);
}

void check_review(const ParsedPage& page, const std::string& today, std::vector<Diagnostic>& problems) {
  const PlacedText& due = page.front.review_by;
  if (!is_overdue(page, today)) return;
  const std::string owner =
      page.front.owner.empty() ? "nobody is named as its owner" : "it is kept by " + page.front.owner;
  report(page, due, Severity::kWarning, "page/overdue",
         "the review of this page was due on " + due.value + "; " + owner,
         "read it again, then set updated to that day and review_by to the next one", problems);
}

void collect_urls(const std::vector<NavigationLink>& links, std::set<std::string>& urls) {
  for (const NavigationLink& link : links) {
    urls.insert(link.url.substr(0, link.url.find('#')));
    collect_urls(link.children, urls);
  }
}

// Where `links` lead to besides the page at `own`.
void collect_urls(const std::vector<PageLink>& links, std::string_view own, std::set<std::string>& urls) {
  for (const PageLink& link : links) {
    if (link.path.empty()) continue;
    const bool is_path = link.path.starts_with('/');
    const std::string url = is_path ? with_slash(link.path) : page_url(link.path);
    if (url != own) urls.insert(url);
  }
}

// The page in another edition, or its own; null when there is none.
const Page* translation_of(const Page& page, std::size_t edition, const Site& site, const SiteIndex& index) {
  for (const Translation& translation : page.translations)
    if (translation.edition == edition) return &site.pages[index.page_by_url.find(translation.url)->second];
  return nullptr;
}

// As the author of `file` would write it. The anchor stays when the page has it.
std::string link_to(const Page& page, const PageLink& link, const std::string& file) {
  const bool is_address = link.path.starts_with('/');
  std::string written = is_address ? page.parsed.url : relative_path(file, page.parsed.path);
  const auto& headings = page.parsed.headings;
  const bool has_anchor = std::any_of(headings.begin(), headings.end(),
                                      [&](const Heading& heading) { return heading.anchor == link.anchor; });
  return has_anchor ? written.append("#").append(link.anchor) : written;
}

}  // namespace

bool is_overdue(const ParsedPage& page, const std::string& today) {
  const std::string& due = page.front.review_by.value;
  return !today.empty() && !due.empty() && due < today;
}

void check_page_facts(const Site& site, std::vector<Diagnostic>& problems) {
  const bool wants_description = site.settings.checks.contains("page/no-description");
  for (const Page& page : site.pages) {
    check_lengths(page.parsed, wants_description, problems);
    check_review(page.parsed, site.date, problems);
  }
}

void check_link_languages(const Site& site, const SiteIndex& index, std::vector<Diagnostic>& problems) {
  if (site.editions.size() < 2) return;
  for (const Page& page : site.pages) {
    for (const PageLink& link : page.parsed.links) {
      // A snippet may stand on pages of any language.
      if (link.path.empty() || !link.file.empty()) continue;
      const std::string url = link.path.starts_with('/') ? with_slash(link.path) : page_url(link.path);
      const auto number = index.page_by_url.find(url);
      if (number == index.page_by_url.end()) continue;
      const Page& target = site.pages[number->second];
      const Page* translation = translation_of(target, page.edition, site, index);
      if (target.edition == page.edition || translation == nullptr || translation == &page) continue;
      report(page.parsed, {"", link.position, link.length}, Severity::kWarning, "link/other-language",
             "this link leads to a page in " + site.editions[target.edition].language + " that is there in " +
                 site.editions[page.edition].language + " too",
             "link to \"" + link_to(*translation, link, page.parsed.path) + "\"", problems);
    }
  }
}

void check_orphans(const Site& site, const SiteIndex& index, std::vector<Diagnostic>& problems) {
  if (site.editions.front().navigation.empty()) return;
  std::set<std::string> urls = {index.made_urls.begin(), index.made_urls.end()};
  for (const Edition& edition : site.editions) {
    urls.insert(edition.folder);
    collect_urls(edition.navigation, urls);
    collect_urls(edition.footer_links, urls);
  }
  collect_urls(site.text_links, "", urls);
  for (const Page& page : site.pages) {
    collect_urls(page.parsed.links, page.parsed.url, urls);
    for (const RepeatedEntry& entry : page.repeated) urls.insert(site.pages[entry.page].parsed.url);
  }
  for (const Page& page : site.pages) {
    const ParsedPage& parsed = page.parsed;
    if (parsed.front.designation || urls.contains(parsed.url)) continue;
    report(parsed, parsed.front.title, Severity::kWarning, "page/orphan", "nothing on the site leads to this page",
           "link to it from a page or from navigation in site.yaml", problems);
  }
}

}  // namespace muster
