// Putting the parts together, in the order in which they depend on each other, and taking them down in reverse.
#include "server/serve.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <new>
#include <optional>
#include <system_error>

#include "core/files/disk_files.h"
#include "server/admin_application.h"
#include "server/connection/front.h"
#include "server/handlers/database_log.h"
#include "server/service_manager.h"
#include "server/site_application.h"

namespace muster {

namespace {

constexpr int kEnvironmentFailed = 3;

int worker_count(int wanted) {
  return wanted > 0 ? wanted : std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
}

Result<TrustedProxies> parse_proxies(const std::vector<std::string>& texts) {
  std::vector<AddressRange> ranges;
  for (const std::string& text : texts) {
    const std::optional<AddressRange> range = AddressRange::parse(text);
    if (!range) return Failure{"a trusted proxy must be an address or a range such as 10.0.0.0/8", text, 0};
    ranges.push_back(*range);
  }
  return TrustedProxies(std::move(ranges));
}

FrontSettings admin_settings(FrontSettings settings) {
  settings.loops = 1;
  settings.connections = 64;
  settings.connections_per_address = 0;
  return settings;
}

void say(const std::string& line) { std::fprintf(stderr, "muster: %s\n", line.c_str()); }

}  // namespace

struct Server::Parts {
  explicit Parts(const ServerOptions& wanted)
      : options(wanted),
        limiter(options.limits),
        workers(worker_count(options.workers), options.queue),
        log(options.log, STDOUT_FILENO) {
    options.search.watcher = &databases;
    if (!options.rate_limits) options.front.connections_per_address = 0;
  }

  ~Parts() { stop(); }

  Result<void> open();
  Result<void> open_counter();
  Result<void> read_keys();
  void stop();
  std::string metrics_text() const;

