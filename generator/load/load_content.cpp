// One listing of the folder, then each file to where it belongs.
#include "generator/load/load_content.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/text/utf8.h"
#include "generator/load/not_utf8.h"
#include "generator/load/read_site_settings.h"
#include "generator/model/page_resources.h"
#include "theme/built_in_theme.h"

namespace muster {

namespace {

constexpr const char* kSettingsFile = "site.yaml";
constexpr std::string_view kTemplateFolder = "_templates/";
constexpr const char* kDefaultMembersFile = "members.json";

// Line and column of a byte, counted in characters up to the first bad one.
SourcePosition position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + static_cast<int>(count_code_points(before.substr(line_begin)))};
}

Diagnostic not_text(const std::string& path, const std::string& text, std::size_t offset) {
  const bool is_utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const bool is_nul = text[offset] == '\0';
  Diagnostic problem{Severity::kError, "file/not-utf8", path, position_of(text, offset), kNotUtf8, kNotUtf8Help};
  if (is_nul) problem.message = kNulByte;
  if (is_nul) problem.help = kNulByteHelp;
  if (is_utf16) problem.message = kUtf16;
  if (is_utf16) problem.help = kUtf16Help;
  problem.show_source = !is_utf16;
  return problem;
}

class Loader {
 public:
  Loader(Files& files, const std::string& folder, std::vector<Diagnostic>& problems)
      : files_(files), folder_(folder), problems_(problems) {}

  Content load() {
    const Result<std::vector<FileEntry>> listing = files_.list_tree(folder_);
    if (!listing) {
      problems_.push_back({Severity::kError,
                           "system/no-content",
                           folder_,
                           {},
                           listing.failure().to_string(),
                           "name the content folder: muster build content; muster new makes one"});
      return std::move(content_);
    }
    load_settings(*listing);
    for (const FileEntry& entry : *listing)
      if (may_be_published(entry)) load_file(entry.path);
    return std::move(content_);
  }

 private:
  std::optional<std::string> read(const std::string& path) {
    Result<std::string> bytes = files_.read(join_path(folder_, path));
    if (bytes) return std::move(*bytes);
    problems_.push_back(unreadable_file(path, bytes.failure()));
    return std::nullopt;
  }

  std::optional<std::string> read_text(const std::string& path) {
    std::optional<std::string> text = read(path);
    if (!text) return text;
    if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    const auto invalid = find_invalid_utf8(*text);
    const auto nul = text->find('\0');
    if (!invalid && nul == std::string::npos) return text;
    problems_.push_back(not_text(path, *text, invalid.value_or(nul)));
    return std::nullopt;
  }

  void load_settings(const std::vector<FileEntry>& listing) {
    auto has = [&](const std::string& path) {
      return std::any_of(listing.begin(), listing.end(), [&](const FileEntry& entry) { return entry.path == path; });
    };
    if (!has(kSettingsFile)) {
      problems_.push_back({Severity::kError,
                           "site/missing-file",
                           kSettingsFile,
                           {},
                           "the content folder has no site.yaml",
                           "make one with three lines: title, base_url and language"});
      return;
    }
    const auto text = read_text(kSettingsFile);
    if (text) content_.settings = read_site_settings(*text, problems_);
    RosterSettings& roster = content_.settings.roster;
    if (!roster.enabled && has(kDefaultMembersFile)) {
      roster.enabled = true;
      roster.members.value = kDefaultMembersFile;
    }
    if (roster.enabled && !has(roster.members.value))
      problems_.push_back({Severity::kError, "site/missing-members", kSettingsFile, roster.members.position,
                           "there is no member file \"" + roster.members.value + "\" in the content folder",
                           "export the member file to that place, or take roster out of site.yaml",
                           roster.members.length});
  }

  // site.yaml and the member file may be links to anywhere: they are read, and not published.
  bool may_be_published(const FileEntry& entry) {
    const std::string& members = content_.settings.roster.members.value;
    if (entry.status.kind != FileKind::kSymbolicLink || is_hidden(entry.path)) return true;
    if (entry.path == kSettingsFile || entry.path == members) return true;
    const Result<std::string> target = files_.read_symbolic_link(join_path(folder_, entry.path));
    if (!target) return true;  // Reading it will tell.
    // Links on the way there are judged by themselves.
    const std::string place =
        (std::filesystem::path(entry.path).parent_path() / *target).lexically_normal().generic_string();
    const bool leaves = place.starts_with('/') || place == ".." || place.starts_with("../") || is_hidden(place) ||
                        is_clutter(place) || is_in_own_folder(place);
    if (!leaves && place != members && place != kDefaultMembersFile) return true;
    problems_.push_back({Severity::kError,
                         "file/link-outside",
                         entry.path,
                         {},
                         leaves ? "a symbolic link leads to what is not published: " + *target
                                : "a symbolic link leads to the member file, which is never published",
                         leaves
                             ? "put the file itself here; only site.yaml and the member file may be links to elsewhere"
                             : "take the link away"});
    return false;
  }

  // Lock files of office programs, and what Windows and macOS leave in folders.
  static bool is_clutter(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini" || path.starts_with("__MACOSX/");
  }

  // Folders whose files the program uses and never publishes.
  static bool is_in_own_folder(std::string_view path) {
    return path.starts_with(kSnippetFolder) || path.starts_with(kTemplateFolder);
  }

