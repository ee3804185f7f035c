// MemberBytes: the bytes of the member file as a stream, one after another, with the place of each: what the JSON
// parser of read_members.cpp walks over. A block of the file is all that is held.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <iterator>

#include "core/diagnostics/diagnostic.h"

namespace muster {

/// A byte of a file and where an editor shows it.
struct BytePlace {
  std::size_t byte = 0;  ///< From 0.
  SourcePosition position;
};

class MemberBytes {
 public:
  class Iterator;

  /// `in` must outlive this object. A byte order mark at the beginning is passed over.
  explicit MemberBytes(std::istream& in) : in_(in) {
    fill();
    if (end_ - at_ >= 3 && at_[0] == '\xEF' && at_[1] == '\xBB' && at_[2] == '\xBF') {
      at_ += 3;
      next_ = line_begin_ = 3;
    }
    is_utf16_ = end_ - at_ >= 2 && (at_[0] == '\xFF' || at_[0] == '\xFE') && (at_[0] ^ at_[1]) == 1;
  }

  bool at_end() const { return at_ == end_; }
  const char& current() const { return *at_; }

  /// Goes past the current byte.
  void advance() {
    account();
    const bool after_ascii = is_ascii(last_byte_);
    last_byte_ = *at_++;
    ++next_;
    if (!in_token_ && !parts_tokens(last_byte_)) {
      in_token_ = true;
      token_ = last();
    }
    if (!is_ascii(last_byte_) && (after_ascii || !is_continuation(last_byte_))) last_foreign_ = last();
    if (at_ == end_) fill();
  }

  /// Place of the last byte that was gone past.
  BytePlace last() const { return place_of(next_ - 1); }

  /// Place of the last character of those that is not ASCII, whole or not.
  BytePlace last_foreign() const { return last_foreign_; }

  char last_byte() const { return last_byte_; }

  /// Place after the last byte.
  BytePlace end() {
    account();
    last_byte_ = ' ';
    return place_of(next_);
  }

  /// Where the token begins whose last byte has just been gone past; the next call is about the next token.
  BytePlace take_token() {
    in_token_ = false;
    return token_;
  }

  bool is_utf16() const { return is_utf16_; }
  /// No token yet.
  bool is_empty() const { return token_.position.line == 0; }

  /// The file could not be read to its end.
  bool has_failed() const { return in_.bad(); }

 private:
  static bool parts_tokens(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == ',' || byte == ':';
  }

  static bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }
  static bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

  // What the last byte does to the lines and columns of those after it.
  void account() {
    if (last_byte_ == '\n') {
      ++line_;
      line_begin_ = next_;
      continuations_ = 0;
    }
    if (is_continuation(last_byte_)) ++continuations_;
  }

  BytePlace place_of(std::size_t byte) const {
    return {byte, {line_, static_cast<int>(byte - line_begin_ - continuations_) + 1}};
  }

  void fill() {
    in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    at_ = block_.data();
    end_ = at_ + in_.gcount();
  }

  std::istream& in_;
  std::array<char, std::size_t{1} << 16U> block_{};
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::size_t next_ = 0;  // Offset of *at_.
  char last_byte_ = ' ';
  int line_ = 1;
  std::size_t line_begin_ = 0;
  std::size_t continuations_ = 0;  // Of the line so far: bytes that do not begin a character.
  bool in_token_ = false;
  bool is_utf16_ = false;
  BytePlace token_;
  BytePlace last_foreign_;
};

/// From where MemberBytes stands to its end, once.
class MemberBytes::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit Iterator(MemberBytes* bytes = nullptr) : bytes_(bytes) {}
  reference operator*() const { return bytes_->current(); }
  Iterator& operator++() { return bytes_->advance(), *this; }
  bool operator==(const Iterator& other) const { return is_end() == other.is_end(); }
  bool operator!=(const Iterator& other) const { return !(*this == other); }

 private:
  bool is_end() const { return bytes_ == nullptr || bytes_->at_end(); }

  MemberBytes* bytes_;
};

}  // namespace muster
