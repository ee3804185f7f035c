// The steps that turn pages into a site, in order; each is one member function of Resolver.
#include "generator/resolve/resolve_site.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/text/nearest.h"
#include "generator/model/content_path.h"
#include "generator/resolve/editions.h"
#include "generator/resolve/link_checker.h"
#include "generator/resolve/page_checks.h"
#include "generator/resolve/permanence.h"
#include "generator/resolve/redirects.h"
#include "generator/resolve/repeated_ids.h"
#include "generator/resolve/twin_questions.h"

namespace muster {

namespace {

PageReference reference_to(const Page& page) {
  return {page.parsed.front.title.value, page.parsed.url, page.parsed.front.description};
}

std::string last_part(std::string_view url) {
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url.substr(url.rfind('/') + 1));
}

std::string first_part(std::string_view url) {
  url.remove_prefix(1);
  return std::string(url.substr(0, url.find('/')));
}

class Resolver {
 public:
  Resolver(ResolveInput input, std::vector<Diagnostic>& problems) : input_(std::move(input)), problems_(problems) {}

  Site resolve() {
    site_.settings = input_.settings;
    site_.head_markup = input_.head_markup;
    site_.date = input_.date;
    take_pages();
    take_editions();
    index_files();
    for (Page& page : site_.pages) repeat_entries(page);
    for (Page& page : site_.pages) name_repeated_ids(site_, page);
    index_anchors();
    place_pages();
    collect_designations();
    for (const Page& page : site_.pages) check_links(page.parsed, index_, problems_);
    for (ParsedPage& notice : input_.notices) check_text(notice);
    for (ParsedPage& footer : input_.footers) check_text(footer);
    place_editions();
    name_categories();
    site_.redirects = collect_redirects(site_, index_, problems_);
    place_moved_anchors(site_, index_);
    site_.other_urls = {index_.made_urls.begin(), index_.made_urls.end()};
    for (const std::string& path : index_.static_paths) site_.other_urls.insert("/" + path);
    if (input_.advice) {
      check_page_facts(site_, problems_);
      check_link_languages(site_, index_, problems_);
      check_orphans(site_, index_, problems_);
      check_twin_questions(site_, problems_);
    }
    check_permanence(site_, index_, input_.published, problems_);
    for (Page& page : site_.pages) page.parsed.links = {};  // Nobody reads them from here on.
    site_.text_links = {};
    return std::move(site_);
  }

 private:
  void take_pages() {
    std::vector<ParsedPage> pages = std::move(input_.pages);
    std::sort(pages.begin(), pages.end(), [](const ParsedPage& a, const ParsedPage& b) {
      return std::tie(a.url, a.path) < std::tie(b.url, b.path);
    });
    site_.pages.reserve(pages.size());
    for (ParsedPage& parsed : pages) {
      problems_.insert(problems_.end(), parsed.problems.begin(), parsed.problems.end());
      parsed.problems = {};
      const auto hidden = why_hidden(parsed.front);
      if (hidden) index_.hidden.emplace(parsed.path, *hidden);
      if (hidden && hidden->reason == HiddenPage::Reason::kExpired)
        expired_.emplace(parsed.path, std::move(parsed));
      else if (!hidden)
        site_.pages.emplace_back().parsed = std::move(parsed);
    }
  }

  void take_editions() {
    site_.editions = find_editions(site_, input_.theme_languages);
    for (Page& page : site_.pages) page.edition = edition_of(page.parsed.url, site_.editions);
    link_translations(site_, problems_);
  }

  // A notice or the text of a footer.
  void check_text(ParsedPage& text) {
    problems_.insert(problems_.end(), text.problems.begin(), text.problems.end());
    check_links(text, index_, problems_);
    std::move(text.links.begin(), text.links.end(), std::back_inserter(site_.text_links));
    text.links = {};
  }

  // Navigation, footer and notice of each edition: its own, or those of the main one.
  void place_editions() {
    Edition& main = site_.editions.front();
    main.navigation = resolve_items(site_.settings.navigation);
    main.footer_links = resolve_items(site_.settings.footer.links);
    if (!input_.notices.empty()) main.notice_html = input_.notices.front().html;
    if (!input_.footers.empty()) main.footer_html = input_.footers.front().html;
    for (std::size_t number = 1; number < site_.editions.size(); ++number) place_edition(site_.editions[number], main);
  }

