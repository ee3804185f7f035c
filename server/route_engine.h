// RouteEngine: cpp-httplib as the parser and writer of computed answers. It owns no socket: a request line that
// the front has checked goes in through memory, a reply comes out.
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "server/connection/reply.h"
#include "server/handlers/visit.h"
#include "server/routes.h"

namespace muster {

class RouteEngine final : private httplib::Server {
 public:
  RouteEngine();

  enum class Want { kBody, kHeadOnly };

  /// The answer to a GET or HEAD of the route with that query, as sent; not found when `route` is null. `form`: of an
  /// error. Safe to call from several threads.
  Reply answer(const Visit& visit, const Route* route, AnswerForm form, std::string_view query, Want want);

 private:
  bool process_and_close_socket(socket_t socket) override;
};

/// 429 or 503, as the route's form wants it: a page or a problem document, with Retry-After.
Reply busy_reply(const Visit& visit, AnswerForm form, int status, std::string_view detail, int retry_after);

}  // namespace muster
