// Conditions and ranges.
#include "server/files/file_reply.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <utility>

#include "server/connection/character_class.h"
#include "server/connection/http_date.h"

namespace muster {

namespace {

/// Whether `list` (of If-Match or If-None-Match) names `etag`. A weak tag matches only where `weak` allows it.
enum class Compare { kStrong, kWeak };
bool names(std::string_view list, std::string_view etag, Compare compare) {
  if (list == "*") return true;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view tag = trim_white_space(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    if (compare == Compare::kWeak && tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

/// Whether the date in `field` is at or after `modified`; nothing when there is no such date.
std::optional<bool> is_as_new(std::string_view field, std::int64_t modified) {
  if (field.empty()) return std::nullopt;
  const std::optional<std::int64_t> date = parse_http_date(field);
  if (!date) return std::nullopt;
  return modified <= *date;
}

/// The status that the conditions of the request lead to: 200, 304 or 412.
int condition_status(const RequestHead& head, const PublishedFile& file, const Representation& representation) {
  if (head.count("if-match") > 0) {
    if (!names(head.field("if-match"), representation.etag, Compare::kStrong)) return 412;
  } else if (is_as_new(head.field("if-unmodified-since"), file.modified) == false) {
    return 412;
  }
  if (head.count("if-none-match") > 0)
    return names(head.field("if-none-match"), representation.etag, Compare::kWeak) ? 304 : 200;
  return is_as_new(head.field("if-modified-since"), file.modified) == true ? 304 : 200;
}

struct ByteRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

enum class RangeKind { kNone, kOne, kUnsatisfiable };

/// The one range asked for; kNone also for several and for what is no range, which both get the whole.
RangeKind parse_range(std::string_view field, std::size_t size, ByteRange& range) {
  if (field.size() < 6 || !equal_ignoring_case(field.substr(0, 6), "bytes=")) return RangeKind::kNone;
  const std::string_view text = trim_white_space(field.substr(6));
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || text.find(',') != std::string_view::npos) return RangeKind::kNone;
  const std::string_view from = text.substr(0, dash);
  const std::string_view to = text.substr(dash + 1);
  const auto last = number(to);
  if (from.empty()) {
    if (!last) return RangeKind::kNone;
    range.count = static_cast<std::size_t>(std::min<std::uint64_t>(*last, size));
    range.first = size - range.count;
    return range.count == 0 ? RangeKind::kUnsatisfiable : RangeKind::kOne;
  }
  const auto first = number(from);
  if (!first || (!to.empty() && (!last || *last < *first))) return RangeKind::kNone;
  if (*first >= size) return RangeKind::kUnsatisfiable;
  range.first = static_cast<std::size_t>(*first);
  range.count =
      (last ? static_cast<std::size_t>(std::min<std::uint64_t>(*last, size - 1)) : size - 1) - range.first + 1;
  return RangeKind::kOne;
}

/// If-Range (RFC 9110, 13.1.5): a strong tag or the exact date; anything else means the whole.
bool range_still_fits(std::string_view field, const PublishedFile& file, const Representation& representation) {
  if (field.empty()) return true;
  if (field.front() == '"' || field.starts_with("W/")) return field == representation.etag;
  return parse_http_date(field) == file.modified;
}

struct RangeText {
  std::shared_ptr<const void> release;
  std::string head;
};

Reply range_reply(const Representation& representation, const PublishedFile& file, RangeKind kind, ByteRange range,
                  std::shared_ptr<const void> owner) {
  auto text = std::make_shared<RangeText>();
  text->release = std::move(owner);
  const std::size_t size = representation.bytes->size();
  Reply reply;
  reply.status = kind == RangeKind::kOne ? 206 : 416;
  if (kind == RangeKind::kOne) {
    text->head =
        fmt::format("{}Content-Type: {}\r\nContent-Length: {}\r\nContent-Range: bytes {}-{}/{}\r\n", status_line(206),
                    file.content_type, range.count, range.first, range.first + range.count - 1, size);
    if (representation.coding != Coding::kIdentity)
      text->head += fmt::format("Content-Encoding: {}\r\n", coding_name(representation.coding));
    reply.body = std::string_view(*representation.bytes).substr(range.first, range.count);
  } else {
    text->head = fmt::format("{}Content-Length: 0\r\nContent-Range: bytes */{}\r\n", status_line(416), size);
  }
  reply.head[0] = text->head;
  reply.owner = std::move(text);
  return reply;
}

}  // namespace

Reply file_reply(const PublishedFile& file, const RequestHead& head, std::string_view common_fields,
                 std::shared_ptr<const void> owner) {
  const Representation& representation = file.choose(accepted_codings(head.field("accept-encoding")));
  const std::string_view validators = std::string_view(representation.head).substr(representation.validators);
  Reply reply;
  reply.status = condition_status(head, file, representation);
  if (reply.status == 412) {
    reply.head = {status_line(412), "Content-Length: 0\r\n", common_fields};
    reply.owner = std::move(owner);
    return reply;
  }
  if (reply.status == 304) {
    reply.head = {status_line(304), validators, common_fields};
    reply.owner = std::move(owner);
    return reply;
  }
  const std::string_view range_field = head.field("range");
  ByteRange range;
  if (!range_field.empty() && head.method == Method::kGet &&
      range_still_fits(head.field("if-range"), file, representation)) {
    const RangeKind kind = parse_range(range_field, representation.bytes->size(), range);
    if (kind != RangeKind::kNone) {
      reply = range_reply(representation, file, kind, range, std::move(owner));
      reply.head[1] = validators;
      reply.head[2] = common_fields;
      return reply;
    }
  }
  reply.head = {representation.head, common_fields, ""};
  reply.body = *representation.bytes;
  reply.owner = std::move(owner);
  return reply;
}

}  // namespace muster
