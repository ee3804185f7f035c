// One table from two sources; what would hide a page or lead nowhere is refused.
#include "generator/resolve/redirects.h"

#include "generator/resolve/link_checker.h"

namespace muster {

namespace {

class RedirectCollector {
 public:
  RedirectCollector(const SiteIndex& index, std::vector<Diagnostic>& problems) : index_(index), problems_(problems) {}

  void add(const std::string& file, const PlacedText& from, const std::string& to) {
    auto report = [&](std::string code, std::string message, std::string help) {
      problems_.push_back(
          {Severity::kError, std::move(code), file, from.position, std::move(message), std::move(help), from.length});
    };
    if (leads_somewhere(from.value, index_)) {
      report("redirect/shadows-page", from.value + " is a page of this site, so it cannot lead elsewhere",
             "take the redirect out, or move the page");
      return;
    }
    const auto [twin, is_new] = redirects_.try_emplace(from.value, to);
    if (!is_new && twin->second != to)
      report("redirect/duplicate", from.value + " already leads to " + twin->second, "keep one of the two");
  }

  void check_target(const Redirect& redirect) {
    if (!redirect.to.value.starts_with('/') || leads_somewhere(redirect.to.value, index_)) return;
    problems_.push_back({Severity::kError, "redirect/broken", "site.yaml", redirect.to.position,
                         "there is no page at " + redirect.to.value, "name the address of a page: /cpd/",
                         redirect.to.length});
  }

  std::map<std::string, std::string> take() { return std::move(redirects_); }

 private:
  const SiteIndex& index_;
  std::vector<Diagnostic>& problems_;
  std::map<std::string, std::string> redirects_;
};

}  // namespace

std::map<std::string, std::string> collect_redirects(const Site& site, const SiteIndex& index,
                                                     std::vector<Diagnostic>& problems) {
  RedirectCollector collector(index, problems);
  for (const Redirect& redirect : site.settings.redirects) {
    collector.check_target(redirect);
    collector.add("site.yaml", redirect.from, redirect.to.value);
  }
  for (const Page& page : site.pages)
    for (const PlacedText& alias : page.parsed.front.aliases) collector.add(page.parsed.path, alias, page.parsed.url);
  return collector.take();
}

}  // namespace muster