  void place_edition(Edition& edition, const Edition& main) {
    edition.navigation = translated_links(main.navigation, edition);
    edition.footer_links = main.footer_links;
    edition.notice_html = main.notice_html;
    edition.footer_html = main.footer_html;
    for (std::size_t number = 0; number < site_.settings.translations.size(); ++number) {
      const EditionSettings& settings = site_.settings.translations[number];
      if (settings.language.value != edition.language) continue;
      if (!settings.navigation.empty()) edition.navigation = resolve_items(settings.navigation);
      if (!settings.footer.links.empty()) edition.footer_links = resolve_items(settings.footer.links);
      if (!settings.notice.value.empty()) edition.notice_html = input_.notices.at(number + 1).html;
      if (!settings.footer.text.value.empty()) edition.footer_html = input_.footers.at(number + 1).html;
    }
  }

  // What of the main navigation is translated, under the titles that the pages have there.
  std::vector<NavigationLink> translated_links(const std::vector<NavigationLink>& links, const Edition& edition) {
    std::vector<NavigationLink> translated;
    for (const NavigationLink& link : links) {
      const auto page = index_.page_by_url.find(edition.folder + link.url.substr(std::min<std::size_t>(link.url.size(), 1)));
      if (page == index_.page_by_url.end()) continue;
      const ParsedPage& parsed = site_.pages[page->second].parsed;
      translated.push_back({parsed.front.title.value, parsed.url, translated_links(link.children, edition)});
    }
    return translated;
  }

  const Edition& edition_of_page(const Page& page) const { return site_.editions[page.edition]; }

  // With drafts, what is not published yet can be looked at too.
  std::optional<HiddenPage> why_hidden(const FrontMatter& front) const {
    const bool looking = input_.drafts == Drafts::kInclude;
    const std::string& today = input_.date;
    if (front.draft && !looking) return HiddenPage{HiddenPage::Reason::kDraft, ""};
    if (today.empty()) return std::nullopt;
    if (!looking && front.publish.value > today) return HiddenPage{HiddenPage::Reason::kScheduled, front.publish.value};
    if (!front.expires.value.empty() && front.expires.value <= today)
      return HiddenPage{HiddenPage::Reason::kExpired, front.expires.value};
    return std::nullopt;
  }

  void index_files() {
    index_.static_paths.insert(input_.static_paths.begin(), input_.static_paths.end());
    index_.unreadable.insert(input_.unreadable_pages.begin(), input_.unreadable_pages.end());
    index_.made_urls = {"/", "/sitemap.xml", "/robots.txt"};
    for (const Edition& edition : site_.editions) {
      for (const char* name : {"feed.xml", "opensearch.xml", "404.html"}) index_.made_urls.insert(edition.folder + name);
      if (site_.settings.search_enabled) index_.made_urls.insert(edition.folder + "search/");
      if (!site_.settings.roster.enabled) continue;
      index_.made_urls.insert(edition.folder + "roster/");
      index_.made_urls.insert(edition.folder + "roster/verify/");
    }
    for (std::size_t number = 0; number < site_.pages.size(); ++number) {
      const ParsedPage& page = site_.pages[number].parsed;
      index_.page_by_path.emplace(page.path, number);
      const auto [twin, is_new] = index_.page_by_url.emplace(page.url, number);
      if (!is_new) report_double(page, site_.pages[twin->second].parsed.path);
      if (index_.static_paths.contains(output_path(page.url))) report_double(page, output_path(page.url));
      check_folders(page);
    }
    for (const auto& [path, page] : expired_) index_expired(page);
  }

  void index_expired(const ParsedPage& page) {
    if (!index_.page_by_url.contains(page.url)) index_.expired.emplace(page.url, page.path);
    for (const Alias& alias : page.front.aliases)
      if (!index_.page_by_url.contains(with_slash(alias.from.value)))
        index_.expired.emplace(with_slash(alias.from.value), page.path);
  }

  // A page's folders must not have the names of files: "fees" beside fees.md.
  void check_folders(const ParsedPage& page) {
    for (std::string url = page.url; url.size() > 1; url = parent_url(url)) {
      const std::string folder = url.substr(1, url.size() - 2);
      if (!index_.static_paths.contains(folder)) continue;
      problems_.push_back({Severity::kError,
                           "page/duplicate-url",
                           page.path,
                           {1, 1},
                           "the file " + folder + " has the name of the folder that this page is published in",
                           "rename or remove one of the two"});
    }
  }

  void report_double(const ParsedPage& page, const std::string& other) {
    problems_.push_back({Severity::kError,
                         "page/duplicate-url",
                         page.path,
                         {1, 1},
                         "this page and " + other + " would both be " + page.url,
                         "rename or remove one of the two"});
  }

