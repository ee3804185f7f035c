// Escaping for HTML and for URLs.
#include "core/text/escape.h"

namespace muster {

namespace {

bool is_unreserved(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == '_' || byte == '~';
}

std::string encode(std::string_view text, std::string_view kept) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (char byte : text) {
    if (is_unreserved(byte) || kept.find(byte) != std::string_view::npos) {
      out += byte;
      continue;
    }
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += kHex[value >> 4U];
    out += kHex[value & 0xFU];
  }
  return out;
}

}  // namespace

void append_escaped_html(std::string& out, std::string_view text) {
  for (char byte : text) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += byte;
    }
  }
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped_html(out, text);
  return out;
}

std::string encode_url_component(std::string_view text) { return encode(text, ""); }

std::string encode_url_path(std::string_view text) { return encode(text, "/"); }

std::string encode_address(std::string_view text) { return encode(text, ":/?#[]@!&'()*+,;=%"); }

}  // namespace muster
