// One reader a format; each checks every offset before it reads.
#include "generator/load/image_size.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace muster {

namespace {

constexpr std::size_t kSvgHead = 4096;  // Bytes in which the root element must begin.

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

int big16(std::string_view bytes, std::size_t at) {
  return static_cast<int>(byte_at(bytes, at) << 8 | byte_at(bytes, at + 1));
}

int little16(std::string_view bytes, std::size_t at) {
  return static_cast<int>(byte_at(bytes, at + 1) << 8 | byte_at(bytes, at));
}

int little24(std::string_view bytes, std::size_t at) {
  return static_cast<int>(byte_at(bytes, at + 2) << 16) | little16(bytes, at);
}

int big32(std::string_view bytes, std::size_t at) {
  return static_cast<int>(byte_at(bytes, at) << 24 | byte_at(bytes, at + 1) << 16) | big16(bytes, at + 2);
}

// Segments follow each other, each with its length, until one begins a frame.
ImageSize jpeg_size(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (byte_at(bytes, at) != 0xFF) return {};
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return {big16(bytes, at + 7), big16(bytes, at + 5)};
    if (marker == 0xDA || marker == 0xD9) return {};
    at += 2 + static_cast<std::size_t>(std::max(big16(bytes, at + 2), 2));
  }
  return {};
}

ImageSize webp_size(std::string_view bytes) {
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8X") return {little24(bytes, 24) + 1, little24(bytes, 27) + 1};
  if (chunk == "VP8 ") return {little16(bytes, 26) & 0x3FFF, little16(bytes, 28) & 0x3FFF};
  if (chunk != "VP8L") return {};
  const int bits = little24(bytes, 21);
  const int more = static_cast<int>(byte_at(bytes, 24));
  return {(bits & 0x3FFF) + 1, ((bits >> 14 | more << 10) & 0x3FFF) + 1};
}

// The value of an attribute of a tag; empty when it is not there.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const std::size_t quote = at + name.size() + 1;
    const bool begins = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' || tag[at - 1] == '\t');
    if (!begins || quote >= tag.size() || tag[quote - 1] != '=' || (tag[quote] != '"' && tag[quote] != '\'')) continue;
    const std::size_t end = tag.find(tag[quote], quote + 1);
    return end == std::string_view::npos ? std::string_view() : tag.substr(quote + 1, end - quote - 1);
  }
  return {};
}

int pixels(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const bool plain = error == std::errc() && (unit.empty() || unit == "px") && number >= 1 && number < 100'000;
  return plain ? static_cast<int>(std::lround(number)) : 0;
}

ImageSize svg_size(std::string_view bytes) {
  const std::size_t open = bytes.substr(0, kSvgHead).find("<svg");
  if (open == std::string_view::npos) return {};
  const std::string_view tag = bytes.substr(open, std::min(bytes.find('>', open), bytes.size()) - open);
  const ImageSize stated{pixels(attribute(tag, "width")), pixels(attribute(tag, "height"))};
  if (stated.width > 0 && stated.height > 0) return stated;
  std::string_view box = attribute(tag, "viewBox");
  int numbers[4] = {};
  for (int& number : numbers) {
    box.remove_prefix(std::min(box.find_first_not_of(" ,"), box.size()));
    const std::size_t end = std::min(box.find_first_of(" ,"), box.size());
    number = pixels(box.substr(0, end));
    box.remove_prefix(end);
  }
  return {numbers[2], numbers[3]};
}

ImageSize size_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return {big32(bytes, 16), big32(bytes, 20)};
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return {little16(bytes, 6), little16(bytes, 8)};
  if (bytes.starts_with("\xFF\xD8")) return jpeg_size(bytes);
  if (bytes.starts_with("RIFF") && bytes.size() >= 30 && bytes.substr(8, 4) == "WEBP") return webp_size(bytes);
  return svg_size(bytes);
}

}  // namespace

std::optional<ImageSize> read_image_size(std::string_view bytes) {
  const ImageSize size = size_of(bytes);
  if (size.width <= 0 || size.height <= 0) return std::nullopt;
  return size;
}

}  // namespace muster
