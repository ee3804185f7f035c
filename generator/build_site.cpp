// load -> parse -> resolve -> gate -> render -> index -> write.
#include "generator/build_site.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <set>

#include "core/release/manifest.h"
#include "core/release/release_paths.h"
#include "core/roster/roster_index_writer.h"
#include "core/search/search_index_updater.h"
#include "core/search/search_index_writer.h"
#include "generator/index/index_keys.h"
#include "generator/index/search_entries.h"
#include "generator/load/input_stamp.h"
#include "generator/load/load_content.h"
#include "generator/load/page_resources.h"
#include "generator/model/content_path.h"
#include "generator/model/diagnostic_codes.h"
#include "generator/model/parallel.h"
#include "generator/parse/parse_page.h"
#include "generator/recorded_build.h"
#include "generator/render/render_site.h"
#include "generator/resolve/page_checks.h"
#include "generator/resolve/resolve_site.h"
#include "generator/write/earlier_build.h"
#include "generator/write/release_writer.h"

namespace muster {

namespace {

// Up to here compression is thorough: a build of that many pages still takes well under a second.
constexpr std::size_t kThoroughPages = 100;
// Below, every build makes a release, as nobody waits for it. Above, one that would be equal to the release in use is
// left out.
constexpr std::size_t kFilesWorthKeeping = 2'000;
// An index of fewer entries is written anew in no time.
constexpr std::size_t kEntriesWorthUpdating = 500;

class Walk {
 public:
  Walk(Files& files, const BuildOptions& options) : files_(files), options_(options) {}

  BuildReport run() {
    if (look_back()) return report_unchanged(*earlier_);
    load();
    // Without the folder or its site.yaml, everything else would only be consequences.
    if (content_.pages.empty() && has_errors(report_.diagnostics)) {
      sort_diagnostics(report_.diagnostics);
      return std::move(report_);
    }
    parse();
    resolve();
    if (!passes_gate() || !options_.publish) return std::move(report_);
    report_.failure = write();
    return std::move(report_);
  }

 private:
  void begin_stage(const char* name, std::size_t pages = 0) {
    if (options_.progress != nullptr) options_.progress->begin(name, pages);
  }

  void step() {
    if (options_.progress != nullptr) options_.progress->step();
  }

  void end_stage(const char* name) {
    const auto now = std::chrono::steady_clock::now();
    report_.times.push_back({name, std::chrono::duration<double>(now - begun_).count()});
    begun_ = now;
  }

