// The server's configuration file: YAML, every key optional, every time and size with its unit. The keys and what they
// mean stand in one table, server/settings.cpp; `muster serve --help` prints it.
//
//     site: /var/lib/muster/site
//     listen: [0.0.0.0:80, "unix:/run/muster/http"]
//     admin: 127.0.0.1:9090
//     search: {databases: ["10.0.0.5:33333", "10.0.0.6:33333"], lost: leave_out}
//     limits: {lookups_per_minute: 20, connections_per_address: 256}
//     deadlines: {head: 10s, idle: 1min}
//     caps: {head: 16KB, connections: 10000}
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
