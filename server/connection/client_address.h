// ClientAddress: who is at the other end, in the three widths the server needs: whole (only in memory), as a limit
// counts it (IPv4 address, IPv6 /64), and as a log may show it (IPv4 /24, IPv6 /48).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr_storage;

namespace muster {

/// 16 bytes in network order; IPv4 as ::ffff:a.b.c.d, so that both are compared alike.
struct ClientAddress {
  enum class Family : std::uint8_t { kLocal, kInternet };  ///< kLocal: a unix socket, which has no address.
  Family family = Family::kLocal;
  std::array<std::uint8_t, 16> bytes{};

  bool is_ipv4() const;
  bool operator==(const ClientAddress&) const = default;
};

ClientAddress client_address_of(const sockaddr_storage& address);

/// "192.0.2.1", "2001:db8::1", "[2001:db8::1]:443" or "192.0.2.1:443"; a port is left out of account.
std::optional<ClientAddress> parse_client_address(std::string_view text);

/// The address that limits are counted for: an IPv6 address loses its last 64 bits.
ClientAddress limit_key(const ClientAddress& address);

/// For logs: "203.0.113.0", "2001:db8:1::", or "local".
std::string cut_address(const ClientAddress& address);

/// Clients do not know the seed: who has a whole IPv6 network could choose addresses that fall into one bucket, and
/// every look into it would be long.
struct ClientAddressHash {
  std::uint64_t seed = random_seed();

  static std::uint64_t random_seed();  ///< The same while the process runs.
  std::size_t operator()(const ClientAddress& address) const;
};

/// A range in CIDR notation: "10.0.0.0/8", "2001:db8::/32", or one address.
class AddressRange {
 public:
  /// Nothing when `text` is no range, or has bits set behind its prefix.
  static std::optional<AddressRange> parse(std::string_view text);
  bool contains(const ClientAddress& address) const;

 private:
  ClientAddress base_;
  int prefix_ = 128;
};

/// The proxies whose X-Forwarded-For is believed.
class TrustedProxies {
 public:
  TrustedProxies() = default;
  explicit TrustedProxies(std::vector<AddressRange> ranges) : ranges_(std::move(ranges)) {}

  /// A unix socket's peer always is one: only who may open the socket can be there.
  bool contains(const ClientAddress& peer) const;

  /// Who is asking: `peer` itself, or, when that is trusted, the last address of X-Forwarded-For that is not.
  ClientAddress client(const ClientAddress& peer, std::string_view forwarded_for) const;

 private:
  std::vector<AddressRange> ranges_;
};

}  // namespace muster
