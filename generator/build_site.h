// The walk from a content folder to a release, and nothing else: each step is a stage of its own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/diagnostics/result.h"
#include "core/files/files.h"
#include "generator/build_progress.h"
#include "generator/load/read_members.h"

namespace muster {

struct BuildOptions {
  std::string content = "content";
  std::string site = "site";
  std::string theme;        ///< Folder; empty: the theme in the program.
  std::string base_url;     ///< In place of the one in site.yaml, when not empty.
  std::string program;      ///< "muster 0.1.0", for the manifest.
  std::string program_id;   ///< Which program this is, to the byte; empty: nothing is shared with earlier builds.
  std::string date;         ///< ISO day that decides which pages are scheduled or expired; empty: none is.
  std::string head_markup;  ///< HTML for the head of every page; `muster preview` adds its script.
  bool drafts = false;
  bool search = true;
  bool compress = true;
  bool allow_broken_urls = false;  ///< Published addresses may vanish.
  bool list_external_links = false;
  bool advice = false;    ///< Report what Reported::kCheck marks, too.
  bool publish = true;    ///< false: report findings, write nothing.
  bool explain = false;   ///< Say which files were written anew, and why.
  unsigned jobs = 1;      ///< Threads.
  BuildProgress* progress = nullptr;  ///< Told how far the build is, when there is one.
  std::int64_t time = 0;  ///< Now, seconds since 1970: the release's id and build time.
};

/// Time a stage took.
struct StageTime {
  std::string stage;
  double seconds = 0;
};

/// A file that is not as it was in the release before.
struct Rewritten {
  std::string path;    ///< Below the release.
  std::string reason;  ///< "cpd/index.md changed"
};

/// A link to another site, with its place.
struct ExternalReference {
  std::string address;
  std::string file;
  SourcePosition position;
  int length = 1;
};

struct BuildReport {
  std::vector<Diagnostic> diagnostics;  ///< Sorted.
  std::optional<Failure> failure;       ///< What the machine refused while writing.
  std::string release;                  ///< Id of the new release; empty when none was made.
  bool unchanged = false;               ///< Nothing changed, and `release` is the one that was in use before.
  std::size_t pages = 0;
  std::size_t questions = 0;
  std::vector<ExternalReference> external_links;  ///< Only with BuildOptions::list_external_links.
  std::map<std::string, Severity> checks;         ///< Levels that site.yaml gives to codes.
  std::map<std::string, std::size_t> overdue;     ///< Owner -> pages past their review_by; "" for pages without one.
  std::size_t search_entries = 0;
  std::size_t files = 0;  ///< Files of the release before compression.
  MemberCounts members;
  std::uint64_t bytes = 0;           ///< Size of the release.
  std::uint64_t shared_bytes = 0;    ///< Of these, shared with the release before.
  std::size_t shared_files = 0;      ///< Files shared likewise, with their compressed twins.
  std::vector<Rewritten> rewritten;  ///< Only with BuildOptions::explain; in the order of the release.
  std::vector<StageTime> times;
};

/// Nothing is written when a diagnostic is an error. On any failure the release in use stays as it is.
BuildReport build_site(Files& files, const BuildOptions& options);

}  // namespace muster