  // Whether the release in use is what this build would make.
  bool look_back() {
    if (!options_.publish || options_.program_id.empty()) return false;
    std::vector<std::string> folders{options_.content};
    if (!options_.theme.empty()) folders.push_back(options_.theme);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    record_.inputs = input_stamp(files_, folders, deciding_settings(options_),
                                 std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
    record_.program = options_.program_id;
    earlier_ = read_build_record(files_, options_.site, options_.program_id);
    const bool same = earlier_ && !record_.inputs.empty() && earlier_->inputs == record_.inputs;
    return same && !options_.explain && earlier_->counts["files"] > kFilesWorthKeeping;
  }

  void load() {
    begin_stage("reading");
    content_ = load_content(files_, options_.content, options_.theme, report_.diagnostics);
    if (!options_.base_url.empty()) content_.settings.base_url = options_.base_url;
    if (!options_.search) content_.settings.search_enabled = false;
    theme_ = make_theme(content_.theme, content_.settings.theme_values, report_.diagnostics);
    load_published_urls();
    if (!options_.program_id.empty()) record_.sources = source_digests(content_);
    end_stage("load");
  }

  void load_published_urls() {
    if (options_.allow_broken_urls) return;
    const auto current = current_release(files_, options_.site);
    if (!current || !*current) return;
    const ReleasePaths paths = release_paths(options_.site, **current);
    const auto json = files_.read(join_path(paths.shell(), kPublishedUrlsFile));
    if (json) published_.urls = published_urls_from_json(*json);
    published_.html = [this, paths](const std::string& url) {
      const auto html = files_.read(join_path(paths.public_root(), output_path(url)));
      return html ? *html : std::string();
    };
  }

  void parse() {
    const PageResources resources = page_resources(content_);
    pages_.resize(content_.pages.size());
    begin_stage("parsing", pages_.size());
    for_each_index(pages_.size(), options_.jobs, [&](std::size_t number) {
      pages_[number] = parse_page(content_.pages[number], content_.settings.raw_html, resources);
      content_.pages[number].text = {};
      step();
      drop_unread(pages_[number]);
    });
    end_stage("parse");
  }

  // Of ten thousand pages, what no later stage reads is a quarter of all memory.
  void drop_unread(ParsedPage& page) const {
    if (!options_.list_external_links) page.external_links = {};
    const bool are_sections_read = content_.settings.search_enabled || !published_.urls.empty();
    if (!are_sections_read) page.sections = {};
  }

  void add_texts(ResolveInput& input, const PlacedText& notice, const Footer& footer) {
    input.notices.push_back(parse_fragment(notice, content_.settings.raw_html));
    input.footers.push_back(parse_fragment(footer.text, content_.settings.raw_html));
    if (!options_.list_external_links) return;
    list_external_links(input.notices.back());
    list_external_links(input.footers.back());
  }

  void resolve() {
    begin_stage("checking");
    ResolveInput input;
    input.settings = content_.settings;
    add_texts(input, content_.settings.notice, content_.settings.footer);
    for (const EditionSettings& edition : content_.settings.translations)
      add_texts(input, edition.notice, edition.footer);
    for (const auto& [language, strings] : theme_.strings) input.theme_languages.insert(language);
    input.pages = std::move(pages_);
    for (const StaticFile& file : content_.static_files) input.static_paths.push_back(file.path);
    input.unreadable_pages = std::move(content_.unreadable_pages);
    input.published = std::move(published_);
    input.drafts = options_.drafts ? Drafts::kInclude : Drafts::kLeaveOut;
    input.head_markup = options_.head_markup;
    input.date = options_.date;
    input.advice = options_.advice || !content_.settings.checks.empty();
    site_ = resolve_site(std::move(input), report_.diagnostics);
    check_templates(site_, theme_, report_.diagnostics);
    if (content_.has_members) {
      begin_stage("reading members");
      members_ = read_members(files_, options_.content, content_.settings.roster, site_.designations,
                              report_.diagnostics, report_.members);
      members_.nicknames = content_.settings.roster.nicknames;
    }
    end_stage("resolve");
  }

  // Severities as site.yaml wants them, then: any error, and nothing is written.
  bool passes_gate() {
    for (Diagnostic& diagnostic : report_.diagnostics) {
      const auto wanted = content_.settings.checks.find(diagnostic.code);
      const DiagnosticCode* known = find_diagnostic_code(diagnostic.code);
      const bool adjustable = known != nullptr && known->adjustable == Adjustable::kYes;
      const bool is_set = wanted != content_.settings.checks.end() && adjustable;
      if (is_set) diagnostic.severity = wanted->second;
      const bool is_advice = known != nullptr && known->reported == Reported::kCheck;
      if (is_advice && !is_set && !options_.advice) diagnostic.severity = Severity::kOff;
    }
    std::erase_if(report_.diagnostics, [](const Diagnostic& item) { return item.severity == Severity::kOff; });
    sort_diagnostics(report_.diagnostics);
    report_.pages = site_.pages.size();
    for (const Page& page : site_.pages) report_.questions += page.parsed.entries.size();
    report_.checks = content_.settings.checks;
    for (const Page& page : site_.pages) list_external_links(page.parsed);
    for (const Page& page : site_.pages)
      if (is_overdue(page.parsed, site_.date)) ++report_.overdue[page.parsed.front.owner];
    return !has_errors(report_.diagnostics);
  }

  void list_external_links(const ParsedPage& page) {
    for (const ExternalLink& link : page.external_links)
      report_.external_links.push_back(
          {link.address, link.file.empty() ? page.path : link.file, link.position, link.length});
  }

  std::optional<Failure> write() {
    if (Result<void> made = files_.make_directories(options_.site); !made) return made.failure();
    const Result<std::unique_ptr<FileLock>> lock = files_.lock(join_path(options_.site, ".lock"));
    if (!lock && lock.failure().error_number == EWOULDBLOCK)
      return Failure{"another build is writing to this site; wait for it to end", options_.site, 0};
    if (!lock) return lock.failure();
    Result<std::unique_ptr<ReleaseWriter>> release =
        ReleaseWriter::begin(files_, options_.site, compression(), shared_release());
    if (!release) return release.failure();
    if (auto failure = render_and_write(**release)) return failure;
    end_stage("render and write");
    begin_stage("indexing");
    if (auto failure = index(**release)) return failure;
    end_stage("index");
    begin_stage("publishing");
    Result<std::string> id = (*release)->finish(manifest(), options_.time, options_.jobs);
    if (!id) return id.failure();
    report_.release = *id;
    leave_record((*release)->size());
    end_stage("publish");
    return std::nullopt;
  }

  std::optional<EarlierRelease> shared_release() {
    record_.compression = std::to_string(static_cast<int>(compression()));
    if (earlier_ && earlier_->compression != record_.compression) earlier_.reset();
    if (!earlier_) return std::nullopt;
    return earlier_release(files_, options_.site, *earlier_);
  }

  void leave_record(const ReleaseSize& size) {
    report_.bytes = size.bytes;
    report_.shared_bytes = size.shared_bytes;
    report_.shared_files = size.shared_files;
    if (options_.program_id.empty()) return;
    record_report(record_, report_);
    write_build_record(files_, options_.site, std::move(record_));
  }

  Compression compression() const {
    if (!options_.compress) return Compression::kNone;
    return site_.pages.size() <= kThoroughPages ? Compression::kThorough : Compression::kQuick;
  }

  // Each page is rendered and written in one go, so that memory does not grow with the pages.
  std::optional<Failure> render_and_write(ReleaseWriter& release) {
    SiteRenderer renderer(site_, theme_);
    std::vector<OutputFile> others = renderer.other_files();
    others.push_back({"shell/" + std::string(kPublishedUrlsFile), published_urls_to_json(lasting_urls(site_))});
    add_static_files(others);
    const std::size_t pages = site_.pages.size();
    report_.files = pages + others.size();
    begin_stage("writing", pages);
    std::mutex mutex;
    std::optional<Failure> first;
    for_each_index(report_.files, options_.jobs, [&](std::size_t number) {
      const bool is_page = number < pages;
      const OutputFile file = is_page ? renderer.page(number) : std::move(others[number - pages]);
      const Result<Written> written = release.write(file);
      if (is_page) step();
      if (written && (!options_.explain || *written == Written::kShared)) return;
      const std::lock_guard guard(mutex);
      if (!written && !first) first = written.failure();
      if (written) explain(file.path, is_page ? &site_.pages[number] : nullptr);
    });
    std::sort(report_.rewritten.begin(), report_.rewritten.end(),
              [](const Rewritten& a, const Rewritten& b) { return a.path < b.path; });
    return first;
  }

  void explain(const std::string& path, const Page* page) {
    report_.rewritten.push_back({path, reason_to_write(page, earlier_ ? &*earlier_ : nullptr, record_.sources)});
  }

  // Whether the index in `folder` was made from the same and could be taken over; says what the new one is made from.
  bool is_shared(ReleaseWriter& release, const std::string& folder, std::string key) {
    const bool same = earlier_ && earlier_->indexes.contains(folder) && earlier_->indexes.at(folder) == key;
    record_.indexes[folder] = std::move(key);
    return same && release.share_folder(folder);
  }

  // The author's own file goes before one that the program would make: a robots.txt, say.
  void add_static_files(std::vector<OutputFile>& files) {
    std::set<std::string> taken;
    for (const StaticFile& file : content_.static_files) taken.insert("public/" + file.path);
    std::erase_if(files, [&](const OutputFile& file) { return taken.contains(file.path); });
    for (StaticFile& file : content_.static_files) files.push_back({"public/" + file.path, std::move(file.bytes)});
  }

  std::optional<Failure> index(ReleaseWriter& release) {
    for (std::size_t edition = 0; site_.settings.search_enabled && edition < site_.editions.size(); ++edition)
      if (Result<void> indexed = index_edition(release, edition); !indexed) return indexed.failure();
    if (!site_.settings.roster.enabled) return std::nullopt;
    members_.designations = site_.designations;
    if (is_shared(release, "roster", roster_index_key(members_))) return std::nullopt;
    const std::string folder = release.paths().roster();
    if (Result<void> made = files_.make_directories(folder); !made) return made.failure();
    if (Result<void> written = write_roster_index(members_, folder); !written) return written.failure();
    return std::nullopt;
  }

  Result<void> index_edition(ReleaseWriter& release, std::size_t edition) {
    const std::vector<SearchEntry> entries = search_entries(site_, edition);
    report_.search_entries += entries.size();
    SearchIndexOptions search = site_.settings.search;
    search.language = site_.editions[edition].language;
    const std::string name = edition == 0 ? "search" : "search/" + search.language;
    std::vector<EntryDigest> digests(entries.size());
    for_each_index(entries.size(), options_.jobs, [&](std::size_t i) { digests[i] = entry_digest(entries[i]); });
    if (is_shared(release, name, search_index_key(digests, search))) return {};
    if (entries.size() < kEntriesWorthUpdating || options_.program_id.empty()) digests.clear();
    const std::string folder = join_path(release.paths().root, name);
    if (!digests.empty() && release.copy_folder(name)) {
      const Result<bool> updated = update_search_index(entries, search, folder, digests);
      if (updated && *updated) return {};
      if (Result<void> removed = release.remove_folder(name); !removed) return removed;
    }
    return write_search_index(entries, search, folder, options_.jobs, digests);
  }

  Manifest manifest() const {
    Manifest manifest;
    manifest.program = options_.program;
    manifest.roster_as_of = members_.as_of;
    manifest.page_count = report_.pages;
    manifest.faq_entry_count = report_.questions;
    manifest.search_entry_count = report_.search_entries;
    manifest.member_count = members_.members.size();
    return manifest;
  }

  Files& files_;
  const BuildOptions& options_;
  BuildReport report_;
  BuildRecord record_;                  // Of this build.
  std::optional<BuildRecord> earlier_;  // Of the release in use.
  Content content_;
  Theme theme_;
  PublishedRelease published_;
  std::vector<ParsedPage> pages_;
  Site site_;
  RosterData members_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

BuildReport build_site(Files& files, const BuildOptions& options) { return Walk(files, options).run(); }

}  // namespace muster
