// One table from two sources; what would hide a page or lead nowhere is refused.
#include "generator/resolve/redirects.h"

#include <algorithm>
#include <set>

#include "core/text/nearest.h"
#include "generator/model/content_path.h"
#include "generator/resolve/link_checker.h"

namespace muster {

namespace {

class RedirectCollector {
 public:
  RedirectCollector(const SiteIndex& index, std::vector<Diagnostic>& problems) : index_(index), problems_(problems) {}

  void add(const std::string& file, const PlacedText& from, const std::string& to) {
    if (leads_somewhere(from.value, index_)) {
      report("redirect/shadows-page", file, from, from.value + " is a page of this site, so it cannot lead elsewhere",
             "take this line out, or move that page");
      return;
    }
    const auto [twin, is_new] = redirects_.try_emplace(with_slash(from.value), to);
    if (!is_new && twin->second != to)
      report("redirect/duplicate", file, from, from.value + " already leads to " + twin->second, "keep one of the two");
  }

  // Once all are known, for a redirect may lead to another one.
  void check_target(const PlacedText& to) {
    if (!to.value.starts_with('/') || leads_somewhere(to.value, index_)) return;
    const std::string url = with_slash(to.value.substr(0, to.value.find('#')));
    auto gone = link_to_expired(to.value, index_);
    if (gone && !redirects_.contains(url))
      report_expired("site.yaml", to, std::move(*gone));
    else if (redirects_.contains(url))
      report("redirect/broken", "site.yaml", to, "there is only another redirect at " + to.value, end_of_chain(url));
    else if (index_.urls.contains(url))
      report("redirect/broken", "site.yaml", to, "there is no such anchor on the page " + url,
             "correct the anchor, or leave it out: " + url);
    else
      report("redirect/broken", "site.yaml", to, "there is no page at " + to.value, likeliest_page(url));
  }

  void check_anchor(const ParsedPage& page, const PlacedText& anchor) {
    const std::set<std::string>& known = index_.urls.at(page.url);
    if (anchor.value.empty() || known.contains(anchor.value)) return;
    if (auto gone = link_to_expired(page.url + "#" + anchor.value, index_)) {
      report_expired(page.path, anchor, std::move(*gone));
      return;
    }
    const auto nearest = nearest_word(anchor.value, {known.begin(), known.end()});
    report("redirect/broken", page.path, anchor, "there is no heading with the anchor \"" + anchor.value + "\" on this page",
           nearest ? "did you mean \"" + *nearest + "\"?" : "name the anchor of a heading of this page");
  }

  std::map<std::string, std::string> take() { return std::move(redirects_); }

 private:
  void report(std::string code, const std::string& file, const PlacedText& text, std::string message,
              std::string help) {
    problems_.push_back(
        {Severity::kError, std::move(code), file, text.position, std::move(message), std::move(help), text.length});
  }

  void report_expired(const std::string& file, const PlacedText& text, HiddenLink gone) {
    report(std::move(gone.code), file, text, std::move(gone.message), std::move(gone.help));
    problems_.back().severity = gone.severity;
  }

  std::string end_of_chain(const std::string& begin) const {
    std::string at = begin;
    for (std::size_t steps = 0; steps <= redirects_.size(); ++steps) {
      const auto next = redirects_.find(with_slash(at));
      if (next == redirects_.end()) return "name where it leads in the end: " + at;
      at = next->second;
    }
    return "these redirects lead in a circle: name the page that is meant";
  }

  std::string likeliest_page(const std::string& url) const {
    std::vector<std::string> known;
    for (const auto& [page, anchors] : index_.urls) known.push_back(page);
    const auto nearest = nearest_word(url, known);
    return nearest ? "did you mean " + *nearest + "?" : "name the address of a page, such as /cpd/";
  }

  const SiteIndex& index_;
  std::vector<Diagnostic>& problems_;
  std::map<std::string, std::string> redirects_;
};

// The page that a browser comes to; it keeps what follows "#" on its way.
std::string end_of_redirects(std::string url, const std::map<std::string, std::string>& redirects) {
  for (std::size_t steps = 0; steps <= redirects.size(); ++steps) {
    const auto next = redirects.find(url);
    if (next == redirects.end()) break;
    url = next->second.substr(0, next->second.find('#'));
  }
  return url;
}

// What a reader is told of the place that an address leads to.
std::string title_of(const std::string& address, const Site& site, const SiteIndex& index) {
  const std::size_t hash = address.find('#');
  const auto number = index.page_by_url.find(address.substr(0, hash));
  if (number == index.page_by_url.end()) return address;
  const Page& page = site.pages[number->second];
  if (hash == std::string::npos) return page.parsed.front.title.value;
  const std::string anchor = address.substr(hash + 1);
  for (const Heading& heading : page.parsed.headings)
    if (heading.anchor == anchor) return heading.title;
  for (const RepeatedEntry& entry : page.repeated)
    if (entry.anchor == anchor) return site.pages[entry.page].parsed.entries[entry.entry].title;
  return page.parsed.front.title.value;
}

}  // namespace

std::map<std::string, std::string> collect_redirects(const Site& site, const SiteIndex& index,
                                                     std::vector<Diagnostic>& problems) {
  RedirectCollector collector(index, problems);
  for (const Redirect& redirect : site.settings.redirects) collector.add("site.yaml", redirect.from, redirect.to.value);
  for (const Page& page : site.pages)
    for (const Alias& alias : page.parsed.front.aliases) {
      const std::string place = alias.anchor.value.empty() ? "" : "#" + alias.anchor.value;
      collector.check_anchor(page.parsed, alias.anchor);
      collector.add(page.parsed.path, alias.from, page.parsed.url + place);
    }
  for (const Redirect& redirect : site.settings.redirects) collector.check_target(redirect.to);
  return collector.take();
}

void place_moved_anchors(Site& site, const SiteIndex& index) {
  for (const auto& [from, to] : site.redirects) {
    const std::size_t hash = from.find('#');
    if (hash == std::string::npos) continue;
    const auto number = index.page_by_url.find(end_of_redirects(from.substr(0, hash), site.redirects));
    if (number == index.page_by_url.end()) continue;
    Page& page = site.pages[number->second];
    MovedAnchor moved{from.substr(hash + 1), to, title_of(to, site, index)};
    const bool is_known = std::any_of(page.moved.begin(), page.moved.end(),
                                      [&](const MovedAnchor& other) { return other.anchor == moved.anchor; });
    if (to != page.parsed.url && !is_known && !index.urls.at(page.parsed.url).contains(moved.anchor))
      page.moved.push_back(std::move(moved));
  }
}

}  // namespace muster
