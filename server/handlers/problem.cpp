// Writing problem documents.
#include "server/handlers/problem.h"

#include <nlohmann/json.hpp>

#include "server/connection/reply.h"
#include "server/operation/request_id.h"

namespace muster {

std::string problem_document(int status, std::string_view detail, std::uint64_t id) {
  constexpr std::size_t kReasonStart = std::string_view("HTTP/1.1 404 ").size();
  std::string_view title = status_line(status).substr(kReasonStart);
  title.remove_suffix(2);
  nlohmann::ordered_json json;
  json["type"] = "about:blank";
  json["title"] = title;
  json["status"] = status;
  json["detail"] = detail;
  json["request_id"] = request_id_text(id);
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void set_problem(httplib::Response& response, int status, std::string_view detail, std::uint64_t id) {
  response.status = status;
  response.headers.erase("Cache-Control");
  response.set_header("Cache-Control", "no-store");
  response.set_content(problem_document(status, detail, id), std::string(kProblemType));
}

}  // namespace muster
