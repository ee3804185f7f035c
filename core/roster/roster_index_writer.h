// Writes the name index of a release from the published members: the generator's last step for the roster.
// The layout of the file is drawn at the head of roster_index_writer.cpp; roster_engine.h reads it.
#pragma once

#include <string>

#include "core/diagnostics/result.h"
#include "core/roster/roster_data.h"

namespace muster {

/// Name of the index file in the roster folder of a release.
inline constexpr const char* kRosterIndexFile = "names.idx";

/// The bytes of the index file. The same data gives the same bytes, whatever order the members came in.
/// Fails when a member holds a designation that `data.designations` does not have, or a count is beyond the format.
Result<std::string> make_roster_index(const RosterData& data);

/// Writes DIRECTORY/names.idx; the directory must exist.
Result<void> write_roster_index(const RosterData& data, const std::string& directory);

}  // namespace muster
