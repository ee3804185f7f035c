// One record of the member file while it is read: what may be published of it, and what decides whether it is.
// read_members.cpp feeds it values; nothing else of the record is kept.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/roster/roster_data.h"
#include "generator/load/member_problems.h"

namespace muster {

/// The fields that are read; every other one is kOther and ignored.
enum class MemberField {
  kOther,
  kId,
  kGivenName,
  kMiddleNames,
  kFamilyName,
  kPreferredName,
  kFormerNames,
  kDesignation,
  kCity,
  kStatus,
  kStatusSince,
  kOptOut
};

MemberField member_field(std::string_view name);

/// Whether the field may be a list of texts.
bool takes_list(MemberField field);

enum class MemberStatus { kUnknown, kActive, kRetired, kTraining, kLapsed, kSuspended };

/// How a value stands in its field.
enum class ValuePlace { kAlone, kInList };

enum class RecordEnd { kWhole, kBrokenOff };

class MemberRecord {
 public:
  /// `codes` are the known designations and must outlive the record; `place` is where it begins.
  MemberRecord(const std::vector<std::string>& codes, const BytePlace& place) : codes_(&codes), place_(place) {}

  void take_text(MemberField field, std::string_view text, ValuePlace standing, const BytePlace& place);
  void take_bool(MemberField field, bool value, const BytePlace& place);
  void take_null(MemberField field, const BytePlace& place);

  /// A value of a type that the field cannot have: `type` is "a number", "a list", ...
  void refuse(MemberField field, std::string_view type, const BytePlace& place);

  /// Call at the end of the record: looks for what is missing, unless the file broke off in it, and puts
  /// `record 7 (id "A1", byte 1024): ` before every message.
  void finish(std::size_t number, RecordEnd end);

  const std::vector<MemberProblem>& problems() const { return problems_; }
  MemberStatus status() const { return status_; }
  bool is_opted_out() const { return opted_out_; }
  const std::string& id() const { return id_; }
  const std::string& status_since() const { return status_since_; }  ///< Empty unless an ISO date.
  RosterMember& member() { return member_; }

 private:
  void keep(MemberField field, std::string text, const BytePlace& place);
  void take_designation(std::string code, const BytePlace& place);
  void take_status(const std::string& status, const BytePlace& place);
  void look_for_missing();
  bool has_problem_with(std::string_view field) const;

  const std::vector<std::string>* codes_;
  BytePlace place_;
  RosterMember member_;
  std::string id_;
  std::string status_since_;
  MemberStatus status_ = MemberStatus::kUnknown;
  bool has_status_ = false;
  bool opted_out_ = false;
  std::vector<MemberProblem> problems_;
};

}  // namespace muster
