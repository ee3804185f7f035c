// The render stage: Site and Theme become the files of a release. Pure, in parallel.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/output_file.h"
#include "generator/model/site.h"
#include "generator/render/theme.h"

namespace muster {

/// What is wrong before a page is rendered: theme/bad-template, theme/unknown-template.
void check_templates(const Site& site, const Theme& theme, const std::string& theme_root,
                     std::vector<Diagnostic>& problems);

/// Pages, redirect pages for static hosts, shells for the server, files for machines and assets: all but the author's
/// static files. Precondition: check_templates found no error. The order is fixed, whatever `jobs` is.
std::vector<OutputFile> render_site(const Site& site, const Theme& theme, unsigned jobs);

}  // namespace muster
