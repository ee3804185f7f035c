// An HTTP error told to a person, as HTML for the [[muster:results]] slot of the error page.
#pragma once

#include <string>
#include <vector>

#include "server/views/view_context.h"

namespace muster {

/// A page that somebody may have wanted instead.
struct NearPage {
  std::string title;  ///< Plain text.
  std::string url;    ///< Site path.
};

struct ErrorPage {
  int status = 500;                 ///< The HTTP status.
  std::string id;                   ///< What stands in the log too, for people to quote; may be empty.
  int retry_after_seconds = 0;      ///< 429 and 503: when to come back; 0: not known.
  std::vector<NearPage> near_pages;  ///< 404: best guess first; may be empty.
};

/// What happened in plain words, and ways on. The heading is the title, which the shell has a mark for.
std::string error_view(const ErrorPage& error, const ViewContext& context);

/// [[muster:title]] of that page, as plain text: "Page not found".
std::string error_view_title(const ErrorPage& error, const ViewContext& context);

}  // namespace muster
