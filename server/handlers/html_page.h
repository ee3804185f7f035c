// Pages that the server completes: a shell of the release with its marks filled in by the views.
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "server/handlers/visit.h"
#include "server/views/view_context.h"

namespace muster {

/// What goes into the marks of a shell (core/release/site_profile.h).
struct PageParts {
  std::string title;    ///< Plain text.
  std::string alert;    ///< HTML.
  std::string query;    ///< Plain text.
  std::string results;  ///< HTML.
};

/// `shell` with its marks filled; a plain page when the release has none.
std::string fill_shell(std::string_view shell, const PageParts& parts);

/// Completes the shell of that name ("search.html") as the answer.
void set_page(const Visit& visit, httplib::Response& response, int status, std::string_view shell_name,
              const PageParts& parts);

/// The page for a status that is no success. `retry_after`: seconds, 0 when not known.
std::string error_page(const Visit& visit, int status, int retry_after = 0);

/// What the views are told of this visit, but for `checked_at`. It refers to the visit's release.
ViewContext view_context(const Visit& visit);

/// "2026-11-22T19:32:05Z", for ViewContext::checked_at.
std::string iso_time_now();

}  // namespace muster
