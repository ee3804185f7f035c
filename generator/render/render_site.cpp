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

namespace muster {

namespace {

std::string template_of(const Page& page) {
  if (!page.parsed.front.template_name.value.empty()) return page.parsed.front.template_name.value;
  switch (page.parsed.front.type) {
    case PageType::kFaq: return "faq";
    case PageType::kDesignation: return "designation";
    case PageType::kPage: break;
  }
  return page.parsed.url == "/" ? "home" : "page";
}

}  // namespace

class SiteRenderer::State {
 public:
  State(const Site& site, const Theme& theme)
      : site_(site), theme_(theme), pool_(theme), site_data_(site_data(site, theme)) {}

  OutputFile page(std::size_t number) {
    const Page& page = site_.pages[number];
    TemplateData data = page_data(site_, page, theme_);
    return {"public/" + output_path(page.parsed.url), finish(data, template_of(page), page.parsed.url)};
  }

  std::vector<OutputFile> other_files() {
    std::vector<OutputFile> files;
    add_filled_pages(files);
    add_redirect_pages(files);
    files.push_back({"shell/site.json", site_profile_to_json(profile())});
    for (OutputFile& file : machine_files(site_)) files.push_back(std::move(file));
    files.insert(files.end(), theme_.files.begin(), theme_.files.end());
    return files;
  }

 private:
  std::string navigation(const std::string& url) {
    const std::string key = navigation_key(site_.navigation, url);
    {
      const std::lock_guard lock(mutex_);
      const auto found = navigations_.find(key);
      if (found != navigations_.end()) return found->second;
    }
    const TemplateData data = navigation_data(site_, url);
    std::string html = pool_.render("navigation", {site_data_, data});
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

  std::string finish(TemplateData& data, const std::string& body_template, const std::string& url) {
    data.set("main", pool_.render(body_template, {site_data_, data}));
    data.set("navigation", navigation(url));
    return pool_.render("layout", {site_data_, data});
  }

  const Page* page_at(const std::string& url) const {
    for (const Page& page : site_.pages)
      if (page.parsed.url == url) return &page;
    return nullptr;
  }

  // A page with slots comes twice: with marks for the server, and empty for hosts of plain files.
  void add_slotted(std::vector<OutputFile>& files, TemplateData data, const std::string& body_template,
                   const std::string& url, const std::string& shell, const std::string& published) {
    if (!published.empty() && page_at(url) == nullptr) {
      TemplateData plain = data;
      files.push_back({published, finish(plain, body_template, url)});
    }
    data.set("alert", "[[muster:alert]]");
    data.set("results", "[[muster:results]]");
    data.set("query", "[[muster:query]]");
    data.set("document_title", "[[muster:title]] - " + site_.settings.title);
    files.push_back({shell, finish(data, body_template, url)});
  }

  TemplateData data_for(const std::string& url, const std::string& title_key) {
    const Page* page = page_at(url);
    if (page != nullptr) return page_data(site_, *page, theme_);
    return made_page_data(site_, {url, title_key, ""}, theme_);
  }

  void add_filled_pages(std::vector<OutputFile>& files) {
    if (site_.settings.search_enabled)
      add_slotted(files, data_for("/search/", "search_title"), "search", "/search/", "shell/search.html",
                  "public/search/index.html");
    if (site_.settings.roster.enabled)
      add_slotted(files, data_for("/roster/", "roster_title"), "roster", "/roster/", "shell/roster.html",
                  "public/roster/index.html");
    TemplateData missing = made_page_data(site_, {"", "error_404_title", ""}, theme_);
    missing.set("results", "<p>" + escape_html(theme_.string(site_.settings.language, "error_404_text")) + "</p>\n");
    files.push_back({"public/404.html", finish(missing, "error", "")});
    TemplateData error = made_page_data(site_, {"", "error_other_title", ""}, theme_);
    TemplateData page = *error.get("page");
    page.set("title", "[[muster:title]]");
    page.set("title_html", "[[muster:title]]");
    error.set("page", page);
    add_slotted(files, error, "error", "", "shell/error.html", "");
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
    profile.languages = {site_.settings.language};
    profile.has_search = site_.settings.search_enabled;
    profile.has_roster = site_.settings.roster.enabled;
    profile.content_security_policy = theme_.content_security_policy;
    profile.redirects = site_.redirects;
    std::map<std::string, std::string>& strings = profile.strings[site_.settings.language];
    for (const auto& [language, table] : theme_.strings)
      for (const auto& [key, text] : table) strings[key] = theme_.string(site_.settings.language, key);
    return profile;
  }

  const Site& site_;
  const Theme& theme_;
  TemplatePool pool_;
  TemplateData site_data_;
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
