// Content codings: which of them a client takes (RFC 9110, 12.5.3), and text compressed for it at once.
#pragma once

#include <string>
#include <string_view>

namespace muster {

enum class Coding { kIdentity, kGzip, kBrotli };

/// What the client's Accept-Encoding allows, and likes no less than the text as it is.
struct AcceptedCodings {
  bool brotli = false;
  bool gzip = false;
  bool gzip_first = false;  ///< Gzip has the greater weight; of equals, Brotli is the smaller.

  Coding best() const {
    if (brotli && !(gzip && gzip_first)) return Coding::kBrotli;
    return gzip ? Coding::kGzip : Coding::kIdentity;
  }
};

AcceptedCodings accepted_codings(std::string_view accept_encoding);

/// "br", "gzip"; empty for identity.
std::string_view coding_name(Coding coding);

/// `text` in that coding, fast rather than small; empty when it did not get smaller.
std::string compress(std::string_view text, Coding coding);

}  // namespace muster
