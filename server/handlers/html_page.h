// Pages that the server completes: a shell of the release with its marks filled in. The one place where handlers meet
// the views (server/views).
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "core/roster/roster_engine.h"
#include "core/search/search_engine.h"
#include "server/handlers/visit.h"

namespace muster {

/// What goes into the marks of a shell (core/release/site_profile.h). All HTML but `title` and `query`, which are
/// plain.
struct PageParts {
  std::string title;
  std::string alert;
  std::string query;
  std::string results;
};

/// The interface text of that key in the visit's language; the key itself when the release has none.
std::string interface_text(const Visit& visit, const std::string& key);

/// `shell` with its marks filled.
std::string fill_shell(std::string_view shell, const PageParts& parts);

/// Completes the shell of that name ("search.html") as the answer.
void set_page(const Visit& visit, httplib::Response& response, int status, std::string_view shell_name,
              const PageParts& parts);

/// The page for a status that is no success: 404, 429, 500, 503.
std::string error_page(const Visit& visit, int status);

std::string search_results_html(const Visit& visit, const SearchAnswer& answer);
std::string roster_results_html(const Visit& visit, const RosterAnswer& answer);

/// An error summary: what is wrong with the field, in the page's language.
std::string alert_html(const Visit& visit, const std::string& text_key, std::string_view field);

}  // namespace muster
