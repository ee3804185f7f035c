// SiteApplication: where the walk of a request forks: a published file, a redirect, a computed answer, or none.
#pragma once

#include <functional>
#include <memory>

#include "server/connection/application.h"
#include "server/operation/access_log.h"
#include "server/operation/metrics.h"
#include "server/operation/rate_limiter.h"
#include "server/operation/server_options.h"
#include "server/operation/worker_pool.h"
#include "server/release/release_switch.h"
#include "server/report/search_counter.h"
#include "server/route_engine.h"

namespace muster {

class SiteApplication final : public Application {
 public:
  /// All of them outlive the application. `limiter` may be null: no limits; `counter` too: no counting; `keys`: no statements.
  SiteApplication(const ServerOptions& options, ReleaseSwitch& releases, RateLimiter* limiter, WorkerPool& workers,
                  AccessLog& log, Metrics& metrics, SearchCounter* counter, const StatementKeys* keys)
      : options_(options),
        releases_(releases),
        limiter_(limiter),
        workers_(workers),
        log_(log),
        metrics_(metrics),
        counter_(counter),
        keys_(keys) {}

  Answer answer(const Request& request, Reply& reply) override;
  Reply refuse(int status, std::string_view detail, std::uint64_t id) override;
  void finished(const RequestRecord& record) override;

 private:
  using Release = std::shared_ptr<const ReleaseSnapshot>;

  bool answer_preview(const Request& request, const ReleaseSnapshot& release, Reply& reply) const;
  Visit make_visit(const Request& request, const Release& release, std::string language) const;
  Answer compute(const Request& request, const Route& route, Visit visit, Reply& reply);

  const ServerOptions& options_;
  ReleaseSwitch& releases_;
  RateLimiter* const limiter_;
  WorkerPool& workers_;
  AccessLog& log_;
  Metrics& metrics_;
  SearchCounter* const counter_;
  const StatementKeys* const keys_;
  RouteEngine engine_;
};

}  // namespace muster
