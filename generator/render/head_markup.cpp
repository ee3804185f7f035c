// Links, Open Graph and JSON-LD (schema.org: FAQPage, Organization, BreadcrumbList).
#include "generator/render/head_markup.h"

#include <nlohmann/json.hpp>

#include "core/text/escape.h"

namespace muster {

namespace {

using Json = nlohmann::ordered_json;

std::string link_tag(std::string_view rel, const std::string& href, std::string_view rest) {
  return "<link rel=\"" + std::string(rel) + "\" href=\"" + escape_html(href) + "\"" + std::string(rest) + ">\n";
}

std::string meta_tag(std::string_view property, const std::string& content) {
  if (content.empty()) return {};
  return "<meta property=\"" + std::string(property) + "\" content=\"" + escape_html(content) + "\">\n";
}

std::string shared_links(const Site& site, const Edition& edition) {
  const std::string title = " title=\"" + escape_html(edition.title) + "\"";
  std::string html = link_tag("alternate", edition.folder + "feed.xml", " type=\"application/atom+xml\"" + title);
  if (site.settings.search_enabled)
    html += link_tag("search", edition.folder + "opensearch.xml", " type=\"application/opensearchdescription+xml\"" + title);
  return html;
}

// For search engines: the same page in the other languages, and the main one for everybody else.
std::string translation_links(const Site& site, const Page& page) {
  std::string html;
  for (const Translation& translation : page.translations)
    html += link_tag("alternate", site.settings.base_url + translation.url,
                     " hreflang=\"" + escape_html(site.editions[translation.edition].language) + "\"");
  if (!page.translations.empty() && page.translations.front().edition == 0)
    html += link_tag("alternate", site.settings.base_url + page.translations.front().url, " hreflang=\"x-default\"");
  return html;
}

// "<" must not end the script element early.
std::string json_script(const Json& json) {
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return "<script type=\"application/ld+json\">" + text + "</script>\n";
}

Json faq_json(const Page& page) {
  Json questions = Json::array();
  for (const FaqEntry& entry : page.parsed.entries)
    questions.push_back({{"@type", "Question"},
                         {"name", entry.title},
                         {"acceptedAnswer", {{"@type", "Answer"}, {"text", entry.text}}}});
  return {{"@context", "https://schema.org"}, {"@type", "FAQPage"}, {"mainEntity", questions}};
}

Json organisation_json(const Site& site) {
  const Organisation& organisation = site.settings.organisation;
  Json json = {{"@context", "https://schema.org"},
               {"@type", "Organization"},
               {"name", organisation.name.empty() ? site.settings.title : organisation.name},
               {"url", organisation.url.empty() ? site.settings.base_url + "/" : organisation.url}};
  if (!organisation.email.empty()) json["email"] = organisation.email;
  if (!organisation.phone.empty()) json["telephone"] = organisation.phone;
  return json;
}

Json breadcrumb_json(const Site& site, const Page& page) {
  Json items = Json::array();
  auto add = [&](const std::string& title, const std::string& url) {
    items.push_back({{"@type", "ListItem"},
                     {"position", items.size() + 1},
                     {"name", title},
                     {"item", site.settings.base_url + url}});
  };
  for (const PageReference& above : page.breadcrumbs) add(above.title, above.url);
  add(page.parsed.front.title.value, page.parsed.url);
  return {{"@context", "https://schema.org"}, {"@type", "BreadcrumbList"}, {"itemListElement", items}};
}

}  // namespace

std::string page_head(const Site& site, const Page& page) {
  const ParsedPage& parsed = page.parsed;
  const std::string address = site.settings.base_url + parsed.url;
  std::string html = link_tag("canonical", address, "") + translation_links(site, page) +
                     shared_links(site, site.editions[page.edition]);
  html += meta_tag("og:title", parsed.front.title.value) + meta_tag("og:type", "website") + meta_tag("og:url", address);
  html += meta_tag("og:description", parsed.front.description) + meta_tag("og:site_name", site.editions[page.edition].title);
  if (!parsed.entries.empty()) html += json_script(faq_json(page));
  if (parsed.url == site.editions[page.edition].folder) html += json_script(organisation_json(site));
  if (!page.breadcrumbs.empty()) html += json_script(breadcrumb_json(site, page));
  return html + site.head_markup;
}

std::string made_page_head(const Site& site, const Edition& edition) {
  return "<meta name=\"robots\" content=\"noindex\">\n" + shared_links(site, edition) + site.head_markup;
}

}  // namespace muster
