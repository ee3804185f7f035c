// RequestHead: one request as it arrived, checked. find_head_end says where it ends in what was read so far,
// parse_request_head takes it apart by RFC 9112, strictly: what could be read in two ways is refused (head_rules.h).
// Nothing behind this point sees a head that was not checked.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "server/connection/front_settings.h"
#include "server/connection/head_rules.h"

namespace muster {

struct HeadField {
  std::string_view name;   ///< As sent.
  std::string_view value;  ///< Without white space around it.
};

enum class Method { kGet, kHead, kOther };

/// All views are into the bytes that were parsed.
struct RequestHead {
  static constexpr std::size_t kMostFields = 128;  ///< Room; FrontSettings::field_count is the limit in force.

  Method method = Method::kOther;
  std::string_view method_name;
  std::string_view raw_path;  ///< As sent, beginning with "/"; "*" for OPTIONS *.
  std::string_view query;     ///< After the "?", as sent; may be empty.
  bool has_query = false;
  std::string path;       ///< raw_path decoded: valid UTF-8, no NUL, no dot segment.
  std::string_view host;  ///< With its port; from the target when that is absolute. Empty in HTTP/1.0 without one.
  int minor_version = 1;
  bool keep_alive = true;  ///< The client is content that the connection stays open.
  bool has_body = false;   ///< A body follows that will not be read: only with kOther, to be told so, and closed.
  std::array<HeadField, kMostFields> fields;
  std::size_t field_count = 0;

  /// The field's value; nothing sent and an empty value both give an empty view. Of several the first.
  std::string_view field(std::string_view name) const;
  std::size_t count(std::string_view name) const;
};

struct HeadEnd {
  enum class State { kIncomplete, kComplete, kFaulty };
  State state = State::kIncomplete;
  std::size_t length = 0;  ///< Bytes of the head with its empty line, when complete.
  HeadFault fault = HeadFault::kNone;
};

/// Looks for the end of the head at the beginning of `bytes`, and for faults that need no end to be seen (wrong line
/// endings, too long). `searched` is how many bytes the last call saw, so that a head that drips in costs little; it is
/// brought up to date.
HeadEnd find_head_end(std::string_view bytes, const FrontSettings& settings, std::size_t& searched);

/// Precondition: `bytes` is one whole head as find_head_end found it. `head` is filled anew; what a refused head had
/// filled is still fit for a log line.
HeadFault parse_request_head(std::string_view bytes, const FrontSettings& settings, RequestHead& head);

}  // namespace muster
