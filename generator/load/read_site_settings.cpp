// Each key of site.yaml, in the order in which the contract lists them.
#include "generator/load/read_site_settings.h"

#include <algorithm>
#include <cctype>

#include "core/text/nearest.h"
#include "core/text/utf8.h"
#include "generator/model/content_path.h"
#include "generator/model/diagnostic_codes.h"
#include "generator/model/placeholder.h"

namespace muster {

namespace {

constexpr const char* kFile = "site.yaml";

bool is_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

bool is_link_address(std::string_view text) {
  if (text.starts_with('/')) return !text.starts_with("//");
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
    if (text.starts_with(scheme)) return text.size() > scheme.size();
  return false;
}

// What to write instead of something that is no link address.
std::string link_address_advice(const std::string& text) {
  if (text.starts_with("//")) return "write https:" + text;
  const std::string_view path = std::string_view(text).substr(0, text.find('#'));
  if (path.find(':') == std::string_view::npos) {
    if (path.ends_with(".md")) return "write page: " + text;
    if (text.starts_with("www.")) return "write https://" + text;
    if (path.find('@') != std::string_view::npos) return "write mailto:" + text;
  }
  return "write page: and the path of a Markdown file, a path of this site such as /fees.pdf, or an address with https://, "
         "http://, mailto: or tel:";
}

bool is_language(std::string_view text) {
  const std::size_t primary = std::min(text.find('-'), text.size());
  if (primary < 2 || primary > 3 || text.size() > 35 || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char byte) { return std::isalnum(byte) != 0 || byte == '-'; });
}

class SettingsReader {
 public:
  SettingsReader(const YamlNode& root, YamlContext& context, SiteSettings& settings)
      : root_(root), context_(context), top_(root, kFile, context), settings_(settings) {}

  void read() {
    read_identity();
    if (const YamlNode* node = top_.node("variables")) read_variables(*node, "");
    settings_.description = filled(top_.text("description")).value;
    if (const YamlNode* node = top_.node("organisation")) read_organisation(*node);
    if (const YamlNode* node = top_.node("navigation")) settings_.navigation = read_items(*node, "navigation");
    if (const YamlNode* node = top_.node("footer")) settings_.footer = read_footer(*node);
    settings_.notice = filled(top_.text("notice"));
    if (const YamlNode* node = top_.node("markdown")) read_markdown(*node);
    if (const YamlNode* node = top_.node("synonyms")) read_synonyms(*node);
    if (const YamlNode* node = top_.node("redirects")) read_redirects(*node);
    if (const YamlNode* node = top_.node("roster")) read_roster(*node);
    if (const YamlNode* node = top_.node("search")) read_search(*node);
    if (const YamlNode* node = top_.node("theme")) read_theme(*node);
    if (const YamlNode* node = top_.node("translations")) read_translations(*node);
    if (const YamlNode* node = top_.node("checks")) read_checks(*node);
    top_.report_unknown_keys();
  }

 private:
  void require(const std::optional<PlacedText>& value, const std::string& key, const std::string& example) {
    if (value && !value->value.empty()) return;
    const bool wrong_type = root_.find(key) != nullptr && root_.find(key)->kind > YamlNode::Kind::kScalar;
    if (wrong_type) return;
    const auto written = std::find_if(root_.members.begin(), root_.members.end(),
                                      [&](const YamlMember& member) { return member.key == key; });
    const bool is_written = written != root_.members.end();
    context_.problems.push_back(
        {Severity::kError, "site/missing-key", kFile, is_written ? written->key_position : SourcePosition{1, 1},
         "site.yaml has no " + std::string(is_written ? "value for \"" : "\"") + key + "\"",
         "write a line such as " + key + ": " + example, is_written ? static_cast<int>(key.size()) : 1});
  }

  void refuse(const PlacedText& text, std::string code, std::string message, std::string help) {
    context_.problems.push_back(
        {Severity::kError, std::move(code), kFile, text.position, std::move(message), std::move(help), text.length});
  }

  void read_identity() {
    const auto title = top_.text("title");
    require(title, "title", "Our association");
    if (title) settings_.title = title->value;
    const auto base_url = top_.text("base_url");
    require(base_url, "base_url", "https://www.example.org");
    if (base_url && !base_url->value.empty()) read_base_url(*base_url);
    const auto language = top_.text("language");
    require(language, "language", "en");
    if (!language || language->value.empty()) return;
    settings_.language = language->value;
    settings_.search.language = language->value;
    if (!is_language(language->value))
      refuse(*language, "site/bad-language", "\"" + language->value + "\" is not a language code",
             "write its code: en for English, fr for French");
  }

