// The strict reading of a head: lines, request line, fields, framing. See head_rules.cpp for what each fault costs.
#include "server/connection/request_head.h"

#include <algorithm>
#include <charconv>

#include "server/connection/character_class.h"
#include "server/connection/request_target.h"

namespace muster {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

/// Takes the first line off `rest`, without its CRLF. Precondition: every LF in `rest` follows a CR.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end - 1);
  rest.remove_prefix(end + 1);
  return line;
}

HeadFault parse_version(std::string_view version, RequestHead& head) {
  if (version.size() != 8 || !version.starts_with("HTTP/") || !is_in(version[5], kDigit) || version[6] != '.' ||
      !is_in(version[7], kDigit))
    return HeadFault::kVersionForm;
  if (version[5] != '1') return HeadFault::kVersionUnsupported;
  head.minor_version = version[7] == '0' ? 0 : 1;
  return HeadFault::kNone;
}

HeadFault parse_request_line(std::string_view line, const FrontSettings& settings, RequestHead& head) {
  const std::size_t method_end = line.find(' ');
  const std::size_t version_start = line.rfind(' ');
  if (method_end == std::string_view::npos || method_end == 0 || version_start == method_end)
    return HeadFault::kRequestLineForm;
  head.method_name = line.substr(0, method_end);
  if (!all_in(head.method_name, kTokenCharacter)) return HeadFault::kMethodForm;
  head.method = head.method_name == "GET" ? Method::kGet : head.method_name == "HEAD" ? Method::kHead : Method::kOther;
  const std::string_view target = line.substr(method_end + 1, version_start - method_end - 1);
  if (target.empty() || target.find_first_of(" \t") != std::string_view::npos) return HeadFault::kRequestLineForm;
  if (const HeadFault fault = parse_version(line.substr(version_start + 1), head); fault != HeadFault::kNone)
    return fault;
  if (target.size() > settings.target_bytes) return HeadFault::kTargetTooLong;
  return parse_target(target, head);
}

HeadFault parse_field(std::string_view line, HeadField& field) {
  if (line.starts_with(' ') || line.starts_with('\t')) return HeadFault::kFieldFolded;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return HeadFault::kFieldForm;
  field.name = line.substr(0, colon);
  if (field.name.empty() || !all_in(field.name, kTokenCharacter)) return HeadFault::kFieldName;
  field.value = trim_white_space(line.substr(colon + 1));
  if (all_in(field.value, kValueCharacter)) return HeadFault::kNone;
  return field.value.find('\r') == std::string_view::npos ? HeadFault::kFieldValue : HeadFault::kBareCarriageReturn;
}

HeadFault parse_fields(std::string_view rest, const FrontSettings& settings, RequestHead& head) {
  const std::size_t most = std::min(settings.field_count, RequestHead::kMostFields);
  if (rest.starts_with(' ') || rest.starts_with('\t')) return HeadFault::kSpaceBeforeFields;
  while (!rest.starts_with(kLineEnd)) {
    const std::string_view line = take_line(rest);
    if (head.field_count == most) return HeadFault::kTooManyFields;
    if (const HeadFault fault = parse_field(line, head.fields[head.field_count]); fault != HeadFault::kNone)
      return fault;
    ++head.field_count;
  }
  return HeadFault::kNone;
}

HeadFault check_host(RequestHead& head) {
  const std::size_t count = head.count("host");
  if (count > 1) return HeadFault::kHostRepeated;
  if (count == 0) return head.minor_version == 0 ? HeadFault::kNone : HeadFault::kHostMissing;
  const std::string_view host = head.field("host");
  if (!is_host(host)) return HeadFault::kHostForm;
  if (head.host.empty()) head.host = host;
  return HeadFault::kNone;
}

/// The codings in order; faults before unknown ones, for a head that is in doubt is worse than one not supported.
HeadFault check_transfer_encoding(const RequestHead& head) {
  if (head.minor_version == 0) return HeadFault::kCodingInOldVersion;
  if (head.count("content-length") > 0) return HeadFault::kCodingWithLength;
  int chunked = 0;
  bool chunked_last = false;
  bool unknown = false;
  for (std::size_t i = 0; i < head.field_count; ++i) {
    if (!equal_ignoring_case(head.fields[i].name, "transfer-encoding")) continue;
    std::string_view rest = head.fields[i].value;
    for (bool more = true; more;) {
      const std::size_t comma = rest.find(',');
      more = comma != std::string_view::npos;
      const std::string_view coding = trim_white_space(rest.substr(0, comma));
      if (more) rest.remove_prefix(comma + 1);
      if (coding.empty() || !is_in(coding[0], kTokenCharacter)) return HeadFault::kCodingForm;
      chunked_last = equal_ignoring_case(coding, "chunked");
      if (chunked_last) ++chunked;
      unknown = unknown || !chunked_last;
    }
  }
  if (chunked > 1) return HeadFault::kCodingRepeated;
  if (unknown) return chunked == 1 && !chunked_last ? HeadFault::kCodingNotChunkedLast : HeadFault::kCodingUnknown;
  return HeadFault::kBody;
}

