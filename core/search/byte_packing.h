// Numbers and texts as bytes, for what the index keeps in the metadata of its database.
// Varint: seven bits a byte, least first, the high bit set on all but the last. Fixed: least byte first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

inline void put_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

inline void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out.append(text);
}

template <class Unsigned>
void put_fixed(std::string& out, Unsigned value) {
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) out.push_back(static_cast<char>(value >> (8 * i)));
}

template <class Unsigned>
Unsigned load_fixed(const char* bytes) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
    value = static_cast<Unsigned>(value | static_cast<Unsigned>(static_cast<Unsigned>(static_cast<unsigned char>(bytes[i])) << (8 * i)));
  }
  return value;
}

/// Reads what the functions above wrote. After the end of the bytes it gives zeros and empty texts, and failed().
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return bytes_.empty(); }
  bool failed() const { return failed_; }
  std::size_t remaining() const { return bytes_.size(); }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    failed_ = true;
    return 0;
  }

  std::string_view bytes(std::size_t count) {
    if (count > bytes_.size()) {
      failed_ = true;
      count = 0;
      bytes_ = {};
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  std::string_view text() { return bytes(varint()); }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

}  // namespace muster
