// RosterStatement: what the roster said of one person at one moment, signed, as text that can be kept, sent and
// checked.
//
//     ROSTER STATEMENT
//     Issued by: Example Technologists Alberta, https://example.org
//     Name: Zoë Anne Marie O'Brien-Smith
//     Designations: C.E.T., P.Tech.
//     City: Red Deer
//     Roster as of: 2026-11-01
//     Checked at: 2026-11-22T19:32:05Z
//     Signature: base64url of 64 bytes
//
// Signed are the bytes "muster roster statement 1\n" and then each line from "Issued by" to "Checked at" with its
// label, one space and a "\n", where every run of blanks and line ends in a value is one space, and none is at its
// ends. So a statement survives line ends of another kind, wrapped and indented lines, and quoting by a mail program;
// any other change shows. A label stands at the beginning of a line and values have no line ends: no value can pass for
// another line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/statement/statement_keys.h"

namespace muster {

struct RosterStatement {
  std::string issuer;  ///< The organisation and where its site is.
  std::string name;
  std::string designations;  ///< Their codes, with commas between.
  std::string city;
  std::string as_of;       ///< ISO date; may be empty.
  std::string checked_at;  ///< ISO 8601 in UTC.
};

/// The text above, ending with a line end. Precondition: keys.can_sign().
std::string sign_statement(const RosterStatement& statement, const StatementKeys& keys);

enum class StatementVerdict {
  kGenuine,
  kNotGenuine,   ///< It looks like one, but no key here signed just these words.
  kNoStatement,  ///< A part is missing, or this is something else.
};

struct CheckedStatement {
  StatementVerdict verdict = StatementVerdict::kNoStatement;
  RosterStatement statement;  ///< What was signed; empty unless genuine.
};

/// Any bytes.
CheckedStatement check_statement(std::string_view text, const StatementKeys& keys);

}  // namespace muster
