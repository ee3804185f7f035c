// StatementKeys: what signs roster statements, and what shows that a statement was signed here (Ed25519, RFC 8032, by
// libsodium).
//
// A key file is text, a line each; lines that begin with # are for people:
//
//     secret: SEED      base64url without padding of 32 bytes; at most once, and never in what is published
//     public: KEY       likewise; the first belongs to the secret, others are of keys that signed before it
//
// So a key is replaced by a new file to which the public line of the old one is added: what was signed with it stays
// genuine.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"

namespace muster {

using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;

class StatementKeys {
 public:
  /// A new pair of keys.
  static StatementKeys generate();

  /// The text of a key file, secret or published; `path` is named in failures.
  static Result<StatementKeys> read(std::string_view text, const std::string& path);

  /// Whether there is a secret, which sign() needs.
  bool can_sign() const { return seed_.has_value(); }

  /// Precondition: can_sign().
  Signature sign(std::string_view message) const;

  /// Whether one of the keys signed `message`.
  bool has_signed(std::string_view message, const Signature& signature) const;

  /// The key file, with its secret.
  std::string secret_text() const;

  /// What everybody may see: the public lines.
  std::string public_text() const;

 private:
  using Seed = std::array<unsigned char, 32>;

  std::optional<Seed> seed_;
  std::vector<PublicKey> public_;
};

/// base64url without padding (RFC 4648, section 5).
std::string to_base64url(const unsigned char* bytes, std::size_t size);

/// Exactly `size` bytes into `bytes`; false when `text` is anything else.
bool from_base64url(std::string_view text, unsigned char* bytes, std::size_t size);

}  // namespace muster
