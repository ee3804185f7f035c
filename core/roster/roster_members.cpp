// A member is its fields one after another, each with the byte 1 after it; of a list, each item has the byte 2 after
// it. Both are below every letter, so that a text and its beginning sort as the fields would.
#include "core/roster/roster_members.h"

namespace muster {

namespace {

constexpr char kFieldEnd = '\x01';
constexpr char kItemEnd = '\x02';

std::string_view take(std::string_view& text, char end) {
  const std::size_t size = text.find(end);
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(size + 1);
  return taken;
}

std::vector<std::string> take_list(std::string_view& text) {
  std::string_view items = take(text, kFieldEnd);
  std::vector<std::string> list;
  while (!items.empty()) list.emplace_back(take(items, kItemEnd));
  return list;
}

}  // namespace

RosterMembers::RosterMembers(std::initializer_list<RosterMember> members) {
  for (const RosterMember& member : members) push_back(member);
}

void RosterMembers::add_field(std::string_view text) {
  for (const char byte : text) text_ += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
  text_ += kFieldEnd;
}

void RosterMembers::add_list(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    add_field(text);
    text_.back() = kItemEnd;
  }
  text_ += kFieldEnd;
}

void RosterMembers::push_back(const RosterMember& member) {
  // By name, so that a field added to the struct and forgotten here does not compile.
  const auto& [given, middle, family, preferred, former, designations, city] = member;
  add_field(family);
  add_field(given);
  add_field(middle);
  add_field(city);
  add_list(designations);
  add_field(preferred);
  add_list(former);
  begins_.push_back(text_.size());
}

std::string_view RosterMembers::packed(std::size_t index) const {
  return std::string_view(text_).substr(begins_[index], begins_[index + 1] - begins_[index]);
}

RosterMember RosterMembers::operator[](std::size_t index) const {
  std::string_view text = packed(index);
  RosterMember member;
  member.family_name = take(text, kFieldEnd);
  member.given_name = take(text, kFieldEnd);
  member.middle_names = take(text, kFieldEnd);
  member.city = take(text, kFieldEnd);
  member.designations = take_list(text);
  member.preferred_name = take(text, kFieldEnd);
  member.former_names = take_list(text);
  return member;
}

}  // namespace muster
