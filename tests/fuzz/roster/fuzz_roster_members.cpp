// Any bytes as a member file. What is published without an error must make an index.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "core/diagnostics/diagnostic.h"
#include "core/roster/roster_index.h"
#include "core/roster/roster_index_writer.h"
#include "generator/load/read_members.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<muster::Designation> known{{"C.E.T.", "Certified Example Technologist", "/designations/c-e-t/"}};
  std::vector<muster::Diagnostic> problems;
  muster::MemberCounts counts;
  std::istringstream json(std::string(reinterpret_cast<const char*>(data), size));
  const muster::RosterData roster = muster::read_members(json, "members.json", known, problems, counts);
  for (const muster::Diagnostic& problem : problems)
    if (problem.show_source || problem.position.line < 0) std::abort();
  if (muster::has_errors(problems)) return 0;
  const auto bytes = muster::make_roster_index(roster);
  if (!bytes || !muster::RosterIndex::open(*bytes)) std::abort();
  return 0;
}