  void leave_out(const std::string& path) {
    const bool clutter = is_clutter(path);
    problems_.push_back({Severity::kWarning,
                         "file/left-out",
                         path,
                         {},
                         clutter ? "this file was left by another program, and is not published"
                                 : "_snippets/ is for .md files and _templates/ for .mustache files: nothing else "
                                   "there is used or published",
                         clutter ? "remove it" : "move the file to another folder if readers should find it"});
  }

  static bool is_hidden(const std::string& path) {
    if (path.starts_with(".well-known/")) return false;
    return path.starts_with('.') || path.find("/.") != std::string::npos || path.ends_with('~');
  }

  static bool is_snippet(const std::string& path) { return path.starts_with(kSnippetFolder) && path.ends_with(".md"); }

  void load_file(const std::string& path) {
    if (path == kSettingsFile || is_hidden(path)) return;
    if (path == content_.settings.roster.members.value) {
      content_.has_members = true;
      return;
    }
    if (path == kDefaultMembersFile) return;
    if (path.starts_with(kTemplateFolder) && path.ends_with(".mustache")) {
      if (auto text = read_text(path)) content_.theme.files[path] = std::move(*text);
      return;
    }
    if (is_clutter(path) || (is_in_own_folder(path) && !is_snippet(path))) return leave_out(path);
    if (path.ends_with(".md")) {
      if (auto text = read_text(path))
        (is_snippet(path) ? content_.snippets : content_.pages).push_back({path, std::move(*text)});
      else
        content_.unreadable_pages.push_back(path);
      return;
    }
    if (auto bytes = read(path)) add_static(path, std::move(*bytes));
  }

  // A second export lying about must not be published because nobody named it.
  void add_static(const std::string& path, std::string bytes) {
    const bool data = path.ends_with(".json") || path.ends_with(".csv") || path.ends_with(".bak");
    if (data && bytes.find("family_name") != std::string::npos) {
      problems_.push_back({Severity::kError,
                           "static/member-data",
                           path,
                           {},
                           "this file looks like a member file and would be published as it is",
                           "move it out of the content folder, or name it in site.yaml as roster: {members: …}"});
      return;
    }
    content_.static_files.push_back({path, std::move(bytes)});
  }

  Files& files_;
  const std::string& folder_;
  std::vector<Diagnostic>& problems_;
  Content content_;
};

// "page.title" of {{#page.title}}; nothing of a comment or a part.
void collect_names(const std::string& text, std::set<std::string>& names) {
  for (std::size_t tag = text.find("{{"); tag != std::string::npos; tag = text.find("{{", tag + 2)) {
    std::size_t at = std::min(text.find_first_not_of("{#^/& ", tag), text.size());
    if (at < text.size() && (text[at] == '!' || text[at] == '>')) continue;
    const std::size_t end = std::min(text.find_first_of("} ", at), text.size());
    while (at < end) {
      const std::size_t dot = std::min(text.find('.', at), end);
      names.insert(text.substr(at, dot - at));
      at = dot + 1;
    }
  }
}

// Templates of the content folder go before those of the theme, one by one.
void override_templates(ThemeFiles& theme, const ThemeFiles& from_content) {
  for (const auto& [path, text] : built_in_theme())
    if (path.starts_with("templates/")) collect_names(text, theme.known_names);
  for (const auto& [path, text] : from_content.files) {
    const std::string target = "templates/" + path.substr(kTemplateFolder.size());
    theme.files[target] = text;
    theme.overrides.insert(target);
  }
}

ThemeFiles load_theme(Files& files, const std::string& folder, std::vector<Diagnostic>& problems) {
  ThemeFiles theme;
  theme.root = folder;
  if (folder.empty()) {
    theme.root = "theme";
    theme.files = built_in_theme();
    theme.is_built_in = true;
    return theme;
  }
  const Result<std::vector<FileEntry>> listing = files.list_tree(folder);
  if (!listing) {
    problems.push_back({Severity::kError,
                        "system/no-theme",
                        folder,
                        {},
                        listing.failure().to_string(),
                        "name a theme folder, or leave --theme out to use the theme of the program"});
    theme.files = built_in_theme();  // So that nothing is said to be missing from a folder that is not there.
    return theme;
  }
  for (const FileEntry& entry : *listing) {
    Result<std::string> bytes = files.read(join_path(folder, entry.path));
    if (bytes)
      theme.files[entry.path] = std::move(*bytes);
    else
      problems.push_back(unreadable_file(join_path(folder, entry.path), bytes.failure()));
  }
  return theme;
}

}  // namespace

Diagnostic unreadable_file(const std::string& path, const Failure& failure) {
  return {Severity::kError,
          "system/unreadable-file",
          path,
          {},
          failure.message + ": " + std::generic_category().message(failure.error_number),
          "check the permissions of the file, and that it is a file"};
}

Content load_content(Files& files, const std::string& folder, const std::string& theme,
                     std::vector<Diagnostic>& problems) {
  Content content = Loader(files, folder, problems).load();
  const ThemeFiles from_content = std::move(content.theme);
  content.theme = load_theme(files, theme, problems);
  override_templates(content.theme, from_content);
  return content;
}

}  // namespace muster
