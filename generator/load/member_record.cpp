// The rules of one record. An unclear wish not to be listed counts as a wish: of two "opt_out" the stricter holds.
#include "generator/load/member_record.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/roster/fold_name.h"
#include "core/text/nearest.h"
#include "core/text/utf8.h"
#include "core/yaml/mapping_reader.h"

namespace muster {

namespace {

constexpr std::size_t kLongestText = 200;  // Characters: a longer name could not be looked up.

constexpr std::pair<std::string_view, MemberField> kFields[] = {{"id", MemberField::kId},
                                                                {"given_name", MemberField::kGivenName},
                                                                {"middle_names", MemberField::kMiddleNames},
                                                                {"family_name", MemberField::kFamilyName},
                                                                {"preferred_name", MemberField::kPreferredName},
                                                                {"former_names", MemberField::kFormerNames},
                                                                {"designation", MemberField::kDesignation},
                                                                {"city", MemberField::kCity},
                                                                {"status", MemberField::kStatus},
                                                                {"status_since", MemberField::kStatusSince},
                                                                {"opt_out", MemberField::kOptOut}};

constexpr const char* kStatusHelp = "expected active, retired, training, lapsed or suspended";

const std::vector<std::string>& status_names() {
  static const std::vector<std::string> names{"active", "retired", "training", "lapsed", "suspended"};
  return names;
}

std::string name_of(MemberField field) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields),
                                   [field](const auto& entry) { return entry.second == field; });
  return found == std::end(kFields) ? std::string() : "\"" + std::string(found->first) + "\"";
}

std::string wanted_type(MemberField field) {
  switch (field) {
    case MemberField::kOptOut: return "true or false, without quotes";
    case MemberField::kDesignation: return "a code in quotes, or a list of codes";
    case MemberField::kFormerNames: return "a list of names in quotes";
    default: return "text in quotes";
  }
}

// Control characters, and marks that turn the direction of what follows.
bool has_bad_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool space = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !space) || byte == 0x7F) return true;
    const std::string_view three = text.substr(at, 3);
    if (three.size() < 3) continue;
    if (three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") return true;
    if (three >= "\xE2\x81\xA6" && three <= "\xE2\x81\xA9") return true;
  }
  return false;
}

std::string with_single_spaces(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    if (!space)
      out += byte;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string did_you_mean(const std::string& value, const std::vector<std::string>& known,
                         const std::string& otherwise) {
  const auto nearest = nearest_word(value, known);
  return nearest ? "did you mean " + in_quotes(*nearest) + "?" : otherwise;
}

}  // namespace

MemberField member_field(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kFields), std::end(kFields), [name](const auto& entry) { return entry.first == name; });
  return found == std::end(kFields) ? MemberField::kOther : found->second;
}

bool takes_list(MemberField field) { return field == MemberField::kDesignation || field == MemberField::kFormerNames; }

void MemberRecord::take_text(MemberField field, std::string_view text, ValuePlace standing, const BytePlace& place) {
  if (field == MemberField::kOther) return;
  const bool alone = standing == ValuePlace::kAlone;
  if (field == MemberField::kOptOut || (field == MemberField::kFormerNames && alone))
    return refuse(field, "text", place);
  if (has_bad_character(text)) {
    problems_.push_back({"members/bad-character", name_of(field) + " holds a control character", "remove it", place});
    return;
  }
  std::string clean = with_single_spaces(text);
  if (clean.size() > kLongestText && count_code_points(clean) > kLongestText) {
    problems_.push_back({"members/too-long",
                         name_of(field) + " is over " + std::to_string(kLongestText) + " characters", "shorten it",
                         place});
    return;
  }
  keep(field, std::move(clean), place);
}

void MemberRecord::take_bool(MemberField field, bool value, const BytePlace& place) {
  if (field != MemberField::kOptOut) return refuse(field, "true or false", place);
  opted_out_ = opted_out_ || value;
}

void MemberRecord::take_null(MemberField field, const BytePlace& place) {
  const bool must_be_there = field == MemberField::kId || field == MemberField::kDesignation ||
                             field == MemberField::kStatus || field == MemberField::kOptOut;
  if (must_be_there) refuse(field, "null", place);
}

void MemberRecord::refuse(MemberField field, std::string_view type, const BytePlace& place) {
  if (field == MemberField::kOther || field == MemberField::kStatusSince) return;
  problems_.push_back({"members/wrong-type", name_of(field) + " is " + std::string(type),
                       name_of(field) + " must be " + wanted_type(field), place});
}

void MemberRecord::keep(MemberField field, std::string text, const BytePlace& place) {
  switch (field) {
    case MemberField::kId: id_ = std::move(text); break;
    case MemberField::kGivenName: member_.given_name = std::move(text); break;
    case MemberField::kMiddleNames: member_.middle_names = std::move(text); break;
    case MemberField::kFamilyName: member_.family_name = std::move(text); break;
    case MemberField::kPreferredName: member_.preferred_name = std::move(text); break;
    case MemberField::kFormerNames: member_.former_names.push_back(std::move(text)); break;
    case MemberField::kDesignation: take_designation(std::move(text), place); break;
    case MemberField::kCity: member_.city = std::move(text); break;
    case MemberField::kStatus: take_status(text, place); break;
    case MemberField::kStatusSince:
      if (is_iso_date(text)) status_since_ = std::move(text);
      break;
    case MemberField::kOptOut:
    case MemberField::kOther: break;
  }
}

void MemberRecord::take_designation(std::string code, const BytePlace& place) {
  std::vector<std::string>& held = member_.designations;
  if (std::find(codes_->begin(), codes_->end(), code) == codes_->end())
    problems_.push_back({"members/unknown-designation", "no page explains the designation " + in_quotes(code),
                         did_you_mean(code, *codes_, "add a page of type designation with this code"), place});
  else if (std::find(held.begin(), held.end(), code) == held.end())
    held.push_back(std::move(code));
}

void MemberRecord::take_status(const std::string& status, const BytePlace& place) {
  has_status_ = true;
  const auto found = std::find(status_names().begin(), status_names().end(), status);
  if (found != status_names().end()) {
    status_ = static_cast<MemberStatus>(found - status_names().begin() + 1);
    return;
  }
  status_ = MemberStatus::kUnknown;
  problems_.push_back({"members/unknown-status", "unknown status " + in_quotes(status),
                       did_you_mean(status, status_names(), kStatusHelp), place});
}

bool MemberRecord::has_problem_with(std::string_view field) const {
  return std::any_of(problems_.begin(), problems_.end(),
                     [field](const MemberProblem& problem) { return problem.message.starts_with(field); });
}

void MemberRecord::look_for_missing() {
  if (!has_status_ && !has_problem_with("\"status\""))
    problems_.push_back({"members/missing-status", "\"status\" is missing", kStatusHelp, place_});
  const bool named = !fold_words(member_.given_name).empty() || !fold_words(member_.family_name).empty();
  if (!named && !has_problem_with("\"given_name\"") && !has_problem_with("\"family_name\""))
    problems_.push_back({"members/missing-name", "there is neither a given nor a family name",
                         "expected \"given_name\", \"family_name\" or both", place_});
}

void MemberRecord::finish(std::size_t number, RecordEnd end) {
  if (end == RecordEnd::kWhole) look_for_missing();
  for (MemberProblem& problem : problems_)
    problem.message = "record " + std::to_string(number) + in_brackets(problem.place, id_) + ": " + problem.message;
}

}  // namespace muster
