// A memory Stream under process_request, and the way back from its text to a Reply.
#include "server/route_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>

#include "server/handlers/html_page.h"
#include "server/handlers/problem.h"
#include "server/operation/request_id.h"

namespace muster {

namespace {

constexpr std::size_t kLeastCompressed = 512;  // Below it, fields cost what compression gains.

/// The request line in, the response out.
class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(std::string input) : input_(std::move(input)) {}

  bool is_readable() const override { return position_ < input_.size(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = std::min(size, input_.size() - position_);
    std::memcpy(bytes, input_.data() + position_, count);
    position_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    output_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take_output() { return std::move(output_); }

 private:
  std::string input_;
  std::size_t position_ = 0;
  std::string output_;
};

/// What the handlers of this thread are told, while one runs, and what is taken from the library besides its text.
struct Running {
  const Visit* visit = nullptr;
  const Route* route = nullptr;
  AnswerForm form = AnswerForm::kPage;
  std::string_view coding_fields;  ///< Vary and Content-Encoding of the body.
  std::string body;                ///< Never copied: the library writes a head for it, and no more.
};
thread_local Running running;

constexpr std::string_view kHeadEnd = "\r\n\r\n";

// What cpp-httplib is asked for. The route is known before, so it has none to match: it would do that by std::regex,
// one after the other, and a long path could drive a regex's recursion through the end of the stack.
constexpr std::string_view kPath = "/";

/// The query with each "?" as %3F and each "=" but a parameter's first as %3D: cpp-httplib ends a query at another "?",
/// and splits a parameter at every "=", of which the last decides.
std::string escape_values(std::string_view query) {
  std::string escaped;
  bool in_value = false;
  for (const char character : query) {
    if (character == '?') {
      escaped += "%3F";
    } else if (character == '=' && in_value) {
      escaped += "%3D";
    } else {
      escaped += character;
      in_value = character == '=' || (in_value && character != '&');
    }
  }
  return escaped;
}

void compress_body(const Visit& visit, httplib::Response& response) {
  if (response.body.size() < kLeastCompressed) return;
  const Coding coding = visit.codings.best();
  std::string compressed = compress(response.body, coding);
  running.coding_fields = "Vary: Accept-Encoding\r\n";
  if (compressed.empty()) return;
  response.body = std::move(compressed);
  running.coding_fields = coding == Coding::kBrotli ? "Vary: Accept-Encoding\r\nContent-Encoding: br\r\n"
                                                    : "Vary: Accept-Encoding\r\nContent-Encoding: gzip\r\n";
}

void set_error(const Visit& visit, AnswerForm form, httplib::Response& response, int status, std::string_view detail) {
  if (form == AnswerForm::kJson) return set_problem(response, status, detail, visit.id);
  response.status = status;
  response.headers.erase("Cache-Control");
  response.set_header("Cache-Control", "no-store");
  response.set_content(error_page(visit, status), "text/html; charset=utf-8");
}

struct ReplyText {
  std::shared_ptr<const ReleaseSnapshot> release;
  std::string head;
  std::string body;
};

/// `head`: as cpp-httplib writes it, with the empty line.
Reply to_reply(const Visit& visit, std::string head, std::string_view coding_fields, std::string body) {
  constexpr std::size_t kStatusStart = std::string_view("HTTP/1.1 ").size();
  const auto text = std::make_shared<ReplyText>(ReplyText{visit.release, std::move(head), std::move(body)});
  Reply reply;
  reply.status = std::atoi(text->head.c_str() + kStatusStart);
  reply.head = {std::string_view(text->head).substr(0, text->head.size() - 2), visit.release->common_fields,
                coding_fields};
  reply.body = text->body;
  reply.owner = text;
  return reply;
}

}  // namespace

RouteEngine::RouteEngine() {
  // The library fills a table of its own with the first request. Here that is before several threads ask at once.
  MemoryStream first(fmt::format("GET {} HTTP/1.1\r\n\r\n", kPath));
  bool closed = false;
  process_request(first, true, closed, nullptr);
  set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
    if (!running.route) return HandlerResponse::Unhandled;
    running.route->handler(*running.visit, request, response);
    if (response.status < 0) response.status = 200;
    compress_body(*running.visit, response);
    return HandlerResponse::Handled;
  });
  set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr& thrown) {
    std::string words;
    try {
      std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
      words = error.what();
    } catch (...) {
      words = "unknown";
    }
    std::fprintf(stderr, "muster: request %s failed: %s\n", request_id_text(running.visit->id).c_str(), words.c_str());
    set_error(*running.visit, running.form, response, 500, "the server could not answer; its log has the request id");
  });
  set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty()) return;
    set_error(*running.visit, running.form, response, response.status,
              response.status == 414 ? "the query is too long" : "there is nothing at this address");
    compress_body(*running.visit, response);
  });
  // The last word before the head is written: Content-Length is there, and so is what the library says of a connection
  // that it does not have.
  set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
    const auto connection = std::find_if(response.headers.begin(), response.headers.end(),
                                         [](const auto& field) { return field.first == "Connection"; });
    if (connection != response.headers.end()) response.headers.erase(connection);
    running.body = std::move(response.body);
    response.body.clear();
  });
}

Reply RouteEngine::answer(const Visit& visit, const Route* route, AnswerForm form, std::string_view query, Want want) {
  running = {&visit, route, form, {}, {}};
  MemoryStream stream(fmt::format("{} {}?{} HTTP/1.1\r\n\r\n", want == Want::kHeadOnly ? "HEAD" : "GET", kPath,
                                  route ? escape_values(query) : ""));
  bool closed = false;
  process_request(stream, true, closed, nullptr);  // Told that the connection closes, it says less of that.
  std::string head = stream.take_output();
  if (!head.ends_with(kHeadEnd)) return busy_reply(visit, form, 503, "there was no answer", 1);
  Reply reply = to_reply(visit, std::move(head), running.coding_fields, std::move(running.body));
  reply.route = static_cast<std::uint8_t>(route ? route->id : RouteId::kNotFound);
  running = {};
  return reply;
}

bool RouteEngine::process_and_close_socket(socket_t) { return false; }

Reply busy_reply(const Visit& visit, AnswerForm form, int status, std::string_view detail, int retry_after) {
  const bool is_page = form == AnswerForm::kPage;
  const std::string fields =
      fmt::format("Retry-After: {}\r\nCache-Control: no-store\r\nContent-Type: {}\r\n{}", retry_after,
                  is_page ? "text/html; charset=utf-8" : kProblemType, visit.release->common_fields);
  return make_reply(status, fields,
                    is_page ? error_page(visit, status, retry_after) : problem_document(status, detail, visit.id));
}

}  // namespace muster
