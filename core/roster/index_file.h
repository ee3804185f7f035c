// The envelope of the name index: sections of bytes behind a checksum. What the sections mean stands in
// roster_index_writer.cpp (written) and roster_index.cpp (checked and read).
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"

namespace muster {

/// Section numbers are part of the format. The dictionaries take kDictionarySections each, from their first one on.
enum class Section : std::uint32_t {
  kAsOf,
  kDesignations,     ///< Strings, three a designation: code, name, URL.
  kDesignationSets,  ///< Strings: the designations of a set as 16-bit numbers.
  kCities,           ///< Strings.
  kNicknames,        ///< Strings, two a pair: nickname, full name.
  kNameBegins,       ///< 32-bit offsets into kNameText, one a member and the end.
  kNameText,         ///< Given, middle and family name, parted by the byte 1.
  kMembers,          ///< IndexedMember a member.
  kPostingBegins,    ///< 32-bit numbers of the first posting of each family unit, and the end.
  kPostings,         ///< Posting each, by family unit, given unit, member.
  kGivenDictionary = 16,
  kFamilyDictionary = 24,
  kEnd = 32,
};

inline constexpr std::uint32_t kDictionarySections = 8;

constexpr Section operator+(Section section, std::uint32_t offset) {
  return static_cast<Section>(static_cast<std::uint32_t>(section) + offset);
}

class IndexFileWriter {
 public:
  void add(Section section, std::string bytes);

  template <class T>
  void add_array(Section section, const std::vector<T>& items) {
    add(section, std::string(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)));
  }

  /// A list of strings, as StringList reads it.
  void add_strings(Section section, const std::vector<std::string>& items);

  /// The whole file; fails when it would be beyond 4 GB.
  Result<std::string> finish();

 private:
  std::array<std::string, static_cast<std::size_t>(Section::kEnd)> sections_;
};

/// Sections of a file in memory, which must outlive it and be aligned to 8 bytes.
class IndexFile {
 public:
  /// Refuses bytes that are not a whole index of this version with the right checksum.
  static Result<IndexFile> open(std::string_view bytes);

  std::string_view bytes(Section section) const { return sections_[static_cast<std::size_t>(section)]; }

  /// The section as items; a rest that is no whole item is left out.
  template <class T>
  std::span<const T> array(Section section) const {
    const std::string_view all = bytes(section);
    return {reinterpret_cast<const T*>(all.data()), all.size() / sizeof(T)};
  }

 private:
  std::array<std::string_view, static_cast<std::size_t>(Section::kEnd)> sections_;
};

/// A list of strings in a section: offsets, then text.
class StringList {
 public:
  /// Refuses a section whose offsets do not rise or leave it.
  static Result<StringList> open(std::string_view section);

  std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  /// Precondition: index < size().
  std::string_view operator[](std::size_t index) const {
    return text_.substr(begins_[index], begins_[index + 1] - begins_[index]);
  }

 private:
  std::span<const std::uint32_t> begins_;
  std::string_view text_;
};

/// Whether `begins` starts at 0, never falls, and ends at `end`.
bool are_rising(std::span<const std::uint32_t> begins, std::size_t end);

}  // namespace muster
