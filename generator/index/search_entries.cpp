// Pages and questions as search entries.
#include "generator/index/search_entries.h"

namespace muster {

namespace {

SearchEntry entry_of(const Site& site, const Page& page) {
  const FrontMatter& front = page.parsed.front;
  SearchEntry entry;
  entry.page_url = page.parsed.url;
  entry.page_title = front.title.value;
  entry.type = front.type == PageType::kFaq ? "faq" : front.type == PageType::kDesignation ? "designation" : "page";
  entry.category_id = page.category_id;
  entry.category_title = page.category_title;
  entry.language = site.editions[page.edition].language;
  entry.keywords = front.keywords;
  return entry;
}

void add_sections(const Site& site, const Page& page, std::vector<SearchEntry>& entries) {
  for (const PageSection& section : page.parsed.sections) {
    const bool is_opening = section.anchor.empty();
    if (section.text.empty() && !is_opening) continue;
    SearchEntry entry = entry_of(site, page);
    if (page.parsed.front.type == PageType::kFaq) entry.type = "page";
    entry.url = page.parsed.url + (is_opening ? "" : "#" + section.anchor);
    entry.title = section.title;
    entry.text = section.text;
    const std::string& description = page.parsed.front.description;
    if (is_opening && !description.empty())
      entry.text = description + (section.text.empty() ? "" : "\n" + section.text);
    if (!is_opening) entry.keywords.clear();
    entries.push_back(std::move(entry));
  }
}

void add_questions(const Site& site, const Page& page, std::vector<SearchEntry>& entries) {
  for (const FaqEntry& question : page.parsed.entries) {
    SearchEntry entry = entry_of(site, page);
    entry.url = page.parsed.url + "#" + question.anchor;
    entry.title = question.title;
    entry.text = question.text;
    entry.keywords.insert(entry.keywords.end(), question.keywords.begin(), question.keywords.end());
    entries.push_back(std::move(entry));
  }
}

}  // namespace

std::vector<SearchEntry> search_entries(const Site& site, std::size_t edition) {
  std::vector<SearchEntry> entries;
  for (const Page& page : site.pages) {
    if (page.parsed.front.draft || page.edition != edition) continue;
    add_questions(site, page, entries);
    add_sections(site, page, entries);
  }
  return entries;
}

}  // namespace muster
