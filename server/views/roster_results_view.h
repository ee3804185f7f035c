// The answer of a name lookup as HTML, for the [[muster:results]] slot of the roster page (core/release/site_profile.h).
#pragma once

#include <string>
#include <vector>

#include "core/roster/roster_engine.h"
#include "server/views/view_context.h"

namespace muster {

/// A card for each person found, with the date of the roster and the time of the check. Names that are merely possible
/// are offered as names to check, without a designation, so that nobody reads them as a yes; where nobody is found
/// the page says why that proves nothing, and whom to ask.
/// Precondition: answer.verdict is kAnswered; for the others see alert_view.h.
/// `statements`: a signed one for each match, or none.
std::string roster_results_view(const RosterAnswer& answer, const std::vector<std::string>& statements,
                                const ViewContext& context);

/// What [[muster:title]] is then, as plain text: "Match: Check a name". It tells the outcome, for that is what is read out
/// first, and no name, for it stays in the history of the browser.
std::string roster_results_title(const RosterAnswer& answer, const ViewContext& context);

/// The date of the roster, for the page before a lookup; nothing without one.
std::string roster_date_view(std::string_view as_of, const ViewContext& context);

}  // namespace muster