  void read_base_url(const PlacedText& base_url) {
    const auto clean = clean_base_url(base_url.value);
    settings_.base_url = clean.value_or("");
    if (!clean)
      refuse(base_url, "site/bad-base-url", "\"" + base_url.value + "\" is not the address of a site",
             "write http:// or https:// and the host, without a path: https://www.example.org");
  }

  void read_variables(const YamlNode& node, const std::string& prefix) {
    if (node.kind != YamlNode::Kind::kMapping) {
      top_.report(node, "wrong-type", "variables must be keys and values",
                  "for example variables: {office_phone: \"780 555 0100\"}");
      return;
    }
    for (const YamlMember& member : node.members) {
      const std::string name = prefix + member.key;
      if (!is_variable_name(member.key))
        refuse({member.key, member.key_position, static_cast<int>(count_code_points(member.key))}, "site/bad-variable",
               "\"" + member.key + "\" cannot be the name of a variable",
               "use letters, digits, _ and -, with a letter first, so that a text can say {{ office_phone }}");
      if (member.value.kind == YamlNode::Kind::kMapping)
        read_variables(member.value, name + ".");
      else if (member.value.kind == YamlNode::Kind::kScalar)
        settings_.variables[name] = member.value.value;
      else
        top_.report(member.value, "wrong-type", "the variable \"" + name + "\" must be a text",
                    "write it on one line: " + member.key + ": \"some text\"");
    }
  }

  // A text of site.yaml with the variables' values in it.
  PlacedText filled(const std::optional<PlacedText>& text) {
    if (!text) return {};
    std::string value = fill_variables(text->value, settings_.variables, [&](const Placeholder& unknown) {
      refuse(*text, "text/unknown-variable", "there is no variable \"" + unknown.name + "\"",
             variable_advice(unknown.name, settings_.variables));
    });
    return {std::move(value), text->position, text->length};
  }

  void read_organisation(const YamlNode& node) {
    MappingReader reader(node, "organisation", context_);
    Organisation& organisation = settings_.organisation;
    organisation.name = reader.text_or("name", "");
    organisation.short_name = reader.text_or("short_name", organisation.name);
    organisation.email = reader.text_or("email", "");
    organisation.phone = reader.text_or("phone", "");
    organisation.address = reader.text_or("address", "");
    organisation.url = reader.text_or("url", "");
    reader.report_unknown_keys();
  }

  std::vector<NavigationItem> read_items(const YamlNode& node, const std::string& name) {
    std::vector<NavigationItem> items;
    if (node.kind != YamlNode::Kind::kSequence) {
      top_.report(node, "wrong-type", "\"" + name + "\" must be a list",
                  "write one item a line: - {title: FAQs, page: faq/index.md}");
      return items;
    }
    for (const YamlNode& item : node.items) items.push_back(read_item(item, name));
    return items;
  }

  NavigationItem read_item(const YamlNode& node, const std::string& name) {
    MappingReader reader(node, "an item of " + name, context_);
    NavigationItem item;
    item.title = reader.text_or("title", "");
    const auto page = reader.text("page");
    const auto url = reader.text("url");
    if (page) item.page = *page;
    if (url && is_link_address(url->value))
      item.url = *url;
    else if (url)
      refuse(*url, "site/bad-url", "\"" + url->value + "\" is neither a path of this site nor an address",
             link_address_advice(url->value));
    if (const YamlNode* children = reader.node("children")) item.children = read_items(*children, name);
    reader.report_unknown_keys();
    const bool whole = !item.title.empty() && page.has_value() != url.has_value();
    if (!whole && node.kind == YamlNode::Kind::kMapping)
      reader.report(node, "incomplete-item", "an item of " + name + " needs a title and either a page or a url",
                    "for example - {title: FAQs, page: faq/index.md}");
    return item;
  }

  Footer read_footer(const YamlNode& node) {
    Footer footer;
    if (node.kind == YamlNode::Kind::kScalar) {
      footer.text = filled(PlacedText{node.value, node.position, node.length});
      return footer;
    }
    MappingReader reader(node, "footer", context_);
    footer.text = filled(reader.text("text"));
    if (const YamlNode* links = reader.node("links")) footer.links = read_items(*links, "footer links");
    reader.report_unknown_keys();
    return footer;
  }

