#include "server/connection/client_address.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using muster::AddressRange;
using muster::ClientAddress;
using muster::ClientAddressHash;
using muster::parse_client_address;

namespace {

ClientAddress address(std::string_view text) {
  const auto parsed = parse_client_address(text);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("a log shows neither the last byte of an IPv4 address nor the last 80 bits of an IPv6 one") {
  CHECK(muster::cut_address(address("203.0.113.77")) == "203.0.113.0");
  CHECK(muster::cut_address(address("2001:db8:1:2:3:4:5:6")) == "2001:db8:1::");
  CHECK(muster::cut_address(address("::ffff:203.0.113.77")) == "203.0.113.0");
  CHECK(muster::cut_address(ClientAddress{}) == "local");
}

TEST_CASE("limits count an IPv4 address and an IPv6 /64") {
  CHECK(muster::limit_key(address("2001:db8::1")) == muster::limit_key(address("2001:db8::ffff:1")));
  CHECK(muster::limit_key(address("2001:db8::1")) != muster::limit_key(address("2001:db8:0:1::1")));
  CHECK(muster::limit_key(address("203.0.113.1")) != muster::limit_key(address("203.0.113.2")));
}

TEST_CASE("addresses are read with and without a port") {
  CHECK(address("192.0.2.1:80") == address("192.0.2.1"));
  CHECK(address("[2001:db8::1]:80") == address("2001:db8::1"));
  CHECK(address(" 192.0.2.1 ") == address("192.0.2.1"));
  for (const std::string_view wrong : {"", "a", "192.0.2", "192.0.2.256", "[::1", "unknown", "_hidden", "1.2.3.4.5"})
    CHECK_FALSE(parse_client_address(wrong));
}

TEST_CASE("a range holds the addresses that share its prefix") {
  const auto ten = AddressRange::parse("10.0.0.0/8");
  REQUIRE(ten);
  CHECK(ten->contains(address("10.255.0.1")));
  CHECK_FALSE(ten->contains(address("11.0.0.1")));
  CHECK_FALSE(ten->contains(address("2001:db8::1")));
  CHECK(AddressRange::parse("2001:db8::/32")->contains(address("2001:db8:ffff::1")));
  CHECK(AddressRange::parse("192.0.2.1")->contains(address("192.0.2.1")));
  CHECK(AddressRange::parse("0.0.0.0/0")->contains(address("203.0.113.1")));
  for (const std::string_view wrong : {"10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "/8"})
    CHECK_FALSE(AddressRange::parse(wrong));
}

TEST_CASE("only trusted proxies are believed, from the last one backwards") {
  const muster::TrustedProxies proxies({*AddressRange::parse("10.0.0.0/8")});
  const ClientAddress proxy = address("10.0.0.1");
  CHECK(proxies.client(address("203.0.113.1"), "198.51.100.1") == address("203.0.113.1"));
  CHECK(proxies.client(proxy, "198.51.100.1") == address("198.51.100.1"));
  CHECK(proxies.client(proxy, "198.51.100.66, 198.51.100.1") == address("198.51.100.1"));
  CHECK(proxies.client(proxy, "198.51.100.1, 10.0.0.2") == address("198.51.100.1"));
  CHECK(proxies.client(proxy, "") == proxy);
  CHECK(proxies.client(proxy, "nonsense") == proxy);
  CHECK(proxies.client(proxy, "198.51.100.1, nonsense") == proxy);
  CHECK(proxies.client(ClientAddress{}, "198.51.100.1") == address("198.51.100.1"));
}

TEST_CASE("addresses that fall together under one seed are apart under another") {
  constexpr std::size_t kBuckets = 97;
  const ClientAddressHash known{1};
  const ClientAddressHash other{2};
  std::array<int, kBuckets> counts{};
  int chosen = 0;
  for (std::uint32_t network = 0; chosen < 1000; ++network) {
    ClientAddress address{ClientAddress::Family::kInternet, {0x20, 0x01, 0x0d, 0xb8}};
    for (std::size_t i = 0; i < 4; ++i) address.bytes[4 + i] = static_cast<std::uint8_t>(network >> (8 * i));
    if (known(address) % kBuckets != 0) continue;
    ++chosen;
    ++counts[other(address) % kBuckets];
  }
  CHECK(*std::max_element(counts.begin(), counts.end()) < 50);
}
