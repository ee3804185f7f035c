// Counts by name, and the reasons in the order in which people would look for them.
#include "generator/recorded_build.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/release/digest.h"

namespace muster {

namespace {

constexpr const char* kTheme = "theme";
constexpr const char* kSettings = "site.yaml";

using Counts = std::vector<std::pair<const char*, std::size_t*>>;

Counts counts_of(BuildReport& report) {
  MemberCounts& members = report.members;
  return {{"pages", &report.pages},
          {"questions", &report.questions},
          {"search_entries", &report.search_entries},
          {"files", &report.files},
          {"members_read", &members.read},
          {"members_published", &members.published},
          {"members_opted_out", &members.opted_out},
          {"members_retired", &members.retired},
          {"members_training", &members.training},
          {"members_lapsed", &members.lapsed},
          {"members_suspended", &members.suspended},
          {"members_past_retention", &members.past_retention},
          {"members_undated", &members.undated},
          {"bytes", &report.bytes}};
}

std::string shared_digest(const std::map<std::string, std::string>& sources, const std::string& path) {
  const auto found = sources.find(path);
  return found == sources.end() ? std::string() : found->second;
}

}  // namespace

std::vector<std::string> deciding_settings(const BuildOptions& options) {
  auto flag = [](bool value) { return std::string(value ? "1" : "0"); };
  return {options.program_id,     options.content,
          options.theme,          options.base_url,
          options.date,           options.head_markup,
          flag(options.drafts),   flag(options.search),
          flag(options.compress), flag(options.allow_broken_urls)};
}

BuildReport report_unchanged(const BuildRecord& record) {
  BuildReport report;
  report.release = record.release;
  report.unchanged = true;
  report.diagnostics = record.warnings;
  report.overdue = record.overdue;
  for (const auto& [name, count] : counts_of(report)) {
    const auto found = record.counts.find(name);
    if (found != record.counts.end()) *count = found->second;
  }
  report.shared_bytes = report.bytes;
  return report;
}

void record_report(BuildRecord& record, const BuildReport& report) {
  BuildReport copy = report;
  record.release = report.release;
  record.warnings = report.diagnostics;
  record.overdue = report.overdue;
  for (const auto& [name, count] : counts_of(copy)) record.counts[name] = *count;
}

std::map<std::string, std::string> source_digests(const Content& content) {
  std::map<std::string, std::string> digests;
  for (const auto* list : {&content.pages, &content.snippets})
    for (const SourceFile& file : *list) digests[file.path] = sha256_hex(file.text).substr(0, 32);
  std::string theme;
  for (const auto& [path, bytes] : content.theme.files) theme += path + sha256_hex(bytes);
  digests[kTheme] = sha256_hex(theme);
  return digests;
}

std::string reason_to_write(const Page* page, const BuildRecord* earlier,
                            const std::map<std::string, std::string>& sources) {
  if (earlier == nullptr) return "there is no build of this program, with these settings, to share with";
  const std::map<std::string, std::string>& before = earlier->sources;
  if (page != nullptr) {
    const std::string& path = page->parsed.path;
    if (!before.contains(path)) return path + " is new";
    if (shared_digest(before, path) != shared_digest(sources, path)) return path + " changed";
  }
  for (const char* shared : {kTheme, kSettings})
    if (shared_digest(before, shared) != shared_digest(sources, shared)) return std::string(shared) + " changed";
  std::string changed;
  std::size_t count = 0;
  for (const auto& [path, digest] : sources) {
    if (shared_digest(before, path) == digest) continue;
    if (changed.empty()) changed = path;
    ++count;
  }
  if (count == 0) return "a page, file or date that it shows changed";
  return "it shows something of " + changed + (count == 1 ? "" : " or of other pages") + ", which changed";
}

}  // namespace muster
