// Addresses by way of inet_pton, ranges by comparing bits.
#include "server/connection/client_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <random>

#include "server/connection/character_class.h"

namespace muster {

namespace {

constexpr std::array<std::uint8_t, 12> kIpv4Prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

ClientAddress from_ipv4(const in_addr& address) {
  ClientAddress result{ClientAddress::Family::kInternet, {}};
  std::copy(kIpv4Prefix.begin(), kIpv4Prefix.end(), result.bytes.begin());
  std::memcpy(result.bytes.data() + 12, &address, 4);
  return result;
}

ClientAddress from_ipv6(const in6_addr& address) {
  ClientAddress result{ClientAddress::Family::kInternet, {}};
  std::memcpy(result.bytes.data(), &address, 16);
  return result;
}

/// Clears every bit behind the first `bits`.
ClientAddress keep_bits(ClientAddress address, int bits) {
  for (int i = 0; i < 16; ++i) {
    const int kept = std::clamp(bits - i * 8, 0, 8);
    address.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xff00 >> kept);
  }
  return address;
}

}  // namespace

bool ClientAddress::is_ipv4() const {
  return family == Family::kInternet && std::equal(kIpv4Prefix.begin(), kIpv4Prefix.end(), bytes.begin());
}

ClientAddress client_address_of(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) return from_ipv4(reinterpret_cast<const sockaddr_in&>(address).sin_addr);
  if (address.ss_family == AF_INET6) return from_ipv6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
  return {};
}

std::optional<ClientAddress> parse_client_address(std::string_view text) {
  text = trim_white_space(text);
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    text = text.substr(1, end - 1);
  } else if (std::count(text.begin(), text.end(), ':') == 1) {
    text = text.substr(0, text.find(':'));
  }
  const std::string copy(text);
  in_addr ipv4{};
  if (inet_pton(AF_INET, copy.c_str(), &ipv4) == 1) return from_ipv4(ipv4);
  in6_addr ipv6{};
  if (inet_pton(AF_INET6, copy.c_str(), &ipv6) == 1) return from_ipv6(ipv6);
  return std::nullopt;
}

ClientAddress limit_key(const ClientAddress& address) {
  return address.family == ClientAddress::Family::kLocal || address.is_ipv4() ? address : keep_bits(address, 64);
}

std::string cut_address(const ClientAddress& address) {
  if (address.family == ClientAddress::Family::kLocal) return "local";
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.is_ipv4()) {
    const ClientAddress cut = keep_bits(address, 96 + 24);
    inet_ntop(AF_INET, cut.bytes.data() + 12, text.data(), text.size());
  } else {
    const ClientAddress cut = keep_bits(address, 48);
    inet_ntop(AF_INET6, cut.bytes.data(), text.data(), text.size());
  }
  return text.data();
}

std::uint64_t ClientAddressHash::random_seed() {
  static const std::uint64_t seed = std::uint64_t{std::random_device{}()} << 32 | std::random_device{}();
  return seed;
}

std::size_t ClientAddressHash::operator()(const ClientAddress& address) const {
  std::uint64_t halves[2];
  std::memcpy(halves, address.bytes.data(), 16);
  std::uint64_t hash = (halves[0] ^ (halves[1] * 0x9e3779b97f4a7c15U) ^ seed) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 31)) * 0x94d049bb133111ebU;
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<ClientAddress> base = parse_client_address(text.substr(0, slash));
  if (!base) return std::nullopt;
  AddressRange range;
  range.base_ = *base;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    int bits = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    const int most = base->is_ipv4() ? 32 : 128;
    if (error != std::errc() || end != digits.data() + digits.size() || bits < 0 || bits > most) return std::nullopt;
    range.prefix_ = bits + (128 - most);
  }
  if (keep_bits(range.base_, range.prefix_) != range.base_) return std::nullopt;
  return range;
}

bool AddressRange::contains(const ClientAddress& address) const {
  return address.family == ClientAddress::Family::kInternet && keep_bits(address, prefix_) == base_;
}

bool TrustedProxies::contains(const ClientAddress& peer) const {
  if (peer.family == ClientAddress::Family::kLocal) return true;
  return std::any_of(ranges_.begin(), ranges_.end(), [&](const AddressRange& range) { return range.contains(peer); });
}

ClientAddress TrustedProxies::client(const ClientAddress& peer, std::string_view forwarded_for) const {
  ClientAddress client = peer;
  while (contains(client) && !forwarded_for.empty()) {
    const std::size_t comma = forwarded_for.rfind(',');
    const std::string_view last = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
    const std::optional<ClientAddress> address = parse_client_address(last);
    if (!address) break;
    client = *address;
    forwarded_for = comma == std::string_view::npos ? std::string_view() : forwarded_for.substr(0, comma);
  }
  return client;
}

}  // namespace muster
