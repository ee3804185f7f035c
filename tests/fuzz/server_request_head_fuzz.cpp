// Any bytes as they may come from the network: no head may crash the check, and what it lets through keeps its
// promises.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text/utf8.h"
#include "server/connection/request_head.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

/// What everything behind the check relies on.
void check_promises(const muster::RequestHead& head, std::string_view bytes) {
  require(head.path == "*" || head.path.starts_with('/'));
  require(!muster::find_invalid_utf8(head.path));
  require(head.path.find('\0') == std::string::npos);
  require(head.path.find("/../") == std::string::npos && !head.path.ends_with("/.."));
  require(head.raw_path.find_first_of(" \r\n\"\\?#") == std::string_view::npos);
  require(head.query.find_first_of(" \r\n\"#") == std::string_view::npos);
  require(head.method_name.find_first_of(" \r\n\"\\") == std::string_view::npos);
  require(head.minor_version == 0 || head.count("host") == 1);
  const std::string_view length = head.field("content-length");
  const bool says_body = head.count("transfer-encoding") > 0 || length.find_first_not_of('0') != std::string_view::npos;
  require(head.has_body == says_body);
  require(!head.has_body || (head.method == muster::Method::kOther && !head.keep_alive));
  require(head.count("transfer-encoding") == 0 || head.count("content-length") == 0);
  for (std::size_t i = 0; i < head.field_count; ++i) {
    require(head.fields[i].value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
    require(head.fields[i].name.data() >= bytes.data());
    require(head.fields[i].value.data() + head.fields[i].value.size() <= bytes.data() + bytes.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const muster::FrontSettings settings;
  // In one piece and byte by byte must find the same end.
  std::size_t searched = 0;
  const muster::HeadEnd whole = muster::find_head_end(bytes, settings, searched);
  if (whole.state == muster::HeadEnd::State::kComplete) {
    std::size_t dripped = 0;
    for (std::size_t length = 1; length < whole.length; ++length)
      require(muster::find_head_end(bytes.substr(0, length), settings, dripped).state !=
              muster::HeadEnd::State::kComplete);
    static muster::RequestHead head;
    const std::string_view text = bytes.substr(0, whole.length);
    if (muster::parse_request_head(text, settings, head) == muster::HeadFault::kNone) check_promises(head, text);
  }
  return 0;
}
