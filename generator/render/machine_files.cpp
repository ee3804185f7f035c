// Each file by its own specification, named in the header.
#include "generator/render/machine_files.h"

#include <algorithm>
#include <cstdlib>

#include "core/text/escape.h"

namespace muster {

namespace {

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::size_t kFeedEntries = 50;

std::string element(const std::string& name, const std::string& text) {
  return "<" + name + ">" + escape_html(text) + "</" + name + ">\n";
}

std::string sitemap(const Site& site) {
  std::string xml = std::string(kXml) + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const Page& page : site.pages) {
    if (page.parsed.front.draft) continue;
    xml += "<url>\n" + element("loc", site.settings.base_url + page.parsed.url);
    if (!page.parsed.front.updated.empty()) xml += element("lastmod", page.parsed.front.updated);
    xml += "</url>\n";
  }
  return xml + "</urlset>\n";
}

std::string robots(const Site& site) {
  return "User-agent: *\nDisallow: /search/\nDisallow: /api/\nDisallow: /roster/?\n\nSitemap: " +
         site.settings.base_url + "/sitemap.xml\n";
}

struct FeedEntry {
  std::string id;
  std::string date;
  std::string title;
  std::string url;
  std::string summary;
};

// The changes that policies state in their history. A site that keeps no history at all gets its pages by the date they
// were updated on instead.
std::vector<FeedEntry> feed_entries(const Site& site, std::size_t edition) {
  std::vector<FeedEntry> changes;
  std::vector<FeedEntry> updates;
  for (const Page& page : site.pages) {
    const FrontMatter& front = page.parsed.front;
    if (front.draft || page.edition != edition) continue;
    const std::string url = site.settings.base_url + page.parsed.url;
    for (std::size_t number = 0; number < front.history.size(); ++number) {
      const HistoryItem& item = front.history[number];
      // Counted from the oldest, so that an id stays when a change is added.
      const std::string id = url + "#change-" + std::to_string(front.history.size() - number);
      changes.push_back({id, item.date, front.title.value, url, item.note});
    }
    if (!front.updated.empty()) updates.push_back({url, front.updated, front.title.value, url, front.description});
  }
  std::vector<FeedEntry>& entries = changes.empty() ? updates : changes;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const FeedEntry& a, const FeedEntry& b) { return a.date > b.date; });
  if (entries.size() > kFeedEntries) entries.resize(kFeedEntries);
  return std::move(entries);
}

std::string feed(const Site& site, std::size_t number) {
  const Edition& edition = site.editions[number];
  const std::vector<FeedEntry> entries = feed_entries(site, number);
  const std::string home = site.settings.base_url + edition.folder;
  const std::string author =
      site.settings.organisation.name.empty() ? site.settings.title : site.settings.organisation.name;
  std::string xml = std::string(kXml) + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
                    escape_html(edition.language) + "\">\n";
  xml += element("title", edition.title) + element("id", home);
  xml += "<link rel=\"self\" href=\"" + escape_html(home) + "feed.xml\"/>\n<link href=\"" + escape_html(home) + "\"/>\n";
  xml += element("updated", (entries.empty() ? std::string("1970-01-01") : entries.front().date) + "T00:00:00Z");
  xml += "<author>" + element("name", author) + "</author>\n";
  for (const FeedEntry& entry : entries) {
    xml += "<entry>\n" + element("title", entry.title) + element("id", entry.id);
    xml += "<link href=\"" + escape_html(entry.url) + "\"/>\n" + element("updated", entry.date + "T00:00:00Z");
    if (!entry.summary.empty()) xml += element("summary", entry.summary);
    xml += "</entry>\n";
  }
  return xml + "</feed>\n";
}

// OpenSearch: at most 16 characters for ShortName.
std::string open_search(const Site& site, std::size_t number) {
  const Edition& edition = site.editions[number];
  const Organisation& organisation = site.settings.organisation;
  std::string name = organisation.short_name.empty() ? edition.title : organisation.short_name;
  if (name.size() > 16) name = "Search";
  const std::string base = escape_html(site.settings.base_url);
  const std::string language = number == 0 ? "" : "language=" + escape_html(edition.language) + "&amp;";
  return std::string(kXml) + "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n" +
         element("ShortName", name) + element("Description", edition.title) + "<Url type=\"text/html\" template=\"" + base +
         escape_html(edition.folder) + "search/?q={searchTerms}\"/>\n" +
         "<Url type=\"application/x-suggestions+json\" template=\"" + base + "/api/suggest?" + language +
         "q={searchTerms}\"/>\n" + element("Language", edition.language) +
         "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n";
}

std::string security_contact(const Site& site) {
  const Organisation& organisation = site.settings.organisation;
  const std::string contact = organisation.email.empty() ? organisation.url : "mailto:" + organisation.email;
  if (contact.empty()) return {};
  // RFC 9116 asks for an Expires field: the end of the year after the one the site is made for, so that the file does
  // not change every day. Without a date, the newest year a page promises to be reviewed in.
  std::string year = site.date.empty() ? "2027" : std::to_string(std::atoi(site.date.c_str()) + 1);
  for (const Page& page : site.pages) {
    const std::string review = page.parsed.front.review_by.value.substr(0, 4);
    if (site.date.empty() && review > year) year = review;
  }
  return "Contact: " + contact + "\nExpires: " + year +
         "-12-31T23:59:59Z\nPreferred-Languages: " + site.settings.language + "\nCanonical: " + site.settings.base_url +
         "/.well-known/security.txt\n";
}

}  // namespace

std::vector<OutputFile> machine_files(const Site& site) {
  std::vector<OutputFile> files{{"public/sitemap.xml", sitemap(site)}, {"public/robots.txt", robots(site)}};
  for (std::size_t number = 0; number < site.editions.size(); ++number) {
    const std::string folder = "public" + site.editions[number].folder;
    files.push_back({folder + "feed.xml", feed(site, number)});
    if (site.settings.search_enabled) files.push_back({folder + "opensearch.xml", open_search(site, number)});
  }
  std::string contact = security_contact(site);
  if (!contact.empty()) files.push_back({"public/.well-known/security.txt", std::move(contact)});
  return files;
}

}  // namespace muster