  void repeat_entries(Page& page) {
    std::set<std::string> taken(page.parsed.html_anchors.begin(), page.parsed.html_anchors.end());
    for (const Heading& heading : page.parsed.headings) taken.insert(heading.anchor);
    for (const PlacedText& written : page.parsed.front.faq) {
      const std::size_t hash = written.value.find('#');
      const std::string path = resolve_path(page.parsed.path, written.value.substr(0, hash));
      const std::string anchor = hash == std::string::npos ? "" : written.value.substr(hash + 1);
      const auto source = index_.page_by_path.find(path);
      bool found = false;
      if (source != index_.page_by_path.end()) found = repeat_from(page, source->second, anchor, taken);
      if (const auto expired = expired_.find(path); expired != expired_.end())
        miss_entries(page, expired->second, anchor, taken);
      if (!found && !report_hidden_faq(page, written, path)) report_missing_faq(page, written, path);
    }
  }

  bool repeat_from(Page& page, std::size_t source, const std::string& anchor, std::set<std::string>& taken) {
    const ParsedPage& parsed = site_.pages[source].parsed;
    bool found = false;
    for (std::size_t number = 0; number < parsed.entries.size(); ++number) {
      if (!anchor.empty() && parsed.entries[number].anchor != anchor) continue;
      found = true;
      page.repeated.push_back({source, number, take_id(parsed, parsed.entries[number], taken)});
      site_.pages[source].repeated_by.push_back({number, static_cast<std::size_t>(&page - site_.pages.data())});
    }
    return found;
  }

  // The id that an entry of `source` has on a page where these are taken.
  static std::string take_id(const ParsedPage& source, const FaqEntry& entry, std::set<std::string>& taken) {
    std::string id = entry.anchor;
    if (taken.contains(id)) id = last_part(source.url) + "-" + id;
    for (int twin = 2; !taken.insert(id).second; ++twin) id = entry.anchor + "-" + std::to_string(twin);
    return id;
  }

  // Entries of an expired page leave their ids unused, so that those of the others stay as they are.
  void miss_entries(const Page& page, const ParsedPage& source, const std::string& anchor,
                    std::set<std::string>& taken) {
    for (const FaqEntry& entry : source.entries)
      if (anchor.empty() || entry.anchor == anchor)
        index_.expired.emplace(page.parsed.url + "#" + take_id(source, entry, taken), source.path);
  }

  bool report_hidden_faq(const Page& page, const PlacedText& written, const std::string& path) {
    const auto hidden = index_.hidden.find(path);
    if (hidden == index_.hidden.end()) return false;
    HiddenLink found = link_to_hidden(path, hidden->second);
    const bool is_warning = found.severity == Severity::kWarning;
    if (hidden->second.reason == HiddenPage::Reason::kDraft)
      found.message = "\"" + path + "\" is a draft, so its questions cannot be repeated";
    problems_.push_back({found.severity, is_warning ? found.code : "faq/not-found", page.parsed.path, written.position,
                         std::move(found.message), std::move(found.help), written.length});
    return true;
  }

  void report_missing_faq(const Page& page, const PlacedText& written, const std::string& path) {
    if (index_.unreadable.contains(path)) return;
    const auto found = index_.page_by_path.find(path);
    const auto [message, help] = found != index_.page_by_path.end()
                                     ? missing_entry(site_.pages[found->second].parsed, written.value)
                                     : missing_faq_page(page, path);
    problems_.push_back(
        {Severity::kError, "faq/not-found", page.parsed.path, written.position, message, help, written.length});
  }

  using MessageAndHelp = std::pair<std::string, std::string>;

  static MessageAndHelp missing_entry(const ParsedPage& source, const std::string& written) {
    if (source.entries.empty())
      return {source.path + " has no questions", "name a page with type: faq and level-2 headings"};
    const std::string anchor = written.substr(std::min(written.find('#') + 1, written.size()));
    std::vector<std::string> anchors;
    for (const FaqEntry& entry : source.entries) anchors.push_back(entry.anchor);
    const auto nearest = nearest_word(anchor, anchors);
    std::string known;
    for (const std::string& other : anchors) known += (known.empty() ? "#" : ", #") + other;
    return {"there is no question with the anchor \"#" + anchor + "\" in " + source.path,
            nearest ? "did you mean \"#" + *nearest + "\"?" : "its questions are " + known};
  }

