// One build after another into the same temporary site.
#include "cli/preview/preview_session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/build_date.h"
#include "cli/console.h"
#include "cli/preview/preview_script.h"
#include "core/diagnostics/diagnostic_printer.h"
#include "core/release/release_paths.h"

namespace muster {

namespace {

constexpr std::string_view kPublic = "public";
constexpr std::string_view kIndex = "index.html";

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// "public/cpd/index.html" is the page /cpd/.
std::string url_of(const std::string& path) {
  std::string url = path.substr(kPublic.size());
  if (url.ends_with(kIndex)) url.erase(url.size() - kIndex.size());
  return url;
}

std::string findings_text(const BuildReport& report, Files& files, const std::string& content) {
  std::string text;
  if (report.failure) text += report.failure->to_string() + "\n";
  for (const Diagnostic& diagnostic : report.diagnostics) {
    const Result<std::string> source = files.read(join_path(content, diagnostic.file));
    text += format_diagnostic(diagnostic, source ? *source : std::string(), Colour::kNever) + "\n";
  }
  return text;
}

}  // namespace

PreviewSession::PreviewSession(BuildOptions options, std::string listen)
    : options_(std::move(options)), listen_(std::move(listen)) {
  options_.drafts = true;
  options_.compress = false;
  options_.allow_broken_urls = true;
  options_.program_id = "preview";  // All builds of its temporary site are its own: they share what did not change.
  options_.head_markup = fmt::format("<script type=\"module\" src=\"{}\"></script>\n", kPreviewScriptPath);
}

PreviewSession::~PreviewSession() {
  if (server_) server_->stop();
  if (!folder_.empty()) static_cast<void>(files_.remove_tree(folder_).has_value());
}

BuildReport PreviewSession::build() {
  options_.time = now();
  BuildOptions today = options_;
  if (today.date.empty()) today.date = iso_day(today.time);
  return build_site(files_, today);
}

// Findings need a page to be shown over, even before the content has built once.
Result<void> PreviewSession::build_placeholder() {
  BuildOptions placeholder = options_;
  placeholder.content = join_path(folder_, "placeholder");
  placeholder.theme.clear();
  placeholder.base_url.clear();
  placeholder.time = now();
  if (Result<void> made = files_.make_directories(placeholder.content); !made) return made;
  const std::pair<const char*, std::string_view> pages[] = {
      {"site.yaml", "title: Preview\nbase_url: http://localhost\nlanguage: en\n"},
      {"index.md",
       "---\ntitle: Preview\ntemplate: page\n---\n\nThe content has errors. This page goes when they are mended.\n"}};
  for (const auto& [name, text] : pages)
    if (Result<void> written = files_.write(join_path(placeholder.content, name), text); !written) return written;
  const BuildReport report = build_site(files_, placeholder);
  if (report.failure) return *report.failure;
  return {};
}

Result<void> PreviewSession::start() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-preview-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return Failure{"cannot create a temporary folder", folder, errno};
  folder_ = folder;
  options_.site = join_path(folder_, "site");
  const BuildReport report = build();
  if (report.release.empty())
    if (Result<void> built = build_placeholder(); !built) return built;

  ServerOptions server;
  server.site = options_.site;
  server.listen = {listen_};
  server.rate_limits = false;
  server.log = LogFormat::kOff;
  server.verify_digests = false;
  server.event_stream_path = kPreviewEventsPath;
  server.extra = [this](std::string_view path) -> std::optional<ExtraReply> {
    if (path == kPreviewScriptPath)
      return ExtraReply{200, "text/javascript; charset=utf-8", std::string(kPreviewScript)};
    if (path != kPreviewFindingsPath) return std::nullopt;
    const std::lock_guard lock(mutex_);
    return ExtraReply{200, "text/plain; charset=utf-8", findings_};
  };
  Result<std::unique_ptr<Server>> started = Server::start(server);
  if (!started) return started.failure();
  server_ = std::move(*started);
  changed_pages();
  tell(report);
  return {};
}

void PreviewSession::rebuild() {
  const BuildReport report = build();
  if (!report.release.empty()) {
    if (Result<void> moved = server_->check_release(Server::Reload::kWhenChanged); !moved)
      print_failure(moved.failure(), OutputFormat::kText);
  }
  tell(report);
  if (report.release.empty()) return;
  const nlohmann::json pages = changed_pages();
  server_->publish_event("event: changed\ndata: " + pages.dump() + "\n\n");
}

// Pages whose bytes differ from those of the release before.
std::set<std::string> PreviewSession::changed_pages() {
  std::set<std::string> pages;
  const auto id = current_release(files_, options_.site);
  if (!id || !*id) return pages;
  const Result<std::string> json = files_.read(release_paths(options_.site, **id).manifest());
  Result<Manifest> manifest = json ? manifest_from_json(*json) : Result<Manifest>(json.failure());
  if (!manifest) return pages;
  for (const auto& [path, file] : manifest->files) {
    const auto before = published_.find(path);
    if (before != published_.end() && before->second.sha256 == file.sha256) continue;
    if (path.starts_with("public/")) pages.insert(url_of(path));
    if (path.starts_with("shell/")) pages.insert({"/search/", "/roster/"});
  }
  published_ = std::move(manifest->files);
  return pages;
}

void PreviewSession::tell(const BuildReport& report) {
  print_diagnostics(report.diagnostics, options_.content, OutputFormat::kText);
  if (report.failure) print_failure(*report.failure, OutputFormat::kText);
  double seconds = 0;
  for (const StageTime& stage : report.times) seconds += stage.seconds;
  const std::string counted = count_findings(report.diagnostics);
  if (report.release.empty())
    fmt::print(stderr, "{}; the page before stays\n", counted);
  else
    fmt::print(stderr, "built {} pages in {:.0f} ms\n", report.pages, seconds * 1000);
  {
    const std::lock_guard lock(mutex_);
    findings_ = findings_text(report, files_, options_.content);
  }
  server_->publish_event("event: findings\ndata: \n\n");
}

const std::string& PreviewSession::address() const { return server_->addresses().front(); }

}  // namespace muster
