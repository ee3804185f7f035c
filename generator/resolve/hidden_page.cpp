// One text for each reason.
#include "generator/resolve/hidden_page.h"

namespace muster {

HiddenLink link_to_hidden(const std::string& path, const HiddenPage& page) {
  const std::string name = "\"" + path + "\"";
  switch (page.reason) {
    case HiddenPage::Reason::kScheduled:
      return {Severity::kError, "link/scheduled",
              name + " is published on " + page.date + ", so readers would find nothing there until then",
              "give this page the same publish date, or add the link on that day"};
    case HiddenPage::Reason::kExpired:
      return {Severity::kWarning, "link/expired",
              name + " expired on " + page.date + ", so readers find nothing there any more",
              "take the link out, or give that page a later expires date"};
    case HiddenPage::Reason::kDraft: break;
  }
  return {Severity::kError, "link/draft", name + " is a draft, so readers would find nothing there",
          "take draft: true out of that page, or build with --drafts to look at it"};
}

}  // namespace muster