  MessageAndHelp missing_faq_page(const Page& page, const std::string& path) const {
    std::vector<std::string> known;
    for (const Page& other : site_.pages)
      if (other.parsed.front.type == PageType::kFaq) known.push_back(other.parsed.path);
    const auto nearest = nearest_word(path, known);
    return {"there is no FAQ page \"" + path + "\"",
            nearest ? "did you mean \"" + relative_path(page.parsed.path, *nearest) + "\"?"
                    : "name a page of type faq by its path from here, with #anchor for one entry"};
  }

  void index_anchors() { index_.urls = published_urls(site_); }

  // The nearest page above in the same language, or null for a home page and for pages without one.
  const Page* parent_of(const Page& page) const {
    for (std::string url = parent_url(page.parsed.url); !url.empty(); url = parent_url(url)) {
      const auto found = index_.page_by_url.find(url);
      if (found == index_.page_by_url.end()) continue;
      const Page& above = site_.pages[found->second];
      return above.edition == page.edition ? &above : nullptr;
    }
    return nullptr;
  }

  void place_pages() {
    std::map<const Page*, std::vector<Page*>> families;
    for (Page& page : site_.pages) {
      const Page* parent = parent_of(page);
      if (parent == nullptr || parent == &page) continue;
      families[parent].push_back(&page);
      for (const Page* above = parent; above != nullptr; above = parent_of(*above))
        page.breadcrumbs.insert(page.breadcrumbs.begin(), reference_to(*above));
    }
    for (auto& [parent, children] : families) order_family(*parent, children);
  }

  void order_family(const Page& parent, std::vector<Page*>& children) {
    std::sort(children.begin(), children.end(), [](const Page* a, const Page* b) {
      return std::tie(a->parsed.front.weight, a->parsed.front.title.value, a->parsed.url) <
             std::tie(b->parsed.front.weight, b->parsed.front.title.value, b->parsed.url);
    });
    Page& owner = site_.pages[static_cast<std::size_t>(&parent - site_.pages.data())];
    for (std::size_t number = 0; number < children.size(); ++number) {
      owner.children.push_back(reference_to(*children[number]));
      if (parent.parsed.url == edition_of_page(parent).folder) continue;
      if (number > 0) children[number]->previous = reference_to(*children[number - 1]);
      if (number + 1 < children.size()) children[number]->next = reference_to(*children[number + 1]);
    }
  }

  // An FAQ page is a category of its own, shared with the section of the same name; any other page belongs to its
  // top folder. It is called what the navigation calls it.
  void name_categories() {
    std::map<std::string, std::string> titles;
    for (const Edition& edition : site_.editions) collect_navigation_titles(edition.navigation, titles);
    for (Page& page : site_.pages) {
      const ParsedPage& parsed = page.parsed;
      const bool is_faq = parsed.front.type == PageType::kFaq;
      page.category_id = is_faq ? last_part(parsed.url) : first_part(parsed.url.substr(edition_of_page(page).folder.size() - 1));
      const bool is_home = page.category_id.empty();
      if (is_home) page.category_id = "home";
      const auto section = index_.page_by_url.find(edition_of_page(page).folder + page.category_id + "/");
      const Page& named = section == index_.page_by_url.end() ? page : site_.pages[section->second];
      const auto title = titles.find(named.parsed.url);
      page.category_title = title != titles.end() ? title->second : named.parsed.front.title.value;
      if (is_home) page.category_title = edition_of_page(page).title;
    }
  }

  static void collect_navigation_titles(const std::vector<NavigationLink>& links,
                                        std::map<std::string, std::string>& titles) {
    for (const NavigationLink& link : links) {
      titles.try_emplace(link.url, link.title);
      collect_navigation_titles(link.children, titles);
    }
  }

  void collect_designations() {
    std::map<std::string, const Page*> pages;
    for (const Page& page : site_.pages) {
      if (!page.parsed.front.designation || page.edition != 0) continue;
      const DesignationName& designation = *page.parsed.front.designation;
      const auto [twin, is_new] = pages.emplace(designation.code.value, &page);
      if (is_new) {
        site_.designations.push_back({designation.code.value, designation.name, page.parsed.url});
        continue;
      }
      problems_.push_back(
          {Severity::kError, "designation/duplicate", page.parsed.path, designation.code.position,
           "the designation " + designation.code.value + " is explained on " + twin->second->parsed.path + " too",
           "keep one page for each designation", designation.code.length});
    }
    std::sort(site_.designations.begin(), site_.designations.end(),
              [](const Designation& a, const Designation& b) { return a.code < b.code; });
  }

