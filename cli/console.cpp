// Standard error as text or JSON.
#include "cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "cli/exit_code.h"
#include "core/files/disk_files.h"
#include "core/text/utf8.h"

namespace muster {

namespace {

Colour colour_of_standard_error() {
  const char* no_colour = std::getenv("NO_COLOR");
  const bool wanted = no_colour == nullptr || *no_colour == '\0';
  return wanted && ::isatty(STDERR_FILENO) == 1 ? Colour::kAlways : Colour::kNever;
}

void print_error(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

std::string advice_for(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM: return "check who owns the folder and may write to it";
    case EROFS: return "the disk can only be read; choose another folder with --output";
    case ENOSPC:
    case EDQUOT: return "make room on the disk, then build again; the release in use is unchanged";
    case ENOENT: return "check the path";
    case ENOTDIR: return "a file stands where a folder should be; move it away, or choose another folder";
    case EISDIR:
    case EEXIST: return "something stands where this should be written; move it away, or choose another folder";
    case EADDRINUSE: return "another program uses this address; choose another with --listen HOST:PORT";
    default: return "";
  }
}

// Without a byte order mark, and with one question mark for each byte that is not UTF-8: a terminal could not show it.
std::string readable(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text;
  for (auto bad = find_invalid_utf8(bytes); bad; bad = find_invalid_utf8(bytes)) {
    text.append(bytes.substr(0, *bad)) += '?';
    bytes.remove_prefix(*bad + 1);
  }
  return text.append(bytes);
}

// A file that is not there is taken for one of the content folder when its folder is there.
bool is_below_content(const Diagnostic& diagnostic, const std::string& content) {
  if (diagnostic.file.starts_with('/')) return false;
  DiskFiles files;
  const std::string path = join_path(content, diagnostic.file);
  const auto found = files.status(path);
  if (found && *found) return true;
  const auto folder = files.status(path.substr(0, path.rfind('/')));
  return !diagnostic.code.starts_with("system/") && folder && *folder;
}

// Sources are read once, however many findings a file has.
class SourceCache {
 public:
  explicit SourceCache(std::string content) : content_(std::move(content)) {}

  const std::string& text(const std::string& file) {
    const auto [entry, is_new] = texts_.try_emplace(file);
    if (!is_new) return entry->second;
    for (const std::string& path : {join_path(content_, file), file}) {
      Result<std::string> bytes = files_.read(path);
      if (!bytes) continue;
      entry->second = readable(*bytes);
      break;
    }
    return entry->second;
  }

 private:
  std::string content_;
  DiskFiles files_;
  std::map<std::string, std::string> texts_;
};

}  // namespace

void print_diagnostics(const std::vector<Diagnostic>& diagnostics, const std::string& content, OutputFormat format) {
  SourceCache sources(content);
  const Colour colour = colour_of_standard_error();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (format == OutputFormat::kJson) {
      print_error(format_diagnostic_json(diagnostic));
      continue;
    }
    Diagnostic shown = diagnostic;
    if (is_below_content(diagnostic, content)) shown.file = join_path(content, diagnostic.file);
    print_error(format_diagnostic(shown, sources.text(diagnostic.file), colour) + "\n");
  }
}

void print_failure(const Failure& failure, OutputFormat format) {
  Diagnostic diagnostic{Severity::kError,
                        "system/failed",
                        failure.path,
                        {},
                        Failure{failure.message, "", failure.error_number}.to_string(),
                        advice_for(failure.error_number)};
  print_error(format == OutputFormat::kJson ? format_diagnostic_json(diagnostic)
                                            : format_diagnostic(diagnostic, "", colour_of_standard_error()));
}

std::string plural(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many.empty() ? one + "s" : many);
}

std::string count_findings(const std::vector<Diagnostic>& diagnostics) {
  const auto errors =
      static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                             [](const Diagnostic& item) { return item.severity == Severity::kError; }));
  const std::size_t warnings = diagnostics.size() - errors;
  if (errors == 0 && warnings == 0) return {};
  if (errors == 0) return plural(warnings, "warning");
  return plural(errors, "error") + (warnings == 0 ? "" : " and " + plural(warnings, "warning"));
}

int exit_code_for(const std::vector<Diagnostic>& diagnostics) {
  const bool environment = std::any_of(diagnostics.begin(), diagnostics.end(),
                                       [](const Diagnostic& item) { return item.code.starts_with("system/"); });
  if (environment) return kEnvironmentFailed;
  return has_errors(diagnostics) ? kContentHasErrors : kSuccess;
}

std::string content_folder(const std::string& path) {
  const bool only_below =
      !std::filesystem::exists(path + "/site.yaml") && std::filesystem::exists(path + "/content/site.yaml");
  return only_below ? join_path(path, "content") : path;
}

}  // namespace muster
