// Paths of the content folder and the site paths (URLs) they become; the one place that knows the rule.
#pragma once

#include <string>
#include <string_view>

namespace muster {

/// Site path of a page: "cpd/index.md" -> "/cpd/", "privacy.md" -> "/privacy/", "index.md" -> "/".
std::string page_url(std::string_view path);

/// File below the web root: "/cpd/" -> "cpd/index.html", "/404.html" -> "404.html".
std::string output_path(std::string_view url);

/// `link` as written in the file `from`, made a path below the content folder: ("cpd/index.md", "../privacy.md")
/// -> "privacy.md". A link that leaves the folder gives "..", which names no file. No query or fragment.
std::string resolve_path(std::string_view from, std::string_view link);

/// `text` with every %41 as the byte it means; anything else as it is.
std::string decode_percent(std::string_view text);

/// Site path of the folder a site path stands in: "/faq/cpd/" -> "/faq/", "/" -> "".
std::string parent_url(std::string_view url);

/// How the file `from` writes a link to the file `to`: ("cpd/index.md", "privacy.md") -> "../privacy.md".
std::string relative_path(std::string_view from, std::string_view to);

/// Whether `text` can be a path of this site: it begins with one slash, has no "." or ".." part, no query, no backslash
/// and no character that a browser would write otherwise. It may have an anchor.
bool is_site_path(std::string_view text);

/// The one way to write a site path: with a slash at its end, unless its last part looks like a file's name or it has
/// an anchor: "/old" -> "/old/", "/old.html" and "/old/#fees" stay.
std::string with_slash(std::string_view path);

/// GitHub's anchor for a heading: lower case, spaces as hyphens, other punctuation dropped, letters of any script kept.
std::string heading_anchor(std::string_view text);

}  // namespace muster