  ServerOptions options;
  DatabaseLog databases{say};
  DiskFiles files;
  std::unique_ptr<ReleaseSwitch> releases;
  RateLimiter limiter;
  Metrics metrics{route_names()};
  std::unique_ptr<SearchCounter> counter;  // Null: searches are not counted.
  std::optional<StatementKeys> keys;       // None: no statements.
  std::unique_ptr<SiteApplication> site;
  std::unique_ptr<Front> front;
  WorkerPool workers;
  AccessLog log;
  std::unique_ptr<AdminApplication> admin;
  std::unique_ptr<Front> admin_front;
  std::vector<std::string> addresses;
  std::string admin_address;
  std::atomic<bool> stopping{false};
};

Result<void> Server::Parts::open() {
  Result<TrustedProxies> proxies = parse_proxies(options.trusted_proxies);
  if (!proxies) return proxies.failure();
  Result<std::unique_ptr<ReleaseSwitch>> opened =
      ReleaseSwitch::open(files, options.site, options.verify_digests ? Verify::kDigests : Verify::kSizes);
  if (!opened) return opened.failure();
  releases = std::move(*opened);
  if (Result<void> counting = open_counter(); !counting) return counting.failure();
  if (Result<void> read = read_keys(); !read) return read.failure();
  site = std::make_unique<SiteApplication>(options, *releases, options.rate_limits ? &limiter : nullptr, workers, log,
                                           metrics, counter.get(), keys ? &*keys : nullptr);
  std::vector<Listener> inherited = inherited_listeners(options.front.unsent_bytes);
  const std::vector<std::string> listen = inherited.empty() ? options.listen : std::vector<std::string>();
  Result<std::unique_ptr<Front>> started = Front::start(options.front, listen, std::move(inherited), *proxies, *site);
  if (!started) return started.failure();
  front = std::move(*started);
  addresses = front->addresses();
  if (options.admin.empty()) return {};
  admin = std::make_unique<AdminApplication>([this] { return !stopping.load(); }, [this] { return metrics_text(); });
  Result<std::unique_ptr<Front>> admin_started =
      Front::start(admin_settings(options.front), {options.admin}, {}, TrustedProxies(), *admin);
  if (!admin_started) return admin_started.failure();
  admin_front = std::move(*admin_started);
  admin_address = admin_front->addresses().front();
  return {};
}

Result<void> Server::Parts::open_counter() {
  if (options.report.file.empty()) return {};
  Result<std::unique_ptr<SearchCounter>> opened =
      SearchCounter::open(files, options.report.file, options.report.months, std::chrono::system_clock::now());
  if (!opened) return opened.failure();
  counter = std::move(*opened);
  return {};
}

Result<void> Server::Parts::read_keys() {
  if (options.statement_key.empty()) return {};
  const Result<std::string> text = files.read(options.statement_key);
  if (!text) return text.failure();
  Result<StatementKeys> read = StatementKeys::read(*text, options.statement_key);
  if (!read) return read.failure();
  keys = std::move(*read);
  return {};
}

/// The front ends first, for it waits for answers that workers are at; the loops stay to be told of them until then.
void Server::Parts::stop() {
  if (stopping.exchange(true)) return;
  if (front) front->stop();
  workers.stop();
  if (admin_front) admin_front->stop();
  if (!counter) return;
  if (const Result<void> saved = counter->save(); !saved) say("searches are lost: " + saved.failure().to_string());
}

std::string Server::Parts::metrics_text() const {
  std::vector<const LoopStatistics*> loops;
  for (const std::unique_ptr<EventLoop>& loop : front->loops()) loops.push_back(&loop->statistics());
  const std::shared_ptr<const ReleaseSnapshot> release = releases->current();
  const auto number = [](auto value) { return static_cast<double>(value); };
  return metrics.text(
      loops, {{"release_info", "id=\"" + release->id + "\"", 1},
              {"release_files", "", number(release->files.size())},
              {"release_bytes", "", number(release->files.bytes())},
              {"release_switches_total", "", number(releases->switches())},
              {"release_refusals_total", "", number(releases->refusals())},
              {"search_databases_lost", "", number(databases.lost())},
              {"queue_length", "", number(workers.waiting())},
              {"limiter_clients", "", number(limiter.clients())},
              {"limiter_clients_at_limit", "", number(limiter.clients_at_limit(std::chrono::steady_clock::now()))},
              {"log_lines_dropped_total", "", number(log.dropped())}});
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  std::unique_ptr<Parts> parts;
  try {
    parts = std::make_unique<Parts>(options);
    if (Result<void> opened = parts->open(); !opened) return opened.failure();
  } catch (const std::system_error& error) {
    return Failure{"cannot start a thread; fewer loops and workers, or higher limits, may help", "",
                   error.code().value()};
  } catch (const std::bad_alloc&) {
    return Failure{"there is not enough memory to start", "", ENOMEM};
  }
  std::unique_ptr<Server> server(new Server(std::move(parts)));
  if (options.print_address) {
    for (const std::string& address : server->addresses()) std::printf("listening on %s\n", address.c_str());
    if (!server->admin_address().empty()) std::printf("admin on %s\n", server->admin_address().c_str());
    std::fflush(stdout);
  }
  return server;
}

const std::vector<std::string>& Server::addresses() const { return parts_->addresses; }
const std::string& Server::admin_address() const { return parts_->admin_address; }

Result<void> Server::check_release(Reload reload) {
  ReleaseSwitch& releases = *parts_->releases;
  Result<ReleaseSwitch::Outcome> outcome = reload == Reload::kAlways ? releases.reload() : releases.check();
  if (!outcome) {
    say("the new release is refused, " + releases.current()->id + " stays in use: " + outcome.failure().to_string());
    return outcome.failure();
  }
  if (*outcome == ReleaseSwitch::Outcome::kSwitched) say("release " + releases.current()->id + " is in use");
  return {};
}

void Server::keep_report() {
  if (!parts_->counter) return;
  const Result<void> saved = parts_->counter->save_when_due(std::chrono::system_clock::now());
  if (!saved) say("the report of searches is written tomorrow: " + saved.failure().to_string());
}

void Server::publish_event(std::string_view text) { parts_->front->publish(text); }

void Server::stop() { parts_->stop(); }

int run_server(const ServerOptions& options) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  Result<std::unique_ptr<Server>> started = Server::start(options);
  if (!started) {
    say(started.failure().to_string());
    return kEnvironmentFailed;
  }
  if (!options.rate_limits) say("limits per client are off");
  Server& server = **started;
  notify_service_manager("READY=1");
  const auto check_time = options.release_check_time.count();
  const timespec wait{check_time / 1000, (check_time % 1000) * 1'000'000};
  for (;;) {
    const int signal = sigtimedwait(&signals, nullptr, &wait);
    if (signal == SIGTERM || signal == SIGINT) break;
    if (signal == SIGHUP) notify_service_manager("RELOADING=1");
    // A failure was said already; the old release stays in use.
    static_cast<void>(server.check_release(signal == SIGHUP ? Server::Reload::kAlways : Server::Reload::kWhenChanged));
    if (signal == SIGHUP) notify_service_manager("READY=1");
    server.keep_report();
  }
  notify_service_manager("STOPPING=1");
  server.stop();
  return 0;
}

}  // namespace muster
