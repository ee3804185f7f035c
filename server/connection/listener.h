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

/// `where`: "HOST:PORT", "[IPv6]:PORT" or "unix:/path". Port 0 takes a free one. Non-blocking, listening.
Result<Listener> open_listener(std::string_view where, int loops, int unsent_bytes);

/// The sockets that systemd opened (LISTEN_PID, LISTEN_FDS); empty when there are none.
std::vector<Listener> inherited_listeners(int unsent_bytes);

void close_listener(Listener& listener);

}  // namespace muster