HeadFault body_fault(const RequestHead& head) {
  if (head.count("transfer-encoding") > 0) return check_transfer_encoding(head);
  const std::size_t lengths = head.count("content-length");
  if (lengths == 0) return HeadFault::kNone;
  if (lengths > 1) return HeadFault::kLengthRepeated;
  const std::string_view length = head.field("content-length");
  if (length.empty() || !all_in(length, kDigit)) return HeadFault::kLengthForm;
  return length.find_first_not_of('0') == std::string_view::npos ? HeadFault::kNone : HeadFault::kBody;
}

/// That a method is not answered tells its client more than that there is a body, unless that is big: then 413 says
/// not to send it.
HeadFault check_framing(const FrontSettings& settings, RequestHead& head) {
  const HeadFault fault = body_fault(head);
  if (fault != HeadFault::kBody || head.method != Method::kOther) return fault;
  const std::string_view length = head.field("content-length");  // Digits, or none.
  std::size_t bytes = 0;
  const std::errc error = std::from_chars(length.data(), length.data() + length.size(), bytes).ec;
  if (!length.empty() && (error != std::errc() || bytes > settings.head_bytes)) return HeadFault::kBody;
  head.has_body = true;
  return HeadFault::kNone;
}

HeadFault check_expectation(const RequestHead& head) {
  const std::string_view expectation = head.field("expect");
  const bool known = expectation.empty() || equal_ignoring_case(expectation, "100-continue");
  return known ? HeadFault::kNone : HeadFault::kExpectation;
}

bool wants_close(const RequestHead& head) {
  for (std::size_t i = 0; i < head.field_count; ++i) {
    if (!equal_ignoring_case(head.fields[i].name, "connection")) continue;
    std::string_view rest = head.fields[i].value;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      if (equal_ignoring_case(trim_white_space(rest.substr(0, comma)), "close")) return true;
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }
  return false;
}

void clear(RequestHead& head) {
  head.method = Method::kOther;
  head.method_name = head.raw_path = head.query = head.host = {};
  head.has_query = false;
  head.path.clear();
  head.minor_version = 1;
  head.keep_alive = false;
  head.has_body = false;
  head.field_count = 0;
}

}  // namespace

std::string_view RequestHead::field(std::string_view name) const {
  for (std::size_t i = 0; i < field_count; ++i)
    if (equal_ignoring_case(fields[i].name, name)) return fields[i].value;
  return {};
}

std::size_t RequestHead::count(std::string_view name) const {
  std::size_t found = 0;
  for (std::size_t i = 0; i < field_count; ++i) found += equal_ignoring_case(fields[i].name, name) ? 1 : 0;
  return found;
}

HeadEnd find_head_end(std::string_view bytes, const FrontSettings& settings, std::size_t& searched) {
  const auto faulty = [](HeadFault fault) { return HeadEnd{HeadEnd::State::kFaulty, 0, fault}; };
  const std::size_t start = bytes.starts_with(kLineEnd) ? kLineEnd.size() : 0;  // One empty line is forgiven.
  if (bytes.size() > start && !is_in(bytes[start], kTokenCharacter) && (bytes[start] != '\r' || start > 0))
    return faulty(bytes[start] == '\r'   ? HeadFault::kEmptyLines
                  : bytes[start] == '\n' ? HeadFault::kBareLineFeed
                                         : HeadFault::kNotHttp);
  for (std::size_t at = bytes.find('\n', std::max(searched, start)); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return faulty(HeadFault::kBareLineFeed);
    if (at + 1 > settings.head_bytes) {
      const bool long_line = bytes.find('\n', start) > start + settings.target_bytes + 64;
      return faulty(long_line ? HeadFault::kTargetTooLong : HeadFault::kHeadTooLong);
    }
    if (at >= start + 3 && bytes[at - 2] == '\n') return {HeadEnd::State::kComplete, at + 1, HeadFault::kNone};
  }
  const bool in_request_line = bytes.find('\n', start) == std::string_view::npos;
  searched = bytes.size();
  if (in_request_line && bytes.size() > start + settings.target_bytes + 64) return faulty(HeadFault::kTargetTooLong);
  if (bytes.size() >= settings.head_bytes) return faulty(HeadFault::kHeadTooLong);
  return {};
}

HeadFault parse_request_head(std::string_view bytes, const FrontSettings& settings, RequestHead& head) {
  clear(head);
  if (bytes.starts_with(kLineEnd)) bytes.remove_prefix(kLineEnd.size());
  const std::string_view line = take_line(bytes);
  if (const HeadFault fault = parse_request_line(line, settings, head); fault != HeadFault::kNone) return fault;
  if (const HeadFault fault = parse_fields(bytes, settings, head); fault != HeadFault::kNone) return fault;
  if (const HeadFault fault = check_host(head); fault != HeadFault::kNone) return fault;
  if (const HeadFault fault = check_framing(settings, head); fault != HeadFault::kNone) return fault;
  if (const HeadFault fault = check_expectation(head); fault != HeadFault::kNone) return fault;
  head.keep_alive = head.minor_version >= 1 && !head.has_body && !wants_close(head);
  return HeadFault::kNone;
}

}  // namespace muster
