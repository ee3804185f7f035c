// Any bytes as a name to look up, on a roster of fictional people.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/unit/core/roster/fictional_roster.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto engine = engine_for(fictional_roster(), "fuzz");
  const muster::RosterAnswer answer = engine->lookup({reinterpret_cast<const char*>(data), size});
  if (answer.matches.size() > muster::kMostMatches) std::abort();
  if (answer.verdict != muster::LookupVerdict::kAnswered && !answer.matches.empty()) std::abort();
  return 0;
}
