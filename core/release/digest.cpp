// OpenSSL, which uses the processor's own instructions for it.
#include "core/release/digest.h"

#include <openssl/sha.h>

namespace muster {

Digest sha256(std::string_view bytes) {
  Digest digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (const unsigned char byte : sha256(bytes)) (text += kDigits[byte >> 4U]) += kDigits[byte & 0xFU];
  return text;
}

}  // namespace muster
