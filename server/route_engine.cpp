// A memory Stream under process_request, and the way back from its text to a Reply.
#include "server/route_engine.h"

#include <fmt/format.h>

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

/// What the handlers of this thread are told, while one runs.
struct Running {
  const Visit* visit = nullptr;
  const Route* route = nullptr;
  AnswerForm form = AnswerForm::kPage;
};
thread_local Running running;

constexpr std::string_view kHeadEnd = "\r\n\r\n";

// What cpp-httplib is asked for: it matches by std::regex, one route after the other, so it has only one. The route is
// known before; and a long path could drive a regex's recursion through the end of the stack.
constexpr const char* kSomewhere = "/r";
constexpr const char* kNowhere = "/-";

void compress_body(const Visit& visit, httplib::Response& response) {
  if (response.body.size() < kLeastCompressed) return;
  response.set_header("Vary", "Accept-Encoding");
  const Coding coding = visit.codings.best();
  std::string compressed = compress(response.body, coding);
  if (compressed.empty()) return;
  response.body = std::move(compressed);
  response.set_header("Content-Encoding", std::string(coding_name(coding)));
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
  std::string text;
};

void erase_line(std::string& text, std::string_view start) {
  const std::size_t at = text.find(start);
  if (at != std::string::npos) text.erase(at, text.find('\n', at) - at + 1);
}

/// cpp-httplib's text, without what it says of a connection that it does not have.
Reply to_reply(const Visit& visit, std::string output) {
  constexpr std::size_t kStatusStart = std::string_view("HTTP/1.1 ").size();
  const auto text = std::make_shared<ReplyText>();
  text->release = visit.release;
  text->text = std::move(output);
  erase_line(text->text, "Keep-Alive: ");
  const std::size_t head_end = text->text.find(kHeadEnd) + 2;
  Reply reply;
  reply.status = std::atoi(text->text.c_str() + kStatusStart);
  reply.head = {std::string_view(text->text).substr(0, head_end), visit.release->common_fields, ""};
  reply.body = std::string_view(text->text).substr(head_end + 2);
  reply.owner = text;
  return reply;
}

}  // namespace

RouteEngine::RouteEngine() {
  // The library fills a table of its own with the first request. Here that is before several threads ask at once.
  MemoryStream first(fmt::format("GET {} HTTP/1.1\r\n\r\n", kNowhere));
  bool closed = false;
  process_request(first, false, closed, nullptr);
  Get(kSomewhere, [](const httplib::Request& request, httplib::Response& response) {
    running.route->handler(*running.visit, request, response);
    if (response.status < 0) response.status = 200;
    compress_body(*running.visit, response);
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
    set_error(*running.visit, running.form, response, response.status, "there is nothing at this address");
    compress_body(*running.visit, response);
  });
}

Reply RouteEngine::answer(const Visit& visit, const Route* route, AnswerForm form, std::string_view query, Want want) {
  running = {&visit, route, form};
  MemoryStream stream(fmt::format("{} {}?{} HTTP/1.1\r\n\r\n", want == Want::kHeadOnly ? "HEAD" : "GET",
                                  route ? kSomewhere : kNowhere, route ? query : ""));
  bool closed = false;
  process_request(stream, false, closed, nullptr);
  std::string output = stream.take_output();
  if (output.find(kHeadEnd) == std::string::npos) return busy_reply(visit, form, 503, "there was no answer", 1);
  Reply reply = to_reply(visit, std::move(output));
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
