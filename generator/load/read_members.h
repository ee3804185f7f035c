// Reads the member file into the data that may be published: the load stage's reader for members.json.
// Whatever is not to be published is dropped while reading: nothing else of a member is ever held.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/files/files.h"
#include "core/roster/roster_data.h"
#include "generator/model/site_settings.h"

namespace muster {

/// What a member file held, for the report after a build. `read` is the sum of all but `past_retention`,
/// `undated`, and of the records with errors.
struct MemberCounts {
  std::size_t read = 0;
  std::size_t published = 0;
  std::size_t opted_out = 0;  ///< Active, and asked not to be listed.
  std::size_t retired = 0;
  std::size_t training = 0;
  std::size_t lapsed = 0;
  std::size_t suspended = 0;
  /// Retired or lapsed since longer than the retention, by the optional field `status_since` (an ISO date) and the
  /// file's own `as_of`. Their records should no longer be kept.
  std::size_t past_retention = 0;
  std::size_t undated = 0;  ///< Retired or lapsed, and one of these two dates is missing.
};

/// The published members of `json`, which is read as a stream. `known` are the designations that have a page. Every
/// problem is added to `problems` with its line and column, the record's number (from 1), id and byte; none ever holds
/// a name or another personal value, and none shows its source line. When an error was added the data is incomplete:
/// publish nothing. `file` is the path that the diagnostics name.
RosterData read_members(std::istream& json, const std::string& file, const std::vector<Designation>& known,
                        std::vector<Diagnostic>& problems, MemberCounts& counts, int retention_years = 7);

/// The same of the member file that `settings` name, in the content folder `folder`.
RosterData read_members(Files& files, const std::string& folder, const RosterSettings& settings,
                        const std::vector<Designation>& known, std::vector<Diagnostic>& problems, MemberCounts& counts);

}  // namespace muster
