// The files of `muster new page|faq|policy`: a page to fill in, which builds as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster {

enum class NewPageKind { kPage, kFaq, kPolicy };

/// "page", "faq" or "policy".
std::optional<NewPageKind> new_page_kind(std::string_view name);

/// `title` for people; empty: made from the last part of `path`, so that "cpd/carry-over.md" is "Carry over".
struct NewPage {
  NewPageKind kind = NewPageKind::kPage;
  std::string path;  ///< Below the content folder.
  std::string title;
  std::string today;  ///< ISO day.
};

/// The Markdown of the page.
std::string new_page_text(const NewPage& page);

/// `written` as a path below the content folder: "content/cpd/fees" and "cpd/fees.md" are "cpd/fees.md". Nothing when
/// it leaves the folder or would have an address that nobody can type.
std::optional<std::string> new_page_path(std::string_view written);

}  // namespace muster
