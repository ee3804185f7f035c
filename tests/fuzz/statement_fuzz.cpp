// Feeds bytes to what reads other people's statements and key files. A text that is genuine here must say what was signed.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/statement/roster_statement.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const muster::StatementKeys keys = muster::StatementKeys::generate();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (check_statement(text, keys).verdict == muster::StatementVerdict::kGenuine) std::abort();  // Nobody signed it.
  const auto read = muster::StatementKeys::read(text, "key");
  if (read && !muster::StatementKeys::read(read->public_text(), "key")) std::abort();
  const muster::RosterStatement said{"I", std::string(text), "D", "C", "A", "T"};
  const auto again = check_statement(sign_statement(said, keys), keys);
  if (again.verdict != muster::StatementVerdict::kGenuine || again.statement.designations != "D") std::abort();
  return 0;
}
