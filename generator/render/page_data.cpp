// Site and Page become Mustache data.
#include "generator/render/page_data.h"

#include <algorithm>
#include <functional>

#include "core/text/escape.h"
#include "generator/model/content_path.h"
#include "generator/render/admonition_names.h"
#include "generator/render/head_markup.h"
#include "generator/render/repeated_answer.h"

namespace muster {

namespace {

using List = TemplateData::List;

void set_text(TemplateData& data, const std::string& key, const std::string& value) {
  if (!value.empty()) data.set(key, value);
}

void set_list(TemplateData& data, const std::string& key, List list) {
  if (list.empty()) return;
  data.set("has_" + key, true);
  data.set(key, TemplateData(std::move(list)));
}

// A notice of one paragraph is given without its <p>, so that the theme decides what it stands in.
std::string unwrapped(const std::string& html) {
  constexpr std::string_view kOpen = "<p>";
  constexpr std::string_view kClose = "</p>\n";
  const bool one = html.starts_with(kOpen) && html.ends_with(kClose) && html.find(kOpen, 1) == std::string::npos;
  return one ? html.substr(kOpen.size(), html.size() - kOpen.size() - kClose.size()) : html;
}

TemplateData reference_data(const PageReference& reference) {
  TemplateData data;
  data.set("title", reference.title);
  data.set("url", reference.url);
  set_text(data, "description", reference.description);
  return data;
}

List reference_list(const std::vector<PageReference>& references) {
  List list;
  for (const PageReference& reference : references) list.push_back(reference_data(reference));
  return list;
}

// The home page's title says what the site is for; as the first step of a way "Home" is enough.
List breadcrumb_list(std::vector<PageReference> above, const Edition& edition, const Theme& theme) {
  if (!above.empty() && above.front().url == edition.folder) above.front().title = theme.string(edition.language, "home");
  return reference_list(above);
}

TemplateData organisation_data(const Organisation& organisation) {
  TemplateData data;
  set_text(data, "name", organisation.name);
  set_text(data, "short_name", organisation.short_name);
  set_text(data, "email", organisation.email);
  set_text(data, "phone", organisation.phone);
  set_text(data, "address", organisation.address);
  set_text(data, "url", organisation.url);
  return data;
}

// Pages that search or check a name, or begin with both.
bool is_task_page(const ParsedPage& page, const std::string& folder) {
  const std::string& name = page.front.template_name.value;
  return page.url == folder || page.url == folder + "search/" || page.url == folder + "roster/" || name == "home" || name == "search" ||
         name == "roster";
}

// A numbered list within another.
bool nests_lists(std::string_view html) {
  for (std::size_t outer = html.find("<ol"); outer != std::string_view::npos; outer = html.find("<ol", outer + 1))
    if (html.find("<ol", outer + 1) < html.find("</ol>", outer)) return true;
  return false;
}

// Has what every text need not have, and what a theme may keep the looks of apart.
bool has_blocks(std::string_view html) {
  for (const std::string_view mark : {"<table", "<blockquote", "<pre", "class=\"admonition", "class=\"footnotes", "<li id=", "class=\"number"})
    if (html.find(mark) != std::string_view::npos) return true;
  return nests_lists(html);
}

bool has_blocks(const Site& site, const Page& page) {
  const auto in_entry = [](const FaqEntry& entry) { return has_blocks(entry.html); };
  const auto in_repeated = [&](const RepeatedEntry& repeated) {
    return in_entry(site.pages[repeated.page].parsed.entries[repeated.entry]);
  };
  return has_blocks(page.parsed.html) || !page.parsed.front.history.empty() ||
         std::ranges::any_of(page.parsed.entries, in_entry) || std::ranges::any_of(page.repeated, in_repeated);
}

std::string type_name(PageType type) {
  switch (type) {
    case PageType::kFaq: return "faq";
    case PageType::kDesignation: return "designation";
    case PageType::kPage: return "page";
  }
  return "page";
}

// The pages that repeat an entry are what it is about.
List related_list(const Site& site, const Page& page, std::size_t entry) {
  List list;
  for (const RepeatingPage& repeating : page.repeated_by) {
    if (repeating.entry != entry) continue;
    const ParsedPage& other = site.pages[repeating.page].parsed;
    if (!list.empty()) list.back().set("more", true);
    list.push_back(reference_data({other.front.title.value, other.url, ""}));
    list.back().set("more", false);
  }
  return list;
}

List entry_list(const Site& site, const Page& page, const Theme& theme) {
  List list;
  for (std::size_t number = 0; number < page.parsed.entries.size(); ++number) {
    const FaqEntry& entry = page.parsed.entries[number];
    TemplateData data;
    data.set("has_related", false);
    set_list(data, "related", related_list(site, page, number));
    data.set("anchor", entry.anchor);
    data.set("title", entry.title);
    data.set("title_html", entry.title_html);
    data.set("html", with_admonition_names(entry.html, theme, site.editions[page.edition].language));
    list.push_back(std::move(data));
  }
  return list;
}

List repeated_list(const Site& site, const Page& page, const Theme& theme) {
  List list;
  for (const RepeatedEntry& repeated : page.repeated) {
    const ParsedPage& source = site.pages[repeated.page].parsed;
    const FaqEntry& entry = source.entries[repeated.entry];
    TemplateData data;
    data.set("anchor", repeated.anchor);
    data.set("title", entry.title);
    data.set("title_html", entry.title_html);
    data.set("html", with_admonition_names(repeated_answer(site, page, repeated), theme, site.editions[page.edition].language));
    data.set("url", source.url + "#" + entry.anchor);
    data.set("page_title", source.front.title.value);
    data.set("page_url", source.url);
    list.push_back(std::move(data));
  }
  return list;
}

List moved_list(const Page& page) {
  List list;
  for (const MovedAnchor& moved : page.moved) {
    TemplateData data;
    data.set("anchor", moved.anchor);
    data.set("url", moved.url);
    data.set("title", moved.title);
    list.push_back(std::move(data));
  }
  return list;
}

List contents_list(const ParsedPage& page) {
  List list;
  for (const Heading& heading : page.headings) {
    if (heading.level != 2) continue;
    TemplateData data;
    data.set("title", heading.title);
    data.set("url", "#" + heading.anchor);
    list.push_back(std::move(data));
  }
  return list;
}

void set_date(TemplateData& data, const std::string& key, const std::string& iso, const std::string& language,
              const Theme& theme) {
  if (iso.empty()) return;
  data.set(key + "_iso", iso);
  data.set(key, format_date(theme, language, iso));
}

void add_facts(TemplateData& data, const FrontMatter& front, const std::string& language, const Theme& theme) {
  set_text(data, "owner", front.owner);
  set_text(data, "review_by_iso", front.review_by.value);
  set_date(data, "updated", front.updated, language, theme);
  set_date(data, "effective_from", front.effective_from, language, theme);
  List history;
  for (const HistoryItem& item : front.history) {
    TemplateData change;
    set_date(change, "date", item.date, language, theme);
    change.set("note", item.note);
    history.push_back(change);
  }
  set_list(data, "history", history);
}

// Pages are sorted by URL.
const Page* find_page(const Site& site, const std::string& url) {
  const auto found =
      std::lower_bound(site.pages.begin(), site.pages.end(), url,
                       [](const Page& page, const std::string& wanted) { return page.parsed.url < wanted; });
  return found != site.pages.end() && found->parsed.url == url ? &*found : nullptr;
}

// The pages beside this one, under the page they belong to.
void add_section(TemplateData& data, const Site& site, const Page& page) {
  if (page.breadcrumbs.size() < 2) return;
  const Page* parent = find_page(site, page.breadcrumbs.back().url);
  if (parent == nullptr) return;
  List items;
  for (const PageReference& child : parent->children) {
    TemplateData item = reference_data(child);
    item.set("current", child.url == page.parsed.url);
    items.push_back(std::move(item));
  }
  TemplateData section = reference_data(page.breadcrumbs.back());
  section.set("items", TemplateData(std::move(items)));
  data.set("section", std::move(section));
}

List navigation_list(const std::vector<NavigationLink>& links, const std::string& url) {
  List list;
  for (const NavigationLink& link : links) {
    TemplateData data;
    data.set("title", link.title);
    data.set("url", link.url);
    data.set("current", link.url == url);
    data.set("inside", link.url != "/" && link.url != url && url.starts_with(link.url));
    set_list(data, "children", navigation_list(link.children, url));
    list.push_back(std::move(data));
  }
  return list;
}

std::string document_title(const Edition& edition, const std::string& title) {
  return title == edition.title || title.empty() ? edition.title : title + " - " + edition.title;
}

TemplateData footer_data(const Edition& edition) {
  TemplateData footer;
  set_text(footer, "text", unwrapped(edition.footer_html));
  List links;
  for (const NavigationLink& link : edition.footer_links) links.push_back(reference_data({link.title, link.url, ""}));
  set_list(footer, "links", links);
  return footer;
}

// The name that a language has for itself; its code when the theme has no texts in it.
std::string language_name(const Theme& theme, const std::string& language) {
  return theme.strings.contains(language) ? theme.string(language, "language_name") : language;
}

// Where a reader goes who would rather read another language: the same page, or the home page when there is none.
void add_languages(TemplateData& root, const Site& site, const Edition& current, const Theme& theme,
                   const std::function<std::string(const Edition&)>& url_in) {
  if (site.editions.size() < 2) return;
  List list;
  for (const Edition& edition : site.editions) {
    TemplateData data;
    data.set("code", edition.language);
    data.set("name", language_name(theme, edition.language));
    data.set("url", url_in(edition));
    data.set("current", &edition == &current);
    list.push_back(data);
  }
  set_list(root, "languages", list);
}

std::string translation_url(const Site& site, const Page& page, const Edition& edition) {
  if (&edition == &site.editions[page.edition]) return page.parsed.url;
  for (const Translation& translation : page.translations)
    if (&site.editions[translation.edition] == &edition) return translation.url;
  return edition.home_url;
}

}  // namespace

TemplateData site_data(const Site& site, const Edition& edition, const Theme& theme) {
  TemplateData data;
  data.set("title", edition.title);
  set_text(data, "description", edition.description);
  data.set("base_url", site.settings.base_url);
  set_text(data, "notice", unwrapped(edition.notice_html));
  data.set("organisation", organisation_data(site.settings.organisation));
  data.set("footer", footer_data(edition));
  data.set("has_search", site.settings.search_enabled);
  data.set("has_roster", site.settings.roster.enabled);
  data.set("search_url", edition.folder + "search/");
  data.set("roster_url", edition.folder + "roster/");
  data.set("home_url", edition.home_url);
  const bool is_main = &edition == &site.editions.front();
  data.set("suggest_url", is_main ? "/api/suggest?q=" : "/api/suggest?language=" + edition.language + "&q=");
  TemplateData values;
  for (const auto& [key, value] : theme.values) values.set(key, value);
  data.set("theme", values);

  TemplateData strings;
  for (const auto& [language, table] : theme.strings)
    for (const auto& [key, text] : table) strings.set(key, theme.string(edition.language, key));
  TemplateData assets;
  for (const auto& [key, url] : theme.asset_urls) assets.set(key, url);
  assets.set("styles", theme.styles);
  assets.set("scripts", theme.scripts);

  TemplateData root;
  root.set("site", std::move(data));
  root.set("strings", std::move(strings));
  root.set("assets", assets);
  root.set("language", edition.language);
  return root;
}

TemplateData page_data(const Site& site, const Page& page, const Theme& theme) {
  const ParsedPage& parsed = page.parsed;
  const Edition& edition = site.editions[page.edition];
  TemplateData data;
  data.set("title", parsed.front.title.value);
  data.set("title_html", escape_html(parsed.front.title.value));
  set_text(data, "description", parsed.front.description);
  data.set("url", parsed.url);
  data.set("canonical", site.settings.base_url + parsed.url);
  data.set("type", type_name(parsed.front.type));
  data.set("is_home", parsed.url == edition.folder);
  data.set("language", edition.language);
  data.set("draft", parsed.front.draft);
  data.set("content", with_admonition_names(parsed.html, theme, edition.language));
  add_facts(data, parsed.front, edition.language, theme);
  add_section(data, site, page);
  const List contents = contents_list(parsed);
  if (contents.size() >= 3) set_list(data, "contents", contents);
  set_list(data, "breadcrumbs", breadcrumb_list(page.breadcrumbs, edition, theme));
  set_list(data, "entries", entry_list(site, page, theme));
  set_list(data, "repeated", repeated_list(site, page, theme));
  set_list(data, "moved", moved_list(page));
  data.set("has_questions", !parsed.entries.empty() || !page.repeated.empty());
  data.set("has_task", is_task_page(parsed, edition.folder));
  data.set("has_blocks", has_blocks(site, page));
  set_list(data, "children", reference_list(page.children));
  if (page.previous) data.set("previous", reference_data(*page.previous));
  if (page.next) data.set("next", reference_data(*page.next));
  if (parsed.front.designation) {
    TemplateData designation;
    designation.set("code", parsed.front.designation->code.value);
    designation.set("name", parsed.front.designation->name);
    data.set("designation", designation);
  }

  TemplateData root;
  root.set("page", std::move(data));
  add_languages(root, site, edition, theme, [&](const Edition& other) { return translation_url(site, page, other); });
  root.set("head", page_head(site, page));
  root.set("document_title", document_title(edition, parsed.front.title.value));
  return root;
}

TemplateData made_page_data(const Site& site, const Edition& edition, const MadePage& made, const Theme& theme) {
  const std::string title = theme.string(edition.language, made.title_key);
  const std::string url = made.place.empty() ? "" : edition.folder + made.place;
  TemplateData data;
  data.set("title", title);
  data.set("title_html", escape_html(title));
  if (!made.description_key.empty())
    data.set("description", theme.string(edition.language, made.description_key));
  set_text(data, "url", url);
  data.set("canonical", site.settings.base_url + url);
  data.set("type", "page");
  data.set("has_task", true);
  data.set("language", edition.language);
  if (find_page(site, edition.folder) != nullptr && !url.empty())
    set_list(data, "breadcrumbs", breadcrumb_list({{"", edition.folder, ""}}, edition, theme));

  TemplateData root;
  root.set("page", std::move(data));
  add_languages(root, site, edition, theme, [&](const Edition& other) {
    return made.place.empty() ? other.home_url : other.folder + made.place;
  });
  root.set("head", made_page_head(site, edition));
  root.set("document_title", document_title(edition, title));
  return root;
}

TemplateData navigation_data(const Edition& edition, const std::string& url) {
  TemplateData data;
  data.set("items", TemplateData(navigation_list(edition.navigation, url)));
  return data;
}

}  // namespace muster
