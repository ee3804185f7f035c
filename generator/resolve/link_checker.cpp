// A link leads to a page, to a file, or to something the program makes; its anchor must be there too.
#include "generator/resolve/link_checker.h"

#include <algorithm>
#include <cctype>

#include "core/text/nearest.h"
#include "generator/model/content_path.h"

namespace muster {

namespace {

std::string base_name(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char left, unsigned char right) { return std::tolower(left) == std::tolower(right); });
}

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
    problems_.push_back({Severity::kError, std::move(code), file_of(link), link.position, std::move(message),
                         std::move(help), link.length});
  }

  void report(const PageLink& link, HiddenLink found) {
    report(link, std::move(found.code), std::move(found.message), std::move(found.help));
    problems_.back().severity = found.severity;
  }

  const std::string& file_of(const PageLink& link) const { return link.file.empty() ? page_.path : link.file; }

  void check_site_path(const PageLink& link) {
    const std::string url = with_slash(link.path);
    if (index_.urls.contains(url)) {
      check_anchor(link, url);
      return;
    }
    if (index_.made_urls.contains(url) || index_.static_paths.contains(link.path.substr(1))) return;
    if (auto gone = link_to_expired(url, index_))
      report(link, std::move(*gone));
    else
      report(link, "link/broken", "there is no page or file at " + link.path, site_path_advice(link, url));
  }

  void check_file(const PageLink& link) {
    const auto page = index_.page_by_path.find(link.path);
    if (page != index_.page_by_path.end()) {
      check_anchor(link, page_url(link.path));
      return;
    }
    if (index_.static_paths.contains(link.path)) return;
    const auto hidden = index_.hidden.find(link.path);
    if (hidden != index_.hidden.end()) {
      report(link, link_to_hidden(link.path, hidden->second));
      return;
    }
    if (index_.unreadable.contains(link.path)) return;
    const std::string what = link.kind == PageLink::Kind::kImage ? "image" : "file";
    if (link.path == "..")
      report(link, "link/broken", "this path leaves the content folder",
             "only what is in the content folder is published: put the " + what + " there");
    else
      report(link, "link/broken", "there is no " + what + " \"" + link.path + "\" in the content folder", advice(link));
  }

  std::string site_path_advice(const PageLink& link, const std::string& url) const {
    std::string page = link.path.substr(1);
    if (link.is_raw && index_.page_by_path.contains(page))
      return "raw HTML needs the address of the page: " + page_url(page);
    if (!index_.page_by_path.contains(page)) {
      std::vector<std::string> urls;
      for (const auto& [known, number] : index_.page_by_url) urls.push_back(known);
      const auto nearest = nearest_word(url, urls);
      if (!nearest) return "link to a Markdown file by its path from here, for example ../cpd/index.md";
      page = path_of(*nearest);
    }
    return did_you_mean(link, link.is_raw ? page_url(page) : page);
  }

  std::string path_of(const std::string& url) const {
    const std::size_t wanted = index_.page_by_url.at(url);
    const auto found = std::find_if(index_.page_by_path.begin(), index_.page_by_path.end(),
                                    [&](const auto& entry) { return entry.second == wanted; });
    return found->first;
  }

  std::string advice(const PageLink& link) const {
    if (link.path.find("www.") != std::string::npos && link.written.starts_with("www."))
      return "an address of another site begins with https://: https://" + link.written;
    if (link.written.find('@') != std::string::npos && link.written.find('/') == std::string::npos)
      return "an e-mail address begins with mailto: mailto:" + link.written;
    std::string path = link.path;
    std::replace(path.begin(), path.end(), '\\', '/');
    for (const std::string& tried : {path, path + ".md", path + "/index.md", without_ending(path) + ".md"})
      if (is_file(tried)) return did_you_mean(link, tried);
    const std::string found = likeliest_file(path);
    if (found.empty()) return where_paths_begin(link);
    return did_you_mean(link, found) + (equal_but_for_case(found, path) ? " Upper and lower case count" : "");
  }

  bool is_file(const std::string& path) const {
    return index_.page_by_path.contains(path) || index_.static_paths.contains(path);
  }

  static std::string without_ending(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos || path.find('/', dot) != std::string::npos ? path : path.substr(0, dot);
  }

  std::string did_you_mean(const PageLink& link, const std::string& path) const {
    return "did you mean \"" + (path.starts_with('/') ? path : relative_path(file_of(link), path)) + "\"?";
  }

  // The one file of the same name, wherever it is, or one with a path close to it.
  std::string likeliest_file(const std::string& path) const {
    std::vector<std::string> same_name;
    std::vector<std::string> known;
    auto add = [&](const std::string& file) {
      known.push_back(file);
      if (base_name(file) == base_name(path)) same_name.push_back(file);
    };
    for (const auto& [file, number] : index_.page_by_path) add(file);
    for (const std::string& file : index_.static_paths) add(file);
    return same_name.size() == 1 ? same_name.front() : nearest_word(path, known).value_or("");
  }

  std::string where_paths_begin(const PageLink& link) const {
    if (link.kind == PageLink::Kind::kImage) return "put the image into the content folder, or correct its path";
    const std::string& file = file_of(link);
    const std::size_t slash = file.rfind('/');
    if (slash == std::string::npos)
      return "write the path of a file below the content folder, for example cpd/index.md";
    return "write the path of a file as seen from the folder " + file.substr(0, slash) +
           ", where this page stands; ../ is one folder up";
  }

  void check_anchor(const PageLink& link, const std::string& url) {
    if (link.anchor.empty()) return;
    const auto found = index_.urls.find(url);
    if (found == index_.urls.end() || found->second.contains(link.anchor)) return;
    if (auto gone = link_to_expired(url + "#" + link.anchor, index_)) {
      report(link, std::move(*gone));
      return;
    }
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

std::optional<HiddenLink> link_to_expired(std::string_view url, const SiteIndex& index) {
  const std::string address = with_slash(url);
  auto gone = index.expired.find(address.substr(0, address.find('#')));
  if (gone == index.expired.end()) gone = index.expired.find(address);
  if (gone == index.expired.end()) return std::nullopt;
  return link_to_hidden(gone->second, index.hidden.find(gone->second)->second);
}

}  // namespace muster
