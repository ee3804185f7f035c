// The server's configuration file: YAML, every key optional, every value with its unit.
//
//     site: /var/lib/muster/site        folder that `muster build` wrote
//     listen: [127.0.0.1:8080]          HOST:PORT, [IPv6]:PORT or unix:/path; port 0 takes a free one
//     admin: 127.0.0.1:9090             /healthz /readyz /metrics; none by default
//     trusted_proxies: [10.0.0.0/8]     whose X-Forwarded-For is believed
//     log: text                         text, json or off
//     loops: 0                          threads that own sockets; 0: one a core, four at most
//     workers: 0                        threads for searches and lookups; 0: one a core, two at least
//     queue: 256                        searches and lookups that may wait
//     release_check: 200ms              how often a new release is looked for
//     limits:                           per client; 0: none
//       lookups_per_minute: 20
//       lookups_per_day: 300
//       members_per_day: 300            different members shown
//       searches_per_second: 20
//       connections_per_address: 256
//       clients: 65536                  clients remembered
//     deadlines: {head: 10s, idle: 60s, write: 30s, answer: 10s, linger: 2s, drain: 30s}
//     caps: {head: 16KB, target: 8KB, fields: 100, connections: 10000, turn: 256KB, unsent: 128KB}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "server/operation/server_options.h"

namespace muster {

/// Writes what `text` says over `options`. Every problem is reported, with its place in `file`: an unknown key (with
/// the nearest known one), a value of the wrong kind, out of range or without its unit. Codes: configuration/*, yaml/*.
/// With errors `options` may be half changed and should not be used.
std::vector<Diagnostic> read_configuration(std::string_view text, const std::string& file, ServerOptions& options);

}  // namespace muster
