// Text made safe for the place it goes to: HTML, a URL.
#pragma once

#include <string>
#include <string_view>

namespace muster {

/// `text` with & < > " ' as character references: safe in HTML content and in quoted attribute values.
std::string escape_html(std::string_view text);

/// `text` appended to `out`, escaped as escape_html does.
void append_escaped_html(std::string& out, std::string_view text);

/// `text` with every byte percent-encoded that is not unreserved (RFC 3986, section 2.3): safe as a query value.
std::string encode_url_component(std::string_view text);

/// As encode_url_component, but keeps "/": safe as a path.
std::string encode_url_path(std::string_view text);

/// An address with every byte percent-encoded that cannot stand in a URI (RFC 3986, section 2), and "$", which
/// configuration files expand. What separates parts of an address stays, and so does what is encoded already.
std::string encode_address(std::string_view text);

}  // namespace muster
