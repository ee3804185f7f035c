// The rules of paths, URLs and anchors.
#include "generator/model/content_path.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace muster {

namespace {

bool stays_in_anchor(UChar32 code_point) {
  return u_isalnum(code_point) || code_point == '-' || code_point == '_' ||
         (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

}  // namespace

std::string decode_percent(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low < 0) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

std::string page_url(std::string_view path) {
  path.remove_suffix(path.ends_with(".md") ? 3 : 0);
  if (path == "index") return "/";
  if (path.ends_with("/index")) path.remove_suffix(5);
  std::string url = "/" + std::string(path);
  if (!url.ends_with('/')) url += '/';
  return url;
}

std::string output_path(std::string_view url) {
  std::string path(url.substr(1));
  if (path.empty() || path.ends_with('/')) path += "index.html";
  return path;
}

std::string resolve_path(std::string_view from, std::string_view link) {
  std::vector<std::string_view> parts;
  auto add = [&](std::string_view text) {
    while (!text.empty()) {
      const std::string_view part = text.substr(0, text.find('/'));
      text.remove_prefix(part.size() == text.size() ? part.size() : part.size() + 1);
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
        continue;
      }
      if (parts.empty()) return false;
      parts.pop_back();
    }
    return true;
  };
  const std::size_t slash = from.rfind('/');
  if (!link.starts_with('/') && slash != std::string_view::npos) add(from.substr(0, slash));
  if (!add(link)) return "..";
  std::string path;
  for (const std::string_view part : parts) path.append(path.empty() ? "" : "/").append(part);
  return path;
}

std::string relative_path(std::string_view from, std::string_view to) {
  std::size_t shared = 0;
  for (std::size_t at = 0; at < std::min(from.size(), to.size()) && from[at] == to[at]; ++at)
    if (from[at] == '/') shared = at + 1;
  std::string path;
  for (const char byte : from.substr(shared))
    if (byte == '/') path += "../";
  return path.append(to.substr(shared));
}

bool is_site_path(std::string_view text) {
  if (!text.starts_with('/') || text.starts_with("//")) return false;
  const bool plain = std::none_of(text.begin(), text.end(), [](unsigned char byte) {
    return byte <= ' ' || byte == 0x7F || byte == '?' || byte == '\\' || byte == '"' || byte == '<' || byte == '>';
  });
  const std::string path = std::string(text.substr(0, text.find('#'))) + "/";
  return plain && path.find("/./") == std::string::npos && path.find("/../") == std::string::npos;
}

std::string with_slash(std::string_view path) {
  std::string url(path.substr(0, path.find('#')));
  const std::string_view anchor = path.substr(url.size());
  const std::size_t name = url.rfind('/') + 1;
  if (!url.ends_with('/') && url.find('.', name) == std::string::npos) url += '/';
  return url.append(anchor);
}

std::string parent_url(std::string_view url) {
  if (url.size() <= 1) return "";
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url.substr(0, url.rfind('/') + 1));
}

std::string heading_anchor(std::string_view text) {
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  icu::UnicodeString anchor;
  for (std::int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    const UChar32 code_point = source.char32At(at);
    if (code_point == ' ') anchor.append(u'-');
    if (stays_in_anchor(code_point)) anchor.append(u_tolower(code_point));
  }
  std::string out;
  return anchor.toUTF8String(out);
}

}  // namespace muster
