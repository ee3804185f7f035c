// Forms of a target: origin, absolute, authority (CONNECT), asterisk (OPTIONS).
#include "server/connection/request_target.h"

#include "core/text/utf8.h"
#include "server/connection/character_class.h"

namespace muster {

namespace {

int hex_value(char digit) { return is_in(digit, kDigit) ? digit - '0' : lower_ascii(digit) - 'a' + 10; }

/// The decoded path without its escapes; a control, slash or backslash that was hidden in an escape is refused.
HeadFault decode_path(std::string_view raw, std::string& path) {
  path.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      path += raw[i];
      continue;
    }
    if (i + 2 >= raw.size() || !is_in(raw[i + 1], kHexDigit) || !is_in(raw[i + 2], kHexDigit))
      return HeadFault::kPathEscape;
    const char decoded = static_cast<char>(hex_value(raw[i + 1]) * 16 + hex_value(raw[i + 2]));
    if (!is_in(decoded, kValueCharacter) || decoded == '/' || decoded == '\\' || decoded == '\t')
      return HeadFault::kPathSegment;
    path += decoded;
    i += 2;
  }
  return find_invalid_utf8(path) ? HeadFault::kPathEncoding : HeadFault::kNone;
}

bool has_dot_segment(std::string_view path) {
  for (std::size_t start = path.find("/."); start != std::string_view::npos; start = path.find("/.", start + 1)) {
    const std::string_view rest = path.substr(start + 2);
    if (rest.empty() || rest[0] == '/' || (rest[0] == '.' && (rest.size() == 1 || rest[1] == '/'))) return true;
  }
  return false;
}

HeadFault parse_origin_form(std::string_view target, RequestHead& head) {
  const std::size_t mark = target.find('?');
  head.raw_path = target.substr(0, mark);
  head.has_query = mark != std::string_view::npos;
  head.query = head.has_query ? target.substr(mark + 1) : std::string_view();
  if (!all_in(head.raw_path, kPathCharacter) || !all_in(head.query, kQueryCharacter)) return HeadFault::kTargetForm;
  if (head.raw_path.find('%') == std::string_view::npos) {
    head.path.assign(head.raw_path);
  } else if (const HeadFault fault = decode_path(head.raw_path, head.path); fault != HeadFault::kNone) {
    return fault;
  }
  return has_dot_segment(head.path) ? HeadFault::kPathSegment : HeadFault::kNone;
}

HeadFault parse_absolute_form(std::string_view target, RequestHead& head) {
  const std::size_t scheme_end = target.find("://");
  if (scheme_end == std::string_view::npos) return HeadFault::kTargetForm;
  const std::string_view scheme = target.substr(0, scheme_end);
  if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https")) return HeadFault::kTargetForm;
  const std::string_view rest = target.substr(scheme_end + 3);
  const std::size_t authority_end = rest.find_first_of("/?");
  head.host = rest.substr(0, authority_end);
  if (!is_host(head.host)) return HeadFault::kHostForm;
  const std::string_view path = authority_end == std::string_view::npos ? "" : rest.substr(authority_end);
  if (path.starts_with('/')) return parse_origin_form(path, head);
  const HeadFault fault = parse_origin_form(path, head);  // "http://host?query": the path is "/".
  head.raw_path = head.path = "/";
  return fault;
}

bool is_port(std::string_view port) {
  if (port.size() > 5 || !all_in(port, kDigit)) return false;
  int number = 0;
  for (const char digit : port) number = number * 10 + (digit - '0');
  return number <= 65'535;
}

}  // namespace

bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    for (const char character : host.substr(1, end - 1))
      if (!is_in(character, kHexDigit) && character != ':' && character != '.') return false;
    const std::string_view rest = host.substr(end + 1);
    return rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1)));
  }
  const std::size_t colon = host.find(':');
  const std::string_view name = host.substr(0, colon);
  if (name.empty() || !all_in(name, kHostCharacter)) return false;
  return colon == std::string_view::npos || is_port(host.substr(colon + 1));
}

HeadFault parse_target(std::string_view target, RequestHead& head) {
  if (target.starts_with('/')) return parse_origin_form(target, head);
  if (head.method_name == "CONNECT") {
    head.host = target;
    head.raw_path = head.path = "*";
    return is_host(target) && target.find(':') != std::string_view::npos ? HeadFault::kNone : HeadFault::kTargetForm;
  }
  if (target == "*") {
    head.raw_path = head.path = "*";
    return head.method_name == "OPTIONS" ? HeadFault::kNone : HeadFault::kTargetForm;
  }
  return parse_absolute_form(target, head);
}

}  // namespace muster
