// PreviewSession: builds into a site of its own, serves it, and builds again whenever the content or the theme changes.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "core/diagnostics/result.h"
#include "core/files/disk_files.h"
#include "core/release/manifest.h"
#include "generator/build_site.h"
#include "server/serve.h"

namespace muster {

class PreviewSession {
 public:
  /// `options.site` is replaced by a temporary folder, which goes when the session ends.
  PreviewSession(BuildOptions options, std::string listen);
  ~PreviewSession();
  PreviewSession(const PreviewSession&) = delete;
  PreviewSession& operator=(const PreviewSession&) = delete;

  /// The first build, then the server. With errors in the content the server starts with an empty site that shows them.
  Result<void> start();

  /// Builds, moves the server to the new release, and tells open pages which of them changed.
  void rebuild();

  const std::string& address() const;

 private:
  BuildReport build();
  Result<void> build_placeholder();
  std::set<std::string> changed_pages();
  void tell(const BuildReport& report);

  BuildOptions options_;
  std::string listen_;
  std::string folder_;  // Temporary; holds site/ and, if need be, placeholder/.
  DiskFiles files_;
  std::unique_ptr<Server> server_;
  std::map<std::string, ManifestFile> published_;  // Of the release that pages were last told about.
  std::mutex mutex_;
  std::string findings_;  // Guarded by mutex_: the server's threads read it.
};

}  // namespace muster
