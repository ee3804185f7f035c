// A build's report to and from the record that it leaves for the next build, and why files changed in between.
#pragma once

#include <string>
#include <vector>

#include "generator/build_site.h"
#include "generator/model/build_record.h"
#include "generator/model/content.h"
#include "generator/model/site.h"

namespace muster {

/// Everything but the content that decides what a build makes, for input_stamp().
std::vector<std::string> deciding_settings(const BuildOptions& options);

/// The report of a build that found nothing changed since `record`.
BuildReport report_unchanged(const BuildRecord& record);

/// Puts what the report says into the record.
void record_report(BuildRecord& record, const BuildReport& report);

/// Digests of everything pages are made from, by path; the theme is "theme".
std::map<std::string, std::string> source_digests(const Content& content);

/// Why the file of `page` (null: any other file) had to be written, from what pages were made from then and are now.
/// `earlier` is null when there was no build to share with.
std::string reason_to_write(const Page* page, const BuildRecord* earlier,
                            const std::map<std::string, std::string>& sources);

}  // namespace muster
