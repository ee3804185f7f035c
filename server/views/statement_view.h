// What a check of a signed statement found, as HTML for the [[muster:results]] slot of its page.
#pragma once

#include <string>

#include "core/statement/roster_statement.h"
#include "server/views/view_context.h"

namespace muster {

/// Genuine, with what was signed, or not. Precondition: the verdict is not kNoStatement; for that see alert_view.h.
std::string statement_view(const CheckedStatement& checked, const ViewContext& context);

/// Plain text.
std::string statement_view_title(const CheckedStatement& checked, const ViewContext& context);

}  // namespace muster
