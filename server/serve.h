// The server from outside: what the command line calls. A release goes in, HTTP comes out.
//
// `muster serve` calls run_server and is done. `muster preview` holds a Server: it starts one, builds, calls
// check_release() and publish_event() after each build, and stops it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"
#include "server/operation/server_options.h"

namespace muster {

class Server {
 public:
  /// Loads the current release, opens the listeners and answers from then on, on threads of its own. Fails when there
  /// is no usable release, an address cannot be listened on, or an option makes no sense.
  static Result<std::unique_ptr<Server>> start(const ServerOptions& options);

  /// Stops as stop() does.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// "http://127.0.0.1:8080" or "unix:/path", one a listener, with the real port.
  const std::vector<std::string>& addresses() const;
  const std::string& admin_address() const;  ///< Empty without an admin listener.

  enum class Reload { kWhenChanged, kAlways };

  /// Moves to the release that `current` names when it is another one (or in any case, with kAlways). A release that
  /// cannot be used leaves the old one in use, and is logged once. One thread at a time.
  Result<void> check_release(Reload reload = Reload::kWhenChanged);

  /// Writes the report of searches when it is time to, and says when it cannot be. To be called every now and then; one thread.
  void keep_report();

  /// Sends `text` (an event as text/event-stream writes it, with the empty line that ends it) to every open stream of
  /// ServerOptions::event_stream_path. Any thread.
  void publish_event(std::string_view text);

  /// Accepts nothing new, lets what is under way finish (FrontSettings::drain_time at most), then returns.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Serves until SIGTERM or SIGINT; SIGHUP loads the release again. To be called from the main thread before any other
/// thread exists, for it blocks these signals. Returns the exit code: 0 after a clean stop, 3 when the environment
/// failed (port taken, no release, no permission), with the reason on standard error.
int run_server(const ServerOptions& options);

}  // namespace muster
