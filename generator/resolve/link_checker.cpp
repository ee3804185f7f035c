// A link leads to a page, to a file, or to something the program makes; its anchor must be there too.
#include "generator/resolve/link_checker.h"

#include <algorithm>

#include "core/text/nearest.h"
#include "core/text/utf8.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

std::string with_slash(std::string_view path) {
  std::string url(path);
  const std::size_t name = url.rfind('/') + 1;
  if (!url.ends_with('/') && url.find('.', name) == std::string::npos) url += '/';
  return url;
}

std::string base_name(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

class LinkChecker {
 public:
  LinkChecker(const ParsedPage& page, const SiteIndex& index, std::vector<Diagnostic>& problems)
      : page_(page), index_(index), problems_(problems) {}

  void check(const PageLink& link) {
    if (link.path.empty()) {
      check_anchor(link, page_.url);
    } else if (link.path.starts_with('/')) {
      check_site_path(link);
    } else {
      check_file(link);
    }
  }

 private:
  void report(const PageLink& link, std::string code, std::string message, std::string help) {
    problems_.push_back({Severity::kError, std::move(code), page_.path, link.position, std::move(message),
                         std::move(help), static_cast<int>(count_code_points(link.written))});
  }

  void check_site_path(const PageLink& link) {
    const std::string url = with_slash(link.path);
    if (index_.urls.contains(url)) {
      check_anchor(link, url);
      return;
    }
    if (index_.made_urls.contains(url) || index_.static_paths.contains(link.path.substr(1))) return;
    report(link, "link/broken", "there is no page or file at " + link.path,
           "link to the Markdown file instead, by its path from here: ../cpd/index.md");
  }

  void check_file(const PageLink& link) {
    const auto page = index_.page_by_path.find(link.path);
    if (page != index_.page_by_path.end()) {
      check_anchor(link, page_url(link.path));
      return;
    }
    if (index_.static_paths.contains(link.path)) return;
    if (index_.drafts.contains(link.path)) {
      report(link, "link/draft", "\"" + link.path + "\" is a draft, so readers would find nothing there",
             "take draft: true out of that page, or build with --drafts to look at it");
      return;
    }
    const std::string what = link.kind == PageLink::Kind::kImage ? "image" : "file";
    report(link, "link/broken", "there is no " + what + " \"" + link.path + "\" in the content folder",
           suggestion(link));
  }

  std::string suggestion(const PageLink& link) const {
    const bool folder = link.path.find('.') == std::string::npos;
    if (folder && index_.page_by_path.contains(link.path + ".md"))
      return "write the file's name: " + link.written + ".md";
    if (folder && index_.page_by_path.contains(link.path + "/index.md"))
      return "write the file's name: " + std::string(link.written.ends_with('/') ? link.written : link.written + "/") +
             "index.md";
    std::vector<std::string> same_name;
    std::vector<std::string> known;
    auto add = [&](const std::string& path) {
      known.push_back(path);
      if (base_name(path) == base_name(link.path)) same_name.push_back(path);
    };
    for (const auto& [path, number] : index_.page_by_path) add(path);
    for (const std::string& path : index_.static_paths) add(path);
    if (same_name.size() == 1) return "did you mean \"" + same_name.front() + "\"?";
    const auto nearest = nearest_word(link.path, known);
    if (nearest) return "did you mean \"" + *nearest + "\"?";
    return "a path is relative to the folder of this page: from " + page_.path + ", ../ is one folder up";
  }

  void check_anchor(const PageLink& link, const std::string& url) {
    if (link.anchor.empty()) return;
    const auto found = index_.urls.find(url);
    if (found == index_.urls.end() || found->second.contains(link.anchor)) return;
    const auto nearest = nearest_word(link.anchor, {found->second.begin(), found->second.end()});
    const std::string where = url == page_.url ? "this page" : url;
    std::string help = "give the heading you mean a fixed anchor: ## Heading {#" + link.anchor + "}";
    if (nearest) help = "did you mean \"#" + *nearest + "\"?";
    report(link, "link/broken-anchor", "there is no heading with the anchor \"" + link.anchor + "\" on " + where,
           std::move(help));
  }

  const ParsedPage& page_;
  const SiteIndex& index_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace

void check_links(const ParsedPage& page, const SiteIndex& index, std::vector<Diagnostic>& problems) {
  LinkChecker checker(page, index, problems);
  for (const PageLink& link : page.links) checker.check(link);
}

bool leads_somewhere(std::string_view url, const SiteIndex& index) {
  const std::size_t hash = url.find('#');
  const std::string path = with_slash(url.substr(0, hash));
  const auto page = index.urls.find(path);
  if (page == index.urls.end()) return index.made_urls.contains(path) || index.static_paths.contains(path.substr(1));
  return hash == std::string_view::npos || page->second.contains(std::string(url.substr(hash + 1)));
}

}  // namespace muster
