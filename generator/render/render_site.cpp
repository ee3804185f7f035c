// Which files there are, and the two steps of a page: its own template, then the layout.
#include "generator/render/render_site.h"

#include <map>
#include <mutex>

#include "core/release/site_profile.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"
#include "generator/model/content_path.h"
#include "generator/render/machine_files.h"
#include "generator/render/page_data.h"
#include "generator/render/redirect_files.h"
#include "generator/render/template_set.h"

namespace muster {

namespace {

std::string template_of(const Page& page, const Edition& edition) {
  if (!page.parsed.front.template_name.value.empty()) return page.parsed.front.template_name.value;
  switch (page.parsed.front.type) {
    case PageType::kFaq: return "faq";
    case PageType::kDesignation: return "designation";
    case PageType::kPage: break;
  }
  return page.parsed.url == edition.folder ? "home" : "page";
}

}  // namespace

class SiteRenderer::State {
 public:
  State(const Site& site, const Theme& theme) : site_(site), theme_(theme) {
    for (const Edition& edition : site.editions) site_data_.push_back(site_data(site, edition, theme));
    for (const TemplateData& data : site_data_) templates_.emplace_back(theme, data);
  }

  OutputFile page(std::size_t number) {
    const Page& page = site_.pages[number];
    TemplateData data = page_data(site_, page, theme_);
    const std::string name = template_of(page, site_.editions[page.edition]);
    return {"public/" + output_path(page.parsed.url), finish(data, name, page.parsed.url, page.edition)};
  }

  std::vector<OutputFile> other_files() {
    std::vector<OutputFile> files;
    for (std::size_t edition = 0; edition < site_.editions.size(); ++edition) {
      add_filled_pages(files, edition);
      add_missing_page(files, edition);
    }
    add_redirect_pages(files);
    files.push_back({"shell/site.json", site_profile_to_json(profile())});
    for (OutputFile& file : machine_files(site_)) files.push_back(std::move(file));
    for (OutputFile& file : redirect_files(site_)) files.push_back(std::move(file));
    files.insert(files.end(), theme_.files.begin(), theme_.files.end());
    return files;
  }

 private:
  std::string navigation(const std::string& url, std::size_t edition) {
    const std::vector<NavigationLink>& links = site_.editions[edition].navigation;
    const std::string key = std::to_string(edition) + navigation_key(links, url);
    {
      const std::lock_guard lock(mutex_);
      const auto found = navigations_.find(key);
      if (found != navigations_.end()) return found->second;
    }
    const TemplateData data = navigation_data(site_.editions[edition], url);
    std::string html = templates_[edition].render("navigation", data);
    const std::lock_guard lock(mutex_);
    return navigations_.try_emplace(key, std::move(html)).first->second;
  }

  // Pages that mark the same items share their navigation.
  static std::string navigation_key(const std::vector<NavigationLink>& links, const std::string& url) {
    std::string key;
    for (const NavigationLink& link : links) {
      key += link.url == url ? '=' : url.starts_with(link.url) ? '<' : ' ';
      key += navigation_key(link.children, url);
    }
    return key;
  }

  std::string finish(TemplateData& data, const std::string& body_template, const std::string& url,
                     std::size_t edition) {
    data.set("main", templates_[edition].render(body_template, data));
    data.set("navigation", navigation(url, edition));
    return templates_[edition].render("layout", data);
  }

  const Page* page_at(const std::string& url) const {
    for (const Page& page : site_.pages)
      if (page.parsed.url == url) return &page;
    return nullptr;
  }

  // Puts the marks for the server into a page, and gives it as a shell: "search" becomes shell/fr/search.html.
  OutputFile shell(TemplateData data, const std::string& name, const std::string& url, std::size_t edition) {
    data.set("alert", "[[muster:alert]]");
    data.set("results", "[[muster:results]]");
    data.set("query", "[[muster:query]]");
    data.set("document_title", "[[muster:title]] - " + site_.editions[edition].title);
    return {"shell" + site_.editions[edition].folder + name + ".html", finish(data, name, url, edition)};
  }

  // A page with slots comes twice: with marks for the server, and empty for hosts of plain files.
  void add_slotted(std::vector<OutputFile>& files, const std::string& name, const std::string& title_key,
                   std::size_t edition) {
    const std::string url = site_.editions[edition].folder + name + "/";
    const Page* page = page_at(url);
    TemplateData data = page != nullptr
                            ? page_data(site_, *page, theme_)
                            : made_page_data(site_, site_.editions[edition], {name + "/", title_key, ""}, theme_);
    if (page == nullptr) {
      TemplateData plain = data;
      files.push_back({"public/" + output_path(url), finish(plain, name, url, edition)});
    }
    files.push_back(shell(std::move(data), name, url, edition));
  }

