// The typed name, read: words to look up without titles and letters after the name, or the reason why there are none.
// First step of a lookup; name_readings.h goes on from here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/roster/roster_engine.h"

namespace muster {

struct QueryWord {
  std::string text;           ///< Letters a to z.
  bool after_hyphen = false;  ///< Joined to the word before by a hyphen: "Smith-Jones".
};

struct NameQuery {
  LookupVerdict verdict = LookupVerdict::kAnswered;
  std::vector<QueryWord> words;     ///< At least one when the verdict is kAnswered.
  std::size_t comma = 0;            ///< Words before a comma: those are the family name; 0 without one.
  bool is_one_name = false;         ///< Stands without a space: a family name alone, or a one-word name.
  bool has_only_particles = false;  ///< Before its last word: "van der Berg" and "St. Denis" are family names alone.
  std::size_t doubtful = 0;         ///< Words at the end that may be letters after the name ("Ma"), or part of it.
};

/// Reads `text` as typed. `designation_codes` are codes of the roster's designations, folded ("cet").
NameQuery read_name_query(std::string_view text, const std::vector<std::string>& designation_codes);

}  // namespace muster
