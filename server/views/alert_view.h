// What is wrong with what somebody typed, as HTML for the [[muster:alert]] slot at the top of a page.
#pragma once

#include <string>
#include <string_view>

#include "server/views/view_context.h"

namespace muster {

/// An error summary whose one line leads to the field: `message_key` is the interface text that says what to do
/// ("error_name_one_word"), `field_id` the id of the input it is about ("name", "query").
std::string alert_view(std::string_view message_key, std::string_view field_id, const ViewContext& context);

/// The interface text about a name that cannot be looked up, from the stable word of its verdict
/// (lookup_verdict_name): "one-word" gives "error_name_one_word".
std::string name_error_key(std::string_view verdict_name);

/// [[muster:title]] of a page with an alert, as plain text: "Error: Check a name".
std::string alert_title(std::string_view title, const ViewContext& context);

}  // namespace muster
