// FrontSettings: how long a connection may take and how much it may hold. All of it is in the configuration file
// (server/configuration.h), with these names and units.
#pragma once

#include <chrono>
#include <cstddef>

namespace muster {

struct FrontSettings {
  // How long. A deadline that passes closes the connection (a half-read head gets 408 first).
  std::chrono::milliseconds head_time{10'000};    ///< From the first byte of a head to its last; absolute.
  std::chrono::milliseconds idle_time{60'000};    ///< Between a reply and the next head.
  std::chrono::milliseconds write_time{30'000};   ///< Without one byte of a reply leaving.
  std::chrono::milliseconds answer_time{10'000};  ///< For a deferred answer; then 503.
  std::chrono::milliseconds linger_time{2'000};   ///< Reading on after an error, so that the client sees the reply.
  std::chrono::milliseconds drain_time{30'000};   ///< For what is under way when the server stops.

  // How much.
  std::size_t head_bytes = 16 * 1024;         ///< Longer: 431.
  std::size_t target_bytes = 8000;            ///< Longer: 414.
  std::size_t field_count = 100;              ///< More: 431.
  std::size_t connections = 10'000;           ///< In all, give or take one a loop; fewer when fewer files may be open.
  std::size_t connections_per_address = 256;  ///< Per IPv4 address or IPv6 /64; 0: no cap. Trusted proxies have none.
  std::size_t turn_bytes = 256 * 1024;        ///< At most this much is written to one connection before others.
  int unsent_bytes = 128 * 1024;              ///< TCP_NOTSENT_LOWAT: what the kernel buffers for one connection.

  int loops = 0;  ///< Event loops, a thread each; 0: one a core, four at most.
};

}  // namespace muster
