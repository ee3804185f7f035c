// Reading and writing key files, and libsodium behind two functions.
#include "core/statement/statement_keys.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <cstdlib>

namespace muster {

namespace {

constexpr std::string_view kSecret = "secret:";
constexpr std::string_view kPublic = "public:";

// A machine without random numbers can keep no secret; there is nothing to go on with.
void need_sodium() {
  if (sodium_init() < 0) std::abort();
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

struct SecretKey {
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> bytes{};
  PublicKey its_public{};
  ~SecretKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

void derive(const std::array<unsigned char, 32>& seed, SecretKey& key) {
  need_sodium();
  crypto_sign_seed_keypair(key.its_public.data(), key.bytes.data(), seed.data());
}

}  // namespace

StatementKeys StatementKeys::generate() {
  need_sodium();
  StatementKeys keys;
  keys.seed_.emplace();
  randombytes_buf(keys.seed_->data(), keys.seed_->size());
  SecretKey key;
  derive(*keys.seed_, key);
  keys.public_.push_back(key.its_public);
  return keys;
}

Result<StatementKeys> StatementKeys::read(std::string_view text, const std::string& path) {
  StatementKeys keys;
  const auto wrong = [&](int line, std::string_view what) {
    return Failure{fmt::format("line {} of the key file {}", line, what), path, 0};
  };
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with(kSecret)) {
      if (keys.seed_) return wrong(number, "has a second secret");
      keys.seed_.emplace();
      if (!from_base64url(trimmed(line.substr(kSecret.size())), keys.seed_->data(), keys.seed_->size()))
        return wrong(number, "has no secret of 32 bytes in base64url");
    } else if (line.starts_with(kPublic)) {
      keys.public_.emplace_back();
      if (!from_base64url(trimmed(line.substr(kPublic.size())), keys.public_.back().data(), keys.public_.back().size()))
        return wrong(number, "has no public key of 32 bytes in base64url");
    } else {
      return wrong(number, "begins neither with \"secret:\" nor with \"public:\"; muster keygen makes such a file");
    }
  }
  if (keys.seed_) {
    SecretKey key;
    derive(*keys.seed_, key);
    if (keys.public_.empty()) keys.public_.push_back(key.its_public);
    if (keys.public_.front() != key.its_public)
      return Failure{"the first public key in the key file does not belong to its secret", path, 0};
  }
  if (keys.public_.empty()) return Failure{"the key file has no key; muster keygen makes one", path, 0};
  return keys;
}

Signature StatementKeys::sign(std::string_view message) const {
  SecretKey key;
  derive(*seed_, key);
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(message.data()),
                       message.size(), key.bytes.data());
  return signature;
}

bool StatementKeys::has_signed(std::string_view message, const Signature& signature) const {
  need_sodium();
  return std::ranges::any_of(public_, [&](const PublicKey& key) {
    return crypto_sign_verify_detached(signature.data(), reinterpret_cast<const unsigned char*>(message.data()),
                                       message.size(), key.data()) == 0;
  });
}

std::string StatementKeys::secret_text() const {
  std::string text = "# Signs statements about the roster. Whoever has this file can sign them: keep it secret.\n";
  if (seed_) text += fmt::format("{} {}\n", kSecret, to_base64url(seed_->data(), seed_->size()));
  return text + public_text();
}

std::string StatementKeys::public_text() const {
  std::string text;
  for (const PublicKey& key : public_) text += fmt::format("{} {}\n", kPublic, to_base64url(key.data(), key.size()));
  return text;
}

std::string to_base64url(const unsigned char* bytes, std::size_t size) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, kVariant);
  text.pop_back();  // The NUL.
  return text;
}

bool from_base64url(std::string_view text, unsigned char* bytes, std::size_t size) {
  std::size_t length = 0;
  const char* end = nullptr;
  return sodium_base642bin(bytes, size, text.data(), text.size(), nullptr, &length, &end,
                           sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
         length == size && end == text.data() + text.size();
}

}  // namespace muster