  void read_translations(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMapping) {
      top_.report(node, "wrong-type", "translations must be languages, each with its texts",
                  "for example translations: {fr: {title: Notre association}}");
      return;
    }
    for (const YamlMember& member : node.members) {
      const int length = static_cast<int>(count_code_points(member.key));
      if (is_language(member.key))
        read_translation(member, {member.key, member.key_position, length});
      else
        refuse({member.key, member.key_position, length}, "site/bad-language",
               "\"" + member.key + "\" is not a language code", "write its code: en for English, fr for French");
    }
  }

  void read_translation(const YamlMember& member, const PlacedText& language) {
    MappingReader reader(member.value, "the translation \"" + member.key + "\"", context_);
    EditionSettings edition;
    edition.language = language;
    edition.title = reader.text_or("title", "");
    edition.description = filled(reader.text("description")).value;
    edition.notice = filled(reader.text("notice"));
    if (const YamlNode* items = reader.node("navigation")) edition.navigation = read_items(*items, "navigation");
    if (const YamlNode* footer = reader.node("footer")) edition.footer = read_footer(*footer);
    reader.report_unknown_keys();
    settings_.translations.push_back(std::move(edition));
  }

  void read_markdown(const YamlNode& node) {
    MappingReader reader(node, "markdown", context_);
    const auto raw_html = reader.text("raw_html");
    reader.report_unknown_keys();
    if (!raw_html) return;
    if (raw_html->value == "allow") settings_.raw_html = RawHtml::kAllow;
    if (raw_html->value != "allow" && raw_html->value != "escape")
      refuse(*raw_html, "site/unknown-value", "raw_html cannot be \"" + raw_html->value + "\"",
             "write escape (the default) or allow");
  }

  std::vector<std::string> read_terms(const YamlNode& node) {
    std::vector<std::string> terms;
    if (node.kind == YamlNode::Kind::kScalar) terms.push_back(node.value);
    for (const YamlNode& item : node.items)
      if (item.kind == YamlNode::Kind::kScalar) terms.push_back(item.value);
    const bool all_text = node.kind == YamlNode::Kind::kScalar ||
                          (node.kind == YamlNode::Kind::kSequence && terms.size() == node.items.size());
    if (!all_text)
      top_.report(node, "wrong-type", "synonyms must be lists of terms",
                  "for example - [cpd, pdh, professional development]");
    return terms;
  }

