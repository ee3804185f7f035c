// One text for each kind; what is in it is there to be changed.
#include "cli/new_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "generator/model/content_path.h"

namespace muster {

namespace {

std::string title_of(const NewPage& page) {
  if (!page.title.empty()) return page.title;
  std::string name = page.path.substr(0, page.path.size() - 3);  // ".md"
  if (name.ends_with("/index")) name.erase(name.size() - 6);
  name.erase(0, name.rfind('/') + 1);
  std::replace(name.begin(), name.end(), '-', ' ');
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name;
}

// Quoted where YAML would read something else.
std::string yaml_text(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char byte) {
    return byte >= 0x80 || std::isalnum(byte) != 0 || byte == ' ' || byte == '-' || byte == '.' || byte == ',';
  });
  if (plain && std::isalpha(static_cast<unsigned char>(text.front())) != 0) return text;
  std::string quoted;
  for (const char byte : text) quoted += byte == '"' || byte == '\\' ? std::string("\\") + byte : std::string(1, byte);
  return "\"" + quoted + "\"";
}

std::string a_year_after(const std::string& day) {
  const std::string next = std::to_string(std::stoi(day.substr(0, 4)) + 1) + day.substr(4);
  return next.ends_with("-02-29") ? next.substr(0, 5) + "02-28" : next;
}

}  // namespace

std::optional<NewPageKind> new_page_kind(std::string_view name) {
  if (name == "page") return NewPageKind::kPage;
  if (name == "faq") return NewPageKind::kFaq;
  if (name == "policy") return NewPageKind::kPolicy;
  return std::nullopt;
}

std::string new_page_text(const NewPage& page) {
  const std::string head =
      "---\ntitle: " + yaml_text(title_of(page)) + "\ndescription: One sentence that says what people find here.\n";
  const std::string dates = "updated: " + page.today + "\nreview_by: " + a_year_after(page.today) + "\n";
  switch (page.kind) {
    case NewPageKind::kFaq:
      return head + "type: faq\nowner: The office\n" + dates +
             "---\n\n## What is the first question?\n\nIts answer. The next level-2 heading is the next question.\n";
    case NewPageKind::kPolicy:
      return head + "owner: The office\n" + dates + "effective_from: " + page.today +
             "\nhistory:\n  - {date: " + page.today +
             ", note: First version}\n---\n\nWhat this policy is for, in a sentence or two.\n\n" +
             "## Whom it concerns\n\nEverybody who …\n\n## What holds\n\nThe rule itself.\n";
    case NewPageKind::kPage: break;
  }
  return head + "owner: The office\n" + dates + "---\n\nBegin with what most people come here for.\n";
}

std::optional<std::string> new_page_path(std::string_view written) {
  if (written.starts_with("content/")) written.remove_prefix(8);
  const std::string path(written);
  const bool plain = !path.empty() && !path.starts_with('/') && !path.ends_with('/') && is_site_path("/" + path) &&
                     path.find('#') == std::string::npos;
  if (!plain) return std::nullopt;
  return path.ends_with(".md") ? path : path + ".md";
}

}  // namespace muster