  std::vector<NavigationLink> resolve_items(const std::vector<NavigationItem>& items) {
    std::vector<NavigationLink> links;
    for (const NavigationItem& item : items) {
      if (is_out_of_its_time(item.page.value)) continue;
      NavigationLink link{item.title, item.url.value, resolve_items(item.children)};
      if (!item.page.value.empty()) link.url = resolve_page(item.page);
      if (item.url.value.starts_with('/') && !leads_somewhere(item.url.value, index_)) {
        if (auto gone = link_to_expired(item.url.value, index_)) {
          report_expired_url(item.url, std::move(*gone));
          continue;
        }
        report_broken_url(item.url);
      }
      links.push_back(std::move(link));
    }
    return links;
  }

  // An item leading to a page that is not published yet, or no more, waits or goes with its page.
  bool is_out_of_its_time(std::string_view written) const {
    const auto hidden = index_.hidden.find(written.substr(0, written.find('#')));
    return hidden != index_.hidden.end() && hidden->second.reason != HiddenPage::Reason::kDraft;
  }

  std::string resolve_page(const PlacedText& written) {
    const std::string path = written.value.substr(0, written.value.find('#'));
    const std::string url = page_url(path) + written.value.substr(path.size());
    if (index_.unreadable.contains(path)) return url;
    if (!index_.page_by_path.contains(path))
      report_broken_page(written, path);
    else if (!leads_somewhere(url, index_))
      report_broken_item(
          written, "there is no heading with the anchor \"" + written.value.substr(path.size() + 1) + "\" on " + path,
          "give the heading you mean this anchor, or correct it");
    return url;
  }

  void report_broken_page(const PlacedText& written, const std::string& path) {
    const auto hidden = index_.hidden.find(path);
    if (hidden != index_.hidden.end()) {
      HiddenLink found = link_to_hidden(path, hidden->second);
      report_broken_item(written, std::move(found.message), std::move(found.help));
      return;
    }
    std::vector<std::string> known;
    for (const auto& [page, number] : index_.page_by_path) known.push_back(page);
    const auto nearest = nearest_word(path, known);
    report_broken_item(written, "there is no page \"" + path + "\" in the content folder",
                       nearest ? "did you mean \"" + *nearest + "\"?"
                               : "write the path of a page below the content folder: cpd/index.md");
  }

  void report_broken_url(const PlacedText& written) {
    std::vector<std::string> known;
    for (const auto& [url, number] : index_.page_by_url) known.push_back(url);
    const auto nearest = nearest_word(written.value, known);
    report_broken_item(written, "there is no page at " + written.value,
                       nearest ? "did you mean " + *nearest + "?"
                               : "name the page by its file, as in page: cpd/index.md, or write a whole address");
  }

  void report_expired_url(const PlacedText& written, HiddenLink gone) {
    problems_.push_back({gone.severity, std::move(gone.code), "site.yaml", written.position, std::move(gone.message),
                         std::move(gone.help), written.length});
  }

  void report_broken_item(const PlacedText& written, std::string message, std::string help) {
    problems_.push_back({Severity::kError, "site/broken-link", "site.yaml", written.position, std::move(message),
                         std::move(help), written.length});
  }

  ResolveInput input_;
  std::vector<Diagnostic>& problems_;
  Site site_;
  SiteIndex index_;
  std::map<std::string, ParsedPage> expired_;  // By path.
};

}  // namespace

Site resolve_site(ResolveInput input, std::vector<Diagnostic>& problems) {
  return Resolver(std::move(input), problems).resolve();
}

PublishedUrls published_urls(const Site& site) {
  PublishedUrls urls;
  for (const Page& page : site.pages) {
    std::set<std::string>& anchors = urls[page.parsed.url];
    for (const Heading& heading : page.parsed.headings) anchors.insert(heading.anchor);
    anchors.insert(page.parsed.html_anchors.begin(), page.parsed.html_anchors.end());
    for (const RepeatedEntry& entry : page.repeated) anchors.insert(entry.anchor);
  }
  return urls;
}

PublishedUrls lasting_urls(const Site& site) {
  PublishedUrls urls = published_urls(site);
  for (const auto& [from, to] : site.redirects) {
    const std::size_t hash = from.find('#');
    std::set<std::string>& anchors = urls[from.substr(0, hash)];
    if (hash != std::string::npos) anchors.insert(from.substr(hash + 1));
  }
  return urls;
}

}  // namespace muster
