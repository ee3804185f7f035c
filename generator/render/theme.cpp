// theme.yaml, templates, strings and assets of a theme, each with its checks.
#include "generator/render/theme.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "core/release/digest.h"
#include "core/text/utf8.h"
#include "core/yaml/mapping_reader.h"
#include "generator/render/compiled_template.h"
#include "generator/render/palette.h"
#include "generator/render/template_names.h"
#include "generator/render/theme_values.h"

namespace muster {

namespace {

constexpr const char* kRequired[] = {"layout", "page",   "faq",   "designation", "home",
                                     "roster", "search", "error", "navigation"};
constexpr int kDeepestPartial = 16;

std::string base64(const Digest& digest) {
  std::array<unsigned char, 48> text{};  // 44 characters and a NUL.
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return {text.begin(), text.begin() + length};
}

// What people who read the style sheet need and browsers do not: comments, indentation, spaces beside punctuation.
// A space before a colon or a bracket stays: there it stands between the parts of a selector.
std::string without_layout(const std::string& css) {
  constexpr std::string_view kAlone = "{};,>";
  std::string out;
  char quote = 0;
  for (std::size_t at = 0; at < css.size(); ++at) {
    const char byte = css[at];
    if (quote == 0 && css.compare(at, 2, "/*") == 0) {
      const std::size_t end = css.find("*/", at + 2);
      at = end == std::string::npos ? css.size() : end + 1;
      continue;
    }
    const bool is_space = quote == 0 && (byte == ' ' || byte == '\n' || byte == '\t');
    const char last = out.empty() ? ';' : out.back();
    if (is_space && (last == ' ' || last == ':' || kAlone.find(last) != std::string_view::npos)) continue;
    if (quote == 0 && last == ' ' && kAlone.find(byte) != std::string_view::npos) out.pop_back();
    if (quote != 0 && byte == quote) {
      quote = 0;
    } else if (quote == 0 && (byte == '"' || byte == '\'')) {
      quote = byte;
    }
    out += is_space ? ' ' : byte;
  }
  return out;
}

// Likewise of a script: indentation, and lines that are comments. Its strings must not go over several lines.
std::string without_comment_lines(const std::string& script) {
  std::string out;
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = std::min(script.find('\n', at), script.size());
    const std::size_t begin = std::min(script.find_first_not_of(' ', at), end);
    const std::string_view line(script.data() + begin, end - begin);
    if (!line.empty() && !line.starts_with("//")) out.append(line) += '\n';
    at = end + 1;
  }
  return out;
}

class ThemeMaker {
 public:
  ThemeMaker(const ThemeFiles& files, const std::map<std::string, PlacedText>& values,
             std::vector<Diagnostic>& problems)
      : files_(files), values_(values), problems_(problems) {}

  Theme make() {
    read_settings();
    for (const auto& [path, bytes] : files_.files) take(path, bytes);
    check_required();
    take_scripts();
    take_styles();
    take_inlined();
    take_optional_scripts();
    for (const auto& [path, bytes] : files_.files) {
      const bool is_own = files_.overrides.contains(path) || !files_.is_built_in;
      if (is_own && path.starts_with("templates/"))
        check_template_names({shown(path), bytes}, names_known(), problems_);
    }
    take_values();
    write_policy();
    return std::move(theme_);
  }

 private:
  std::string shown(const std::string& path) const {
    if (files_.overrides.contains(path)) return "_" + path;
    return files_.root + "/" + path;
  }

  void report(std::string code, const std::string& path, std::string message, std::string help,
              SourcePosition position = {}) {
    problems_.push_back(
        {Severity::kError, std::move(code), shown(path), position, std::move(message), std::move(help)});
  }

  KnownNames names_known() const {
    KnownNames known{files_.known_names, {}, {}};
    const auto english = theme_.strings.find("en");
    if (english != theme_.strings.end())
      for (const auto& [key, text] : english->second) known.strings.insert(key);
    known.assets = {"styles", "scripts"};
    for (const auto& [key, url] : theme_.asset_urls) known.assets.insert(key);
    return known;
  }

  void read_settings() {
    const auto found = files_.files.find("theme.yaml");
    if (found == files_.files.end()) {
      report("theme/missing-file", "theme.yaml", "the theme has no theme.yaml", "make one with styles: [site.css]");
      return;
    }
    const auto root = parse_yaml(found->second, shown("theme.yaml"), 1, problems_);
    if (!root) return;
    YamlContext context{shown("theme.yaml"), "theme", problems_};
    MappingReader reader(*root, "theme.yaml", context);
    reader.text("name");
    styles_ = reader.texts("styles");
    inlined_ = reader.texts("inlined");
    scripts_ = reader.texts("scripts");
    optional_scripts_ = reader.texts("optional_scripts");
    palette_.contrast = reader.texts("contrast");
    if (const YamlNode* colours = reader.node("colours")) read_colours(*colours, reader);
    if (const YamlNode* values = reader.node("values")) declared_values_ = read_theme_values(*values, context);
    reader.report_unknown_keys();
  }