  void read_one_way(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMapping) {
      top_.report(node, "wrong-type", "one_way must be keys and values",
                  "for example one_way: {trade ticket: journeyperson}");
      return;
    }
    for (const YamlMember& member : node.members) settings_.search.one_way[member.key] = read_terms(member.value);
  }

  void read_synonyms(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::kMapping) {
      read_synonym_mapping(node);
      return;
    }
    if (node.kind != YamlNode::Kind::kSequence)
      top_.report(node, "wrong-type", "synonyms must be a list of lists",
                  "for example - [cpd, pdh, professional development]");
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlNode::Kind::kScalar)
        top_.report(item, "wrong-type", "the synonym \"" + item.value + "\" stands alone, and is equal to nothing",
                    "write equal terms as a list within the list: - [" + item.value + ", another term]");
      else if (item.kind == YamlNode::Kind::kMapping)
        read_synonym_mapping(item);
      else
        settings_.search.synonyms.push_back(read_terms(item));
    }
  }

  void read_synonym_mapping(const YamlNode& node) {
    MappingReader reader(node, "synonyms", context_);
    if (const YamlNode* one_way = reader.node("one_way")) read_one_way(*one_way);
    reader.report_unknown_keys();
  }

  void read_redirects(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMapping) {
      top_.report(node, "wrong-type", "redirects must be keys and values", "write one a line: /old/: /new/");
      return;
    }
    for (const YamlMember& member : node.members) read_redirect(member);
  }

  void read_redirect(const YamlMember& member) {
    const Redirect redirect{{member.key, member.key_position, static_cast<int>(count_code_points(member.key))},
                            {member.value.value, member.value.position, member.value.length}};
    const bool from_here = is_site_path(redirect.from.value);
    const bool to_somewhere = is_site_path(redirect.to.value) || is_address(redirect.to.value);
    if (!from_here)
      refuse(redirect.from, "site/bad-redirect", "\"" + redirect.from.value + "\" is not a path of this site",
             "begin it with a slash, and write it without spaces, \"?\" and \"..\": /old/");
    if (!to_somewhere)
      refuse(redirect.to, "site/bad-redirect",
             member.value.kind == YamlNode::Kind::kScalar
                 ? "\"" + redirect.to.value + "\" is neither a path of this site nor an address"
                 : "a redirect leads to one path or address",
             "write /new/ for a page of this site, or https://… for another one");
    if (from_here && to_somewhere) settings_.redirects.push_back(redirect);
  }

  void read_roster(const YamlNode& node) {
    MappingReader reader(node, "roster", context_);
    if (const auto members = reader.text("members")) {
      settings_.roster.members = *members;
      settings_.roster.enabled = true;
    }
    settings_.roster.retention_years = reader.number("retention_years", 0, 200).value_or(7);
    if (const YamlNode* nicknames = reader.node("nicknames")) read_nicknames(*nicknames);
    reader.report_unknown_keys();
  }

  void read_nicknames(const YamlNode& node) {
    const auto refuse = [this](const YamlNode& at) {
      top_.report(at, "wrong-type", "roster nicknames must be full names with their nicknames",
                  "for example nicknames: {Aleksandra: [Ola, Olka]}");
    };
    if (node.kind != YamlNode::Kind::kMapping) return refuse(node);
    for (const YamlMember& member : node.members) {
      if (member.value.kind == YamlNode::Kind::kScalar)
        settings_.roster.nicknames.emplace_back(member.value.value, member.key);
      else if (member.value.kind != YamlNode::Kind::kSequence)
        refuse(member.value);
      for (const YamlNode& item : member.value.items) {
        if (item.kind == YamlNode::Kind::kScalar)
          settings_.roster.nicknames.emplace_back(item.value, member.key);
        else
          refuse(item);
      }
    }
  }

  void read_search(const YamlNode& node) {
    MappingReader reader(node, "search", context_);
    settings_.search_enabled = reader.flag("enabled").value_or(true);
    reader.report_unknown_keys();
  }

  void read_theme(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMapping) {
      top_.report(node, "wrong-type", "theme must be keys and values", "for example theme: {accent: \"#005a9c\"}");
      return;
    }
    for (const YamlMember& member : node.members) {
      if (member.value.kind == YamlNode::Kind::kScalar)
        settings_.theme_values[member.key] = {member.value.value, member.value.position, member.value.length};
      else
        top_.report(member.value, "wrong-type", "the theme value \"" + member.key + "\" must be a text", "");
    }
  }

  void read_checks(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMapping) {
      top_.report(node, "wrong-type", "checks must be keys and values", "for example checks: {link/broken: warning}");
      return;
    }
    for (const YamlMember& member : node.members) {
      check_code(member);
      const std::string& level = member.value.value;
      if (level == "off" || level == "warning" || level == "error") {
        settings_.checks[member.key] = level == "off"       ? Severity::kOff
                                       : level == "warning" ? Severity::kWarning
                                                            : Severity::kError;
        continue;
      }
      top_.report(member.value, "unknown-value", "the level of a check cannot be \"" + level + "\"",
                  "write off, warning or error");
    }
  }

  void check_code(const YamlMember& member) {
    const DiagnosticCode* known = find_diagnostic_code(member.key);
    if (known != nullptr && known->adjustable == Adjustable::kYes) return;
    std::vector<std::string> adjustable;
    for (const DiagnosticCode& item : diagnostic_codes())
      if (item.adjustable == Adjustable::kYes) adjustable.emplace_back(item.code);
    const auto nearest = known == nullptr ? nearest_word(member.key, adjustable) : std::nullopt;
    refuse(
        {member.key, member.key_position, static_cast<int>(count_code_points(member.key))}, "site/unknown-check",
        known != nullptr ? "the check " + member.key + " cannot be changed" : "there is no check " + member.key,
        nearest ? "did you mean " + *nearest + "?" : "muster check --codes lists all, and says which are adjustable");
  }

  const YamlNode& root_;
  YamlContext& context_;
  MappingReader top_;
  SiteSettings& settings_;
};

}  // namespace

std::optional<std::string> clean_base_url(std::string_view text) {
  while (text.ends_with('/')) text.remove_suffix(1);
  const std::size_t host = text.find("://");
  const bool plain = is_address(text) && host + 3 < text.size() &&
                     text.find_first_of("/?# \t\"<>", host + 3) == std::string_view::npos;
  return plain ? std::optional(std::string(text)) : std::nullopt;
}

SiteSettings read_site_settings(std::string_view text, std::vector<Diagnostic>& problems) {
  SiteSettings settings;
  const auto root = parse_yaml(text, kFile, 1, problems);
  if (!root) return settings;
  YamlContext context{kFile, "site", problems};
  SettingsReader(*root, context, settings).read();
  return settings;
}

}  // namespace muster
