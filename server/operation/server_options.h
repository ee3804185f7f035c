// ServerOptions: everything an operator can choose. The defaults stand here; configuration.h reads a YAML file into it,
// and the command line writes over both.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connection/front_settings.h"

namespace muster {

class DatabaseWatcher;

/// What one client may ask: an IPv4 address or an IPv6 /64; behind a trusted proxy, the address it forwards. 0: no
/// limit.
struct ClientLimits {
  int lookups_per_minute = 20;
  int lookups_per_day = 300;
  int members_per_day = 60;  ///< Different members shown by lookups.
  int searches_per_second = 20;
  std::size_t clients = 65'536;  ///< Clients remembered; the one longest unseen is forgotten first.
};

enum class LogFormat { kOff, kText, kJson };

/// An answer of `ServerOptions::extra`.
struct ExtraReply {
  int status = 200;
  std::string content_type;
  std::string body;
};

/// Where searches of the site's main language go instead of the release's own index.
struct SearchSource {
  std::vector<std::string>
      databases;                 ///< Folders and HOST:PORT of xapian-tcpsrv, searched as one; none: the release's.
  bool leaves_out_lost = false;  ///< While one cannot be reached: answers of the others, not 503.
  std::chrono::milliseconds renew{60'000};  ///< How old a connection to them may become.
  DatabaseWatcher* watcher = nullptr;       ///< The server's own.
};

/// The file that tells what people search for (server/report/search_report.h).
struct ReportOptions {
  std::string file;  ///< Empty: nothing is counted.
  int months = 13;   ///< Kept, the present one included.
};

struct ServerOptions {
  std::string site = "site";  ///< Folder that holds `current` and `releases`.
  std::vector<std::string> listen{
      "127.0.0.1:8080"};  ///< "HOST:PORT", "[IPv6]:PORT" or "unix:/path". Port 0: a free one.
  std::string admin;      ///< Likewise, for /healthz /readyz /metrics; empty: none.
  std::vector<std::string>
      trusted_proxies;      ///< "10.0.0.0/8": whose X-Forwarded-For is believed. A unix socket's always is.
  bool rate_limits = true;  ///< false lifts every limit per client, connections included.
  ClientLimits limits;
  FrontSettings front;
  int workers = 0;  ///< Threads for searches and lookups; 0: one a core, two at least.
  SearchSource search;
  ReportOptions report;
  std::string statement_key;  ///< Key file (core/statement/statement_keys.h) for signed statements; empty: none.
  std::size_t queue = 256;  ///< Searches and lookups that may wait; more get 503.
  LogFormat log = LogFormat::kText;
  std::chrono::milliseconds release_check_time{200};  ///< How often run_server looks for a new `current`.
  bool verify_digests = true;  ///< Check each file against the manifest when a release is loaded.
  bool print_address = true;   ///< "listening on http://HOST:PORT" on standard output.

  // For `muster preview`.
  std::string event_stream_path;  ///< A GET of it opens a stream of server-sent events; empty: none.
  /// Asked first, on an event loop's thread, with the decoded path of every GET; must be quick and safe to call from
  /// several threads. Nothing: the request goes its usual way.
  std::function<std::optional<ExtraReply>(std::string_view path)> extra;
};

}  // namespace muster
