// Three answers in plain text.
#include "server/admin_application.h"

#include <fmt/format.h>

#include "server/handlers/problem.h"

namespace muster {

namespace {

constexpr std::string_view kText = "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n";
constexpr std::string_view kMetrics =
    "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\nCache-Control: no-store\r\n";

}  // namespace

Application::Answer AdminApplication::answer(const Request& request, Reply& reply) {
  const std::string& path = request.head.path;
  if (request.head.method == Method::kOther) {
    reply = make_reply(405, fmt::format("Allow: GET, HEAD\r\nContent-Type: {}\r\n", kProblemType),
                       problem_document(405, "only GET and HEAD are answered here", request.id));
  } else if (path == "/healthz") {
    reply = make_reply(200, kText, "ok\n");
  } else if (path == "/readyz") {
    const bool ready = is_ready_();
    reply = make_reply(ready ? 200 : 503, kText, ready ? "ready\n" : "stopping\n");
  } else if (path == "/metrics") {
    reply = make_reply(200, kMetrics, metrics_());
  } else {
    reply = refuse(404, "there are /healthz, /readyz and /metrics", request.id);
  }
  return Answer::kNow;
}

Reply AdminApplication::refuse(int status, std::string_view detail, std::uint64_t id) {
  return make_reply(status, fmt::format("Content-Type: {}\r\n", kProblemType), problem_document(status, detail, id));
}

}  // namespace muster
