// Replies that own their text, and the status lines.
#include "server/connection/reply.h"

#include <fmt/format.h>

namespace muster {

namespace {

struct OwnedText {
  std::string head;
  std::string body;
};

}  // namespace

std::string_view status_line(int status) {
  switch (status) {
    case 200: return "HTTP/1.1 200 OK\r\n";
    case 206: return "HTTP/1.1 206 Partial Content\r\n";
    case 301: return "HTTP/1.1 301 Moved Permanently\r\n";
    case 304: return "HTTP/1.1 304 Not Modified\r\n";
    case 308: return "HTTP/1.1 308 Permanent Redirect\r\n";
    case 400: return "HTTP/1.1 400 Bad Request\r\n";
    case 404: return "HTTP/1.1 404 Not Found\r\n";
    case 405: return "HTTP/1.1 405 Method Not Allowed\r\n";
    case 408: return "HTTP/1.1 408 Request Timeout\r\n";
    case 412: return "HTTP/1.1 412 Precondition Failed\r\n";
    case 413: return "HTTP/1.1 413 Content Too Large\r\n";
    case 414: return "HTTP/1.1 414 URI Too Long\r\n";
    case 416: return "HTTP/1.1 416 Range Not Satisfiable\r\n";
    case 417: return "HTTP/1.1 417 Expectation Failed\r\n";
    case 429: return "HTTP/1.1 429 Too Many Requests\r\n";
    case 431: return "HTTP/1.1 431 Request Header Fields Too Large\r\n";
    case 501: return "HTTP/1.1 501 Not Implemented\r\n";
    case 503: return "HTTP/1.1 503 Service Unavailable\r\n";
    case 505: return "HTTP/1.1 505 HTTP Version Not Supported\r\n";
    default: return "HTTP/1.1 500 Internal Server Error\r\n";
  }
}

Reply make_reply(int status, std::string_view fields, std::string body) {
  auto text = std::make_shared<OwnedText>();
  text->head = fmt::format("{}{}Content-Length: {}\r\n", status_line(status), fields, body.size());
  text->body = std::move(body);
  Reply reply;
  reply.status = status;
  reply.head[0] = text->head;
  reply.body = text->body;
  reply.owner = std::move(text);
  return reply;
}

}  // namespace muster
