// Listeners: the sockets that connections arrive on, from an address, a path, or systemd.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"

namespace muster {

/// One address, and a socket of it for each loop (SO_REUSEPORT), or one that all loops share.
struct Listener {
  std::string address;       ///< "http://127.0.0.1:8080" or "unix:/path", with the real port.
  std::vector<int> sockets;  ///< One a loop, or a single one.
  std::string path;          ///< Of a unix socket, to be removed at the end; else empty.
};

/// Where to listen, taken apart.
struct ListenAddress {
  std::string path;  ///< Of a unix socket; else empty.
  std::string host;  ///< A name or an address, without brackets; empty: every address of the machine.
  std::string port;  ///< 0 to 65535; 0 takes a free one.
};

/// "HOST:PORT", "[IPv6]:PORT" or "unix:/path". Looks up no name.
Result<ListenAddress> parse_listen_address(std::string_view text);

/// Listens at `where` (as parse_listen_address takes it), without blocking later. A name is listened on at each of its
/// addresses that this machine has; there is at least one listener.
Result<std::vector<Listener>> open_listeners(std::string_view where, int loops, int unsent_bytes);

/// The sockets that systemd opened (LISTEN_PID, LISTEN_FDS); empty when there are none.
std::vector<Listener> inherited_listeners(int unsent_bytes);

void close_listener(Listener& listener);

}  // namespace muster