  void read_colours(const YamlNode& node, MappingReader& reader) {
    if (node.kind != YamlNode::Kind::kMapping) {
      reader.report(node, "wrong-type", "colours must be keys and values",
                    "for example colours: {ink: \"#16211d #e5ebe8\"}");
      return;
    }
    for (const YamlMember& member : node.members)
      palette_.colours.push_back({member.key, {member.value.value, member.value.position, member.value.length}});
  }

  void take(const std::string& path, const std::string& bytes) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::string stem = name.substr(0, name.rfind('.'));
    if (path.starts_with("templates/") && name.ends_with(".mustache")) {
      check_template(path, bytes);
      theme_.templates[stem] = expand(path, 0);
    } else if (path.starts_with("strings/") && name.ends_with(".yaml")) {
      read_strings(path, stem, bytes);
    } else if (path.starts_with("assets/") && !is_element(name)) {
      publish(name, name.ends_with(".js") ? without_comment_lines(bytes) : bytes);
    }
  }

  // Such assets are no addresses but come as elements.
  bool is_element(const std::string& name) const {
    return is_listed(styles_, name) || is_listed(inlined_, name) || is_listed(scripts_, name) || is_listed(optional_scripts_, name);
  }

  static bool is_listed(const std::vector<PlacedText>& list, const std::string& name) {
    return std::any_of(list.begin(), list.end(), [&](const PlacedText& item) { return item.value == name; });
  }

  void check_template(const std::string& path, const std::string& text) {
    const auto mistake = CompiledTemplate::mistake(text);
    if (!mistake) return;
    problems_.push_back({Severity::kError, "theme/bad-template", shown(path), position_of(text, mistake->offset),
                         "the template cannot be read: " + mistake->message,
                         "every {{#name}} needs a {{/name}}, and every tag its closing braces"});
  }

