// The render stage: Site and Theme become the files of a release. Pure, in parallel.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/output_file.h"
#include "generator/model/site.h"
#include "generator/render/theme.h"

namespace muster {

/// Pages that ask for a template which the theme does not have: theme/unknown-template.
void check_templates(const Site& site, const Theme& theme, std::vector<Diagnostic>& problems);

/// Renders the files of a site one by one, so that no more of them need be held than are being written.
/// Precondition: check_templates found no error. `site` and `theme` must outlive it.
class SiteRenderer {
 public:
  SiteRenderer(const Site& site, const Theme& theme);
  ~SiteRenderer();
  SiteRenderer(const SiteRenderer&) = delete;
  SiteRenderer& operator=(const SiteRenderer&) = delete;

  /// The file of Site::pages[number]. Any thread.
  OutputFile page(std::size_t number);

  /// All files but those of pages: redirect pages for static hosts, shells for the server, files for machines, assets.
  std::vector<OutputFile> other_files();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace muster
