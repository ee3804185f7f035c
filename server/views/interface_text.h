// Interface texts of the theme, filled in and escaped: the only words that views put on a page.
// The keys are those of theme/strings/LANGUAGE.yaml.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "server/views/view_context.h"

namespace muster {

/// What stands for {name} in an interface text.
struct TextValue {
  std::string_view name;
  std::string_view value;  ///< Plain text, not escaped.
};

/// The text of `key` as plain text, each {name} replaced. A theme that lacks the key gives the key itself, so that
/// the gap shows; a {name} without a value stays as it is.
std::string interface_text(const ViewContext& context, std::string_view key, std::initializer_list<TextValue> values = {});

/// interface_text, escaped for HTML, at the end of `html`.
void append_text(std::string& html, const ViewContext& context, std::string_view key,
                 std::initializer_list<TextValue> values = {});

/// An element of one interface text: <p>…</p> for the tag "p".
void append_element(std::string& html, std::string_view tag, const ViewContext& context, std::string_view key,
                    std::initializer_list<TextValue> values = {});

/// A name and its value (plain text) in a list of facts, <dl class="facts">.
void append_fact(std::string& html, const ViewContext& context, std::string_view key, std::string_view value);

/// "2026-11-01" in the words of the language, as plain text: "1 November 2026". What is no ISO date comes back as it is.
std::string date_in_words(const ViewContext& context, std::string_view iso_date);

/// "2026-11-22T19:32:05Z" likewise, to the minute and with its zone: "22 November 2026, 19:32 UTC".
std::string time_in_words(const ViewContext& context, std::string_view iso_time);

/// A paragraph that says how to reach the organisation: by e-mail, by phone, or at its office where neither is known.
void append_whom_to_ask(std::string& html, const ViewContext& context);

}  // namespace muster
