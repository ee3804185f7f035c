// What a browser is told not to do with this site.
#include "server/release/security_fields.h"

#include <fmt/format.h>

namespace muster {

namespace {

constexpr std::string_view kStrictPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

constexpr std::string_view kFixedFields =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n";

}  // namespace

Result<std::string> security_fields(const SiteProfile& profile) {
  std::string policy = profile.content_security_policy;
  for (const char character : policy)
    if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f)
      return Failure{"the content security policy of the site has a control character", "", 0};
  if (policy.empty()) policy = kStrictPolicy;
  if (policy.find("frame-ancestors") == std::string::npos) policy += "; frame-ancestors 'none'";
  std::string fields = fmt::format("Content-Security-Policy: {}\r\n{}", policy, kFixedFields);
  if (profile.base_url.starts_with("https://")) fields += "Strict-Transport-Security: max-age=31536000\r\n";
  return fields;
}

}  // namespace muster
