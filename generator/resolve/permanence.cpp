// What was published and is no more, with the likeliest new home and the line that leads there.
#include "generator/resolve/permanence.h"

#include <algorithm>
#include <map>
#include <optional>

#include "generator/model/content_path.h"
#include "generator/resolve/likeliest_home.h"
#include "generator/resolve/published_page.h"

namespace muster {

namespace {

constexpr const char* kSettingsFile = "site.yaml";

struct Loss {
  std::string url;
  std::string anchor;  // Empty: the page.
  PublishedText was;
  std::optional<Home> home;

  std::string address() const { return anchor.empty() ? url : url + "#" + anchor; }
};

// A text as it can stand in a list of YAML written on one line.
std::string flow_text(const std::string& text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char byte) {
    return byte < 0 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           std::string_view("/_.#-").find(byte) != std::string_view::npos;
  });
  return is_plain ? text : "\"" + text + "\"";
}

std::string flow_alias(const std::string& address, const std::string& anchor) {
  return anchor.empty() ? flow_text(address) : "{" + flow_text(address) + ": " + flow_text(anchor) + "}";
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

const Heading* heading_at(const ParsedPage& page, const std::string& anchor) {
  const auto found = std::find_if(page.headings.begin(), page.headings.end(),
                                  [&](const Heading& heading) { return heading.anchor == anchor; });
  return found == page.headings.end() ? nullptr : &*found;
}

class PermanenceCheck {
 public:
  PermanenceCheck(const Site& site, const SiteIndex& index, const PublishedRelease& published,
                  std::vector<Diagnostic>& problems)
      : site_(site), index_(index), published_(published), problems_(problems) {}

  void check() {
    for (const auto& [url, anchors] : published_.urls) {
      const auto page = index_.urls.find(url);
      if (page == index_.urls.end()) {
        if (!is_accounted_for(url)) losses_.push_back({url, "", {}, {}});
        continue;
      }
      for (const std::string& anchor : anchors)
        if (!page->second.contains(anchor) && !is_redirected_or_expired(url + "#" + anchor))
          losses_.push_back({url, anchor, {}, {}});
    }
    for (Loss& loss : losses_) read_what_was(loss);
    // A redirect to an expired page may go after it.
    std::erase_if(losses_, [&](const Loss& loss) {
      return index_.expired.contains(loss.was.leads_to.substr(0, loss.was.leads_to.find('#')));
    });
    if (losses_.empty()) return;
    find_homes();
    for (const Loss& loss : losses_) report(loss);
  }

 private:
  bool is_accounted_for(const std::string& url) const {
    const bool is_unread = std::any_of(index_.unreadable.begin(), index_.unreadable.end(),
                                       [&](const std::string& path) { return page_url(path) == url; });
    // A file or a page of the program may have taken the place.
    return is_unread || is_redirected_or_expired(url) || site_.other_urls.contains(url);
  }

  bool is_redirected_or_expired(const std::string& address) const {
    return site_.redirects.contains(address) || index_.expired.contains(address);
  }

  void read_what_was(Loss& loss) const {
    const std::string html = published_.html ? published_.html(loss.url) : "";
    loss.was = loss.anchor.empty() ? published_page(html)
                                   : published_place(html, loss.anchor, published_.urls.at(loss.url));
  }

  void find_homes() {
    const HomeFinder finder(site_, published_.urls);
    for (Loss& loss : losses_) {
      loss.home = loss.was.leads_to.empty()
                      ? finder.find({loss.url, loss.anchor, loss.was.title, loss.was.text})
                      : home_at(loss.was.leads_to);
      if (loss.home) aliases_[loss.home->page].push_back(flow_alias(loss.address(), loss.home->anchor));
    }
  }

  // Where a redirect led that is gone, when that is a page still.
  std::optional<Home> home_at(const std::string& address) const {
    const std::size_t hash = address.find('#');
    const auto page = index_.page_by_url.find(address.substr(0, hash));
    if (page == index_.page_by_url.end()) return std::nullopt;
    return Home{page->second, hash == std::string::npos ? "" : address.substr(hash + 1),
                site_.pages[page->second].parsed.front.title.value};
  }

  // The front matter's line with all that the page must lead from: what it has, and what was lost to it.
  std::string aliases_line(const ParsedPage& page, const std::vector<std::string>& lost) const {
    std::string list;
    for (const Alias& alias : page.front.aliases)
      list += (list.empty() ? "" : ", ") + flow_alias(alias.from.value, alias.anchor.value);
    for (const std::string& alias : lost) list += (list.empty() ? "" : ", ") + alias;
    return "aliases: [" + list + "]";
  }

  std::string paste(const ParsedPage& page, const std::string& line) const {
    const std::string where = "the front matter of " + page.path + ": " + line;
    return page.front.aliases.empty() ? "add this line to " + where : "write this in place of the aliases in " + where;
  }

  static std::string what_is_lost(const Loss& loss) {
    const std::string title = loss.was.title.empty() ? "" : " (" + quoted(loss.was.title) + ")";
    if (!loss.anchor.empty()) return "the anchor #" + loss.anchor + title + " of " + loss.url + " is published";
    if (!loss.was.leads_to.empty()) return "the old address " + loss.url + " leads to " + loss.was.leads_to;
    return "the page " + loss.url + title + " is published";
  }

  void report(const Loss& loss) {
    Diagnostic problem{Severity::kError, loss.anchor.empty() ? "permanence/lost-page" : "permanence/lost-anchor",
                       kSettingsFile,    {},
                       what_is_lost(loss) + " and would be gone",
                       ""};
    if (loss.home)
      point_to_home(loss, problem);
    else if (!loss.was.leads_to.empty())
      problem.help = "to keep it, write redirects: {" + flow_text(loss.url) + ": " + flow_text(loss.was.leads_to) +
                     "} in site.yaml, or another address";
    else if (loss.anchor.empty())
      problem.help = "nothing is much like it; write where it is now: redirects: {" + flow_text(loss.url) +
                     ": /new/page/} here, or aliases: [" + flow_text(loss.url) +
                     "] in the front matter of the page that replaces it";
    else
      point_to_page(loss, problem);
    problems_.push_back(std::move(problem));
  }

  void point_to_home(const Loss& loss, Diagnostic& problem) const {
    const ParsedPage& page = site_.pages[loss.home->page].parsed;
    const Heading* heading = heading_at(page, loss.home->anchor);
    problem.file = heading == nullptr || heading->file.empty() ? page.path : heading->file;
    problem.position = heading == nullptr ? page.front.title.position : heading->position;
    if (heading == nullptr) problem.length = page.front.title.length;
    const std::string line = paste(page, aliases_line(page, aliases_.at(loss.home->page)));
    // A heading may take the old anchor as long as nobody knows its new one.
    const bool is_own = page.url == loss.url && !published_.urls.at(loss.url).contains(loss.home->anchor);
    if (!loss.was.leads_to.empty())
      problem.help = "to keep it, " + line;
    else if (is_own && !loss.anchor.empty())
      problem.help = quoted(loss.home->title) + " is most like it: give that heading the anchor back with {#" +
                     loss.anchor + "}, or " + line;
    else
      problem.help = quoted(loss.home->title) + " is most like it: " + line;
  }

  void point_to_page(const Loss& loss, Diagnostic& problem) const {
    const ParsedPage& page = site_.pages[index_.page_by_url.find(loss.url)->second].parsed;
    problem.file = page.path;
    problem.position = page.front.title.position;
    problem.length = page.front.title.length;
    problem.help = "nothing is much like it: give a heading its anchor back with {#" + loss.anchor +
                   "}, or, to lead to the top of the page, " +
                   paste(page, aliases_line(page, {flow_alias(loss.address(), "")}));
  }

  const Site& site_;
  const SiteIndex& index_;
  const PublishedRelease& published_;
  std::vector<Diagnostic>& problems_;
  std::vector<Loss> losses_;
  std::map<std::size_t, std::vector<std::string>> aliases_;  // Page -> what it should lead from, as in YAML.
};

}  // namespace

void check_permanence(const Site& site, const SiteIndex& index, const PublishedRelease& published,
                      std::vector<Diagnostic>& problems) {
  PermanenceCheck(site, index, published, problems).check();
}

}  // namespace muster
