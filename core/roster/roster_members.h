// RosterMembers: the published members of a roster in little memory, a hundred bytes or so each where a RosterMember
// takes three hundred.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// One person as published. Preferred and former names find the person and are never shown.
struct RosterMember {
  std::string given_name;
  std::string middle_names;
  std::string family_name;
  std::string preferred_name;
  std::vector<std::string> former_names;  ///< Whole names or family names, as the member file has them.
  std::vector<std::string> designations;  ///< Codes, in the order of the member file.
  std::string city;
};

/// A list that members are added to and read from, each as a value of its own.
class RosterMembers {
 public:
  class Iterator;

  RosterMembers() = default;
  RosterMembers(std::initializer_list<RosterMember> members);

  /// A control character in a text is stored as a space: no name holds one, and they part the fields here.
  void push_back(const RosterMember& member);

  std::size_t size() const { return begins_.size() - 1; }
  bool empty() const { return size() == 0; }

  /// Precondition: index < size().
  RosterMember operator[](std::size_t index) const;

  /// All of a member as one text: equal members have equal texts, and texts sort as family name, given name, middle
  /// names, city, designations, preferred name and former names do. Precondition: index < size().
  std::string_view packed(std::size_t index) const;

  Iterator begin() const;
  Iterator end() const;

 private:
  void add_field(std::string_view text);
  void add_list(const std::vector<std::string>& texts);

  std::string text_;
  std::vector<std::uint64_t> begins_{0};  // Of each member in text_, and the end.
};

class RosterMembers::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = RosterMember;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = RosterMember;

  Iterator(const RosterMembers& members, std::size_t index) : members_(&members), index_(index) {}
  RosterMember operator*() const { return (*members_)[index_]; }
  Iterator& operator++() { return ++index_, *this; }
  bool operator==(const Iterator& other) const { return index_ == other.index_; }

 private:
  const RosterMembers* members_;
  std::size_t index_;
};

inline RosterMembers::Iterator RosterMembers::begin() const { return {*this, 0}; }
inline RosterMembers::Iterator RosterMembers::end() const { return {*this, size()}; }

}  // namespace muster
