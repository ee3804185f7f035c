// RosterEngine: answers "is this person a member?" from the name index of one release. It knows no HTTP and no HTML.
// roster_index_writer.h wrote the file; lookup.cpp is the walk from a typed name to an answer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/diagnostics/time_limit.h"
#include "core/roster/roster_data.h"

namespace muster {

/// How sure an answer is. The order is from best to least.
enum class MatchKind {
  kExact,     ///< The same name up to case, accents, punctuation, order, a missing or an extra middle name.
  kClose,     ///< Confident: another spelling, a nickname, a preferred or former name, an initial that fits one member.
  kPossible,  ///< "Did you mean"; never to be read as a yes.
};

/// "exact", "close" or "possible", as the API writes it.
std::string_view match_kind_name(MatchKind kind);

/// One member as the public may see them.
struct RosterMatch {
  std::string name;  ///< Given, middle and family name, as the member file has them.
  std::string city;
  MatchKind match = MatchKind::kExact;
  std::vector<Designation> designations;
};

/// Whether a typed name can be looked up at all. All but kAnswered and kOutOfTime become a 400 with an explanation.
enum class LookupVerdict {
  kAnswered,
  kEmpty,         ///< Nothing that could be a name: blank, punctuation, digits.
  kTooLong,       ///< Over kLongestName characters, or more words than any name has.
  kNotText,       ///< Not UTF-8, or with control characters.
  kWildcard,      ///< A pattern such as "Sm*".
  kOneWord,       ///< A single name, and no member has just that one: a given and a family name are needed.
  kOnlyInitials,  ///< No whole word: "J. S.".
  kOnlyTitles,    ///< Titles or letters after a name, but no name: "Dr.", "P.Eng.".
  kCity,          ///< The name of a place where members live, and of none of them.
  kOutOfTime,     ///< The time was up before there was an answer; the one verdict that is no fault of the name.
};

/// A stable word for each verdict ("one-word"), for problem documents and translations.
std::string_view lookup_verdict_name(LookupVerdict verdict);

/// Characters (code points) a name to look up may have.
inline constexpr std::size_t kLongestName = 200;

/// Matches and possible matches shown at most.
inline constexpr std::size_t kMostMatches = 10;
inline constexpr std::size_t kMostPossible = 3;

struct RosterAnswer {
  LookupVerdict verdict = LookupVerdict::kAnswered;
  std::string name;                  ///< The name as typed.
  std::string as_of;                 ///< ISO date of the member file; may be empty.
  bool too_many = false;             ///< More fit than may be shown: matches is empty, and more of the name is needed.
  std::vector<RosterMatch> matches;  ///< Best first. Either exact and close ones, or possible ones only.
};

/// An open index. Immutable and safe to share between threads; the file is mapped, not copied.
class RosterEngine {
 public:
  /// Opens DIRECTORY/names.idx. A file that is damaged, cut short or of another version is refused.
  static Result<std::shared_ptr<const RosterEngine>> open(const std::string& directory);

  ~RosterEngine();
  RosterEngine(const RosterEngine&) = delete;
  RosterEngine& operator=(const RosterEngine&) = delete;

  /// Never fails and never throws for any bytes; its time depends on the name and on published members only.
  RosterAnswer lookup(std::string_view name, TimeLimit time = {}) const;

  std::size_t member_count() const;
  std::string_view as_of() const;

 private:
  class State;
  explicit RosterEngine(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace muster
