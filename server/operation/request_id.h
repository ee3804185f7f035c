// The id of a request as people see it: in the log line and in the answer that went wrong.
#pragma once

#include <cstdint>
#include <string>

namespace muster {

/// 16 hexadecimal digits. Neighbouring ids look nothing alike, so that a digit read wrongly names no other request.
std::string request_id_text(std::uint64_t id);

}  // namespace muster
