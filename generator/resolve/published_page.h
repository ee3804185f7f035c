// What a page of the release in use says, read out of its HTML: only asked when an address of it would be lost.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace muster {

struct PublishedText {
  std::string title;     ///< Plain text; empty when there is no heading.
  std::string text;      ///< Plain text, title included.
  std::string leads_to;  ///< Where a page leads that only redirects; empty for any other.
};

PublishedText published_page(std::string_view html);

/// What stands at `anchor`, up to the next of `anchors`, which are those of the page.
PublishedText published_place(std::string_view html, const std::string& anchor, const std::set<std::string>& anchors);

}  // namespace muster
