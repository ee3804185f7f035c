// Reply: an answer ready to be sent, as views of bytes that somebody keeps alive. A published file's reply is views of
// the release and costs no copy; a computed one owns its text (make_reply).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace muster {

enum class ReplyKind : std::uint8_t {
  kWhole,   ///< Head and body, then the next request.
  kStream,  ///< The head; then the connection gets what EventLoop::publish sends, until somebody hangs up.
};

struct Reply {
  int status = 0;
  std::uint8_t route = 0;  ///< The application's own number for logs and metrics.
  ReplyKind kind = ReplyKind::kWhole;
  bool close = false;  ///< Close the connection afterwards, whatever the client wants.

  /// Status line and fields, every line with its CRLF, in pieces that may be empty. Date, Connection and the empty line
  /// are added by the loop.
  std::array<std::string_view, 3> head;
  std::string_view body;              ///< Not sent in answer to HEAD.
  std::shared_ptr<const void> owner;  ///< Keeps the views alive.
};

/// "HTTP/1.1 404 Not Found\r\n"; a status that is not known here becomes 500. The view lives for ever.
std::string_view status_line(int status);

/// A reply that owns its text. `fields`: whole lines with CRLF; the status line and Content-Length are added.
Reply make_reply(int status, std::string_view fields, std::string body);

}  // namespace muster