  static SourcePosition position_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_end = before.rfind('\n');
    return {
        1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
        1 + static_cast<int>(count_code_points(before.substr(line_end == std::string_view::npos ? 0 : line_end + 1)))};
  }

  // Puts the text of each partial in the place of its tag, so that a page is rendered from one compiled template.
  std::string expand(const std::string& path, int depth) {
    const std::string& text = files_.files.at(path);
    std::string out;
    std::size_t at = 0;
    for (std::size_t tag = text.find("{{>"); tag != std::string::npos; tag = text.find("{{>", at)) {
      out.append(text, at, tag - at);
      const std::size_t end = text.find("}}", tag);
      if (end == std::string::npos) break;
      std::string name = text.substr(tag + 3, end - tag - 3);
      std::erase(name, ' ');
      out += partial(path, name, position_of(text, tag), depth);
      at = end + 2;
    }
    return out.append(text, at, std::string::npos);
  }

  std::string partial(const std::string& from, const std::string& name, SourcePosition position, int depth) {
    const std::string path = "templates/" + name + ".mustache";
    if (!files_.files.contains(path)) {
      report("theme/bad-template", from, "there is no partial \"" + name + "\"",
             "make " + shown(path) + ", or correct the name", position);
      return {};
    }
    if (depth >= kDeepestPartial) {
      report("theme/bad-template", from, "the partial \"" + name + "\" contains itself", "partials cannot be recursive",
             position);
      return {};
    }
    std::string text = expand(path, depth + 1);
    if (text.ends_with('\n')) text.pop_back();
    return text;
  }

  void read_strings(const std::string& path, const std::string& language, const std::string& bytes) {
    const auto root = parse_yaml(bytes, shown(path), 1, problems_);
    if (!root) return;
    for (const YamlMember& member : root->members) {
      if (member.value.kind == YamlNode::Kind::kScalar)
        theme_.strings[language][member.key] = member.value.value;
      else
        problems_.push_back({Severity::kError, "theme/wrong-type", shown(path), member.key_position,
                             "the string \"" + member.key + "\" must be a text",
                             "write it on one line: key: \"Text\""});
    }
  }

  std::string publish(const std::string& name, const std::string& bytes) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    const std::string file = "assets/" + name.substr(0, dot) + "." + sha256_hex(bytes).substr(0, 10) + name.substr(dot);
    theme_.files.push_back({"public/" + file, bytes});
    theme_.asset_urls[key_of(name)] = "/" + file;
    return "/" + file;
  }

  // What templates call an asset: "logo.svg" is assets.logo_svg.
  static std::string key_of(std::string name) {
    for (char& byte : name)
      if (byte == '.' || byte == '-') byte = '_';
    return name;
  }

  const std::string* asset(const PlacedText& name) {
    const auto found = files_.files.find("assets/" + name.value);
    if (found != files_.files.end()) return &found->second;
    problems_.push_back({Severity::kError, "theme/missing-file", shown("theme.yaml"), name.position,
                         "there is no file assets/" + name.value + " in the theme", "correct the name", name.length});
    return nullptr;
  }

  void take_scripts() {
    for (const PlacedText& name : scripts_)
      if (const std::string* bytes = asset(name)) theme_.scripts += script_element(name.value, *bytes);
  }

  void take_optional_scripts() {
    for (const PlacedText& name : optional_scripts_) {
      const std::string* bytes = asset(name);
      if (bytes == nullptr) continue;
      const std::string element = script_element(name.value, *bytes);
      theme_.asset_urls[key_of(name.value)] = element;
    }
  }

  std::string script_element(const std::string& name, const std::string& bytes) {
    const std::string script = without_comment_lines(bytes);
    return "<script async src=\"" + publish(name, script) + "\" integrity=\"sha256-" + base64(sha256(script)) +
           "\"></script>";
  }

  void take_styles() {
    std::string css = palette_css(palette_, shown("theme.yaml"), values_, problems_);
    for (const PlacedText& name : styles_) {
      if (const std::string* bytes = asset(name)) css += without_layout(*bytes);
    }
    if (css.empty()) return;
    theme_.styles = style_element(css);
  }

  void take_inlined() {
    for (const PlacedText& name : inlined_)
      if (const std::string* bytes = asset(name))
        theme_.asset_urls[key_of(name.value)] = style_element(without_layout(*bytes));
  }

  void take_values() {
    std::set<std::string> colours;
    for (const auto& [name, colour] : palette_.colours) colours.insert(name);
    theme_.values =
        theme_values(declared_values_, values_, colours, theme_.templates, shown("theme.yaml"), problems_);
  }

  // The policy allows what stands in a page by its hash.
  std::string style_element(const std::string& css) {
    style_hashes_ += " 'sha256-" + base64(sha256(css)) + "'";
    return "<style>" + css + "</style>";
  }

  void write_policy() {
    theme_.content_security_policy =
        "default-src 'none'; style-src 'self'" + style_hashes_ +
        "; script-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  void check_required() {
    for (const char* name : kRequired) {
      if (theme_.templates.contains(name)) continue;
      const std::string path = std::string("templates/") + name + ".mustache";
      report("theme/missing-file", path, "the theme lacks the template " + std::string(name), "make " + shown(path));
    }
    if (!theme_.strings.contains("en"))
      report("theme/missing-file", "strings/en.yaml", "the theme lacks its English strings",
             "make " + shown("strings/en.yaml"));
  }

  const ThemeFiles& files_;
  const std::map<std::string, PlacedText>& values_;
  std::vector<Diagnostic>& problems_;
  Theme theme_;
  std::vector<PlacedText> styles_;
  std::vector<PlacedText> inlined_;
  std::vector<PlacedText> scripts_;
  std::vector<PlacedText> optional_scripts_;
  Palette palette_;
  std::vector<ThemeValue> declared_values_;
  std::string style_hashes_;
};

std::string replaced(std::string text, std::string_view mark, const std::string& value) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), value);
}

}  // namespace

std::string Theme::string(const std::string& language, const std::string& key) const {
  for (const std::string& tried : {language, language.substr(0, 2), std::string("en")}) {
    const auto table = strings.find(tried);
    if (table == strings.end()) continue;
    const auto found = table->second.find(key);
    if (found != table->second.end()) return found->second;
  }
  return key;
}

Theme make_theme(const ThemeFiles& files, const std::map<std::string, PlacedText>& values,
                 std::vector<Diagnostic>& problems) {
  return ThemeMaker(files, values, problems).make();
}

std::string format_date(const Theme& theme, const std::string& language, const std::string& iso_date) {
  if (!is_iso_date(iso_date)) return iso_date;
  const int month = std::stoi(iso_date.substr(5, 2));
  std::string months = theme.string(language, "months");
  for (int skipped = 1; skipped < month && !months.empty(); ++skipped) {
    const std::size_t space = months.find(' ');
    months.erase(0, space == std::string::npos ? months.size() : space + 1);
  }
  months.erase(std::min(months.find(' '), months.size()));
  const std::string pattern = theme.string(language, "date");
  if (months.empty() || pattern == "date") return iso_date;
  std::string day = std::to_string(std::stoi(iso_date.substr(8, 2)));
  const std::string first_day = theme.string(language, "first_day");
  if (day == "1" && first_day != "first_day") day = first_day;
  return replaced(replaced(replaced(pattern, "{day}", day), "{month}", months), "{year}", iso_date.substr(0, 4));
}

}  // namespace muster
