// AdminApplication: the operator's own listener: /healthz (the process answers), /readyz (a release is in use and the
// server is not stopping), /metrics (Prometheus).
#pragma once

#include <functional>
#include <string>

#include "server/connection/application.h"

namespace muster {

class AdminApplication final : public Application {
 public:
  /// Both are called on the admin listener's thread.
  AdminApplication(std::function<bool()> is_ready, std::function<std::string()> metrics)
      : is_ready_(std::move(is_ready)), metrics_(std::move(metrics)) {}

  Answer answer(const Request& request, Reply& reply) override;
  Reply refuse(int status, std::string_view detail, std::uint64_t id) override;
  void finished(const RequestRecord&) override {}

 private:
  const std::function<bool()> is_ready_;
  const std::function<std::string()> metrics_;
};

}  // namespace muster
