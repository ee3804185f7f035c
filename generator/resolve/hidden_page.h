// HiddenPage: a page of the content folder that this build does not publish, and what to say of a link to it.
#pragma once

#include <string>

#include "generator/model/parsed_page.h"

namespace muster {

struct HiddenPage {
  enum class Reason { kDraft, kScheduled, kExpired };
  Reason reason = Reason::kDraft;
  std::string date;  ///< ISO; empty for a draft.
};

/// What a link to the page at `path` is told. An expired page is a warning: the day it expires must not be the day on
/// which nothing can be published.
struct HiddenLink {
  Severity severity;
  std::string code;  ///< link/draft, link/scheduled or link/expired.
  std::string message;
  std::string help;
};

HiddenLink link_to_hidden(const std::string& path, const HiddenPage& page);

}  // namespace muster
