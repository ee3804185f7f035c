// RosterIndex: the name index as tables to read, every number in it checked. It borrows the bytes.
// roster_index_writer.cpp draws the layout; member_search.h searches it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/roster/index_file.h"
#include "core/roster/name_dictionary.h"
#include "core/roster/roster_data.h"

namespace muster {

/// A form of a member: flags are FormFlag bits.
struct Posting {
  std::uint32_t given_and_flags;
  std::uint32_t member;

  std::uint32_t given() const { return given_and_flags & kNoGiven; }
  std::uint32_t flags() const { return given_and_flags >> 24U; }

  static constexpr std::uint32_t kNoGiven = 0xFFFFFF;  ///< A one-word name; also the limit of given units.
};

/// Numbers of a member's city and set of designations.
struct IndexedMember {
  std::uint32_t city;
  std::uint32_t designation_set;
};

/// A member's name as published.
struct MemberName {
  std::string_view given;
  std::string_view middle;
  std::string_view family;
};

/// What parts the three in the name text: no name holds it.
inline constexpr char kNameSeparator = '\x01';

/// A view: valid as long as the bytes are. Safe to share between threads.
class RosterIndex {
 public:
  /// Refuses bytes that are not an index, or hold a number that leads outside. `bytes` must be aligned to 8.
  static Result<RosterIndex> open(std::string_view bytes);

  const NameDictionary& given() const { return given_; }
  const NameDictionary& family() const { return family_; }

  /// The forms with the family unit `family`, sorted by given unit, then by member.
  std::span<const Posting> postings(std::uint32_t family) const;

  std::size_t member_count() const { return members_.size(); }
  MemberName name(std::uint32_t member) const;
  std::string_view city(std::uint32_t member) const { return cities_[members_[member].city]; }
  std::vector<Designation> designations(std::uint32_t member) const;

  std::string_view as_of() const { return as_of_; }
  const StringList& cities() const { return cities_; }

  /// Codes of the designations, and the pairs of nickname and full name that the site added.
  std::vector<std::string_view> designation_codes() const;
  std::vector<std::pair<std::string, std::string>> nicknames() const;

 private:
  Result<void> open_lists(const IndexFile& file);
  Result<void> open_members(const IndexFile& file);
  Result<void> open_postings(const IndexFile& file);

  std::string_view as_of_;
  NameDictionary given_;
  NameDictionary family_;
  StringList designations_;
  StringList designation_sets_;
  StringList cities_;
  StringList nicknames_;
  std::span<const std::uint32_t> name_begins_;
  std::string_view name_text_;
  std::span<const IndexedMember> members_;
  std::span<const std::uint32_t> posting_begins_;
  std::span<const Posting> postings_;
};

}  // namespace muster