  // The page that checks statements is the server's alone, for hosts of plain files cannot; and a theme may do without.
  void add_statement_shell(std::vector<OutputFile>& files, std::size_t edition) {
    if (!theme_.templates.contains("statement")) return;
    const std::string place = "roster/verify/";
    files.push_back(shell(made_page_data(site_, site_.editions[edition], {place, "statement_title", ""}, theme_),
                          "statement", site_.editions[edition].folder + place, edition));
  }

  void add_filled_pages(std::vector<OutputFile>& files, std::size_t edition) {
    if (site_.settings.search_enabled) add_slotted(files, "search", "search_title", edition);
    if (site_.settings.roster.enabled) {
      add_slotted(files, "roster", "roster_title", edition);
      add_statement_shell(files, edition);
    }
    TemplateData error = made_page_data(site_, site_.editions[edition], {"", "error_other_title", ""}, theme_);
    TemplateData page = *error.get("page");
    page.set("title", "[[muster:title]]");
    page.set("title_html", "[[muster:title]]");
    error.set("page", page);
    files.push_back(shell(std::move(error), "error", "", edition));
  }

  // Hosts of plain files show the one that is nearest above a wrong address.
  void add_missing_page(std::vector<OutputFile>& files, std::size_t number) {
    const Edition& edition = site_.editions[number];
    TemplateData missing = made_page_data(site_, edition, {"", "error_404_title", ""}, theme_);
    missing.set("results", "<p>" + escape_html(theme_.string(edition.language, "error_404_text")) + "</p>\n");
    files.push_back({"public" + edition.folder + "404.html", finish(missing, "error", "", number)});
  }

  // For hosts that cannot redirect; Muster's server answers 301 from the site profile instead.
  void add_redirect_pages(std::vector<OutputFile>& files) {
    for (const auto& [from, to] : site_.redirects) {
      if (from.find('#') != std::string::npos) continue;
      const std::string name = from.substr(from.rfind('/') + 1);
      const std::string path = name.empty() || name.find('.') != std::string::npos ? from : from + "/";
      const std::string target = escape_html(to);
      files.push_back(
          {"public/" + output_path(path),
           "<!doctype html>\n<html lang=\"" + escape_html(site_.settings.language) +
               "\">\n<meta charset=\"utf-8\">\n<title>" + target +
               "</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url=" +
               target + "\">\n<link rel=\"canonical\" href=\"" + target + "\">\n<p><a href=\"" + target + "\">" +
               target + "</a></p>\n</html>\n"});
    }
  }

  SiteProfile profile() const {
    SiteProfile profile;
    profile.title = site_.settings.title;
    profile.description = site_.settings.description;
    profile.base_url = site_.settings.base_url;
    profile.organisation_name = site_.settings.organisation.name;
    profile.organisation_email = site_.settings.organisation.email;
    profile.organisation_phone = site_.settings.organisation.phone;
    profile.organisation_url = site_.settings.organisation.url;
    profile.has_search = site_.settings.search_enabled;
    profile.has_roster = site_.settings.roster.enabled;
    profile.content_security_policy = theme_.content_security_policy;
    profile.redirects = site_.redirects;
    for (const Page& page : site_.pages)
      if (profile.pages.size() < kMostListedPages && !page.parsed.front.draft)
        profile.pages[page.parsed.url] = page.parsed.front.title.value;
    for (const Edition& edition : site_.editions) {
      profile.languages.push_back(edition.language);
      std::map<std::string, std::string>& strings = profile.strings[edition.language];
      for (const auto& [language, table] : theme_.strings)
        for (const auto& [key, text] : table) strings[key] = theme_.string(edition.language, key);
    }
    return profile;
  }

  const Site& site_;
  const Theme& theme_;
  std::vector<TemplateData> site_data_;  // By edition.
  std::vector<TemplateSet> templates_;   // Likewise.
  std::mutex mutex_;
  std::map<std::string, std::string> navigations_;
};

void check_templates(const Site& site, const Theme& theme, std::vector<Diagnostic>& problems) {
  for (const Page& page : site.pages) {
    const PlacedText& name = page.parsed.front.template_name;
    if (name.value.empty() || theme.templates.contains(name.value)) continue;
    std::vector<std::string> known;
    for (const auto& [key, text] : theme.templates) known.push_back(key);
    const auto nearest = nearest_word(name.value, known);
    problems.push_back({Severity::kError, "theme/unknown-template", page.parsed.path, name.position,
                        "the theme has no template \"" + name.value + "\"",
                        nearest ? "did you mean \"" + *nearest + "\"?" : "take template out of the front matter",
                        name.length});
  }
}

SiteRenderer::SiteRenderer(const Site& site, const Theme& theme) : state_(std::make_unique<State>(site, theme)) {}

SiteRenderer::~SiteRenderer() = default;

OutputFile SiteRenderer::page(std::size_t number) { return state_->page(number); }

std::vector<OutputFile> SiteRenderer::other_files() { return state_->other_files(); }

}  // namespace muster
