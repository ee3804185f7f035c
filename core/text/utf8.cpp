// Validation follows the table of well-formed sequences in RFC 3629, section 4.
#include "core/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace muster {

namespace {

struct Form {
  std::size_t length;
  unsigned char second_low;
  unsigned char second_high;
};

Form form_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool is_sequence(std::string_view text, std::size_t at, const Form& form) {
  if (form.length == 0 || at + form.length > text.size()) return false;
  for (std::size_t index = 1; index < form.length; ++index) {
    const auto byte = static_cast<unsigned char>(text[at + index]);
    const unsigned char low = index == 1 ? form.second_low : 0x80;
    const unsigned char high = index == 1 ? form.second_high : 0xBF;
    if (byte < low || byte > high) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (at + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080ULL) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const Form form = form_of(static_cast<unsigned char>(text[at]));
    if (!is_sequence(text, at, form)) return at;
    at += form.length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace muster
