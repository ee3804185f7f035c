// A SAX reader: each value is looked at once, in its place, and handed to the record being read; nothing of a record
// outlives its end unless it is published. Ids are kept as hashes, to tell doubles.
#include "generator/load/read_members.h"

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/yaml/mapping_reader.h"
#include "generator/load/load_content.h"
#include "generator/load/member_bytes.h"
#include "generator/load/member_problems.h"
#include "generator/load/member_record.h"
#include "generator/load/not_utf8.h"
#include "generator/load/seen_ids.h"

namespace muster {

namespace {

constexpr const char* kFileHelp = "expected a list of members, or {\"as_of\": …, \"members\": […]}";

// What the parser expected, in words; its own message quotes what it read, which may be anybody's.
std::string expectation(std::string_view message) {
  static constexpr std::pair<std::string_view, const char*> kEndings[] = {
      {"expected end of input", "nothing may follow the list of members"},
      {"expected ':'", "a colon belongs between a field's name and its value"},
      {"expected ']'", "expected a comma or the end of the list"},
      {"expected '}'", "expected a comma or the end of the record"},
      {"expected string literal", "expected a field's name in quotes; no comma may stand before a closing bracket"},
      {"expected '[', '{', or a literal", "expected a value; no comma may stand before a closing bracket"}};
  for (const auto& [ending, help] : kEndings)
    if (message.ends_with(ending)) return help;
  const bool control = message.find("control character") != std::string_view::npos;
  return control ? "a line break or control character inside text must be escaped, or a quote is missing" : "";
}

class MemberReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  MemberReader(std::istream& in, MemberProblems& problems, const std::vector<Designation>& known, MemberCounts& counts)
      : bytes_(in), problems_(problems), counts_(counts) {
    for (const Designation& designation : known) codes_.push_back(designation.code);
    data_.designations = known;
  }

  RosterData read(int retention_years) {
    nlohmann::json::sax_parse(MemberBytes::Iterator(&bytes_), MemberBytes::Iterator(), this);
    // To the parser a NUL byte is the end.
    const bool stopped = !bytes_.at_end() || bytes_.last_byte() == '\0';
    if (!broken_ && stopped)
      problems_.add({"file/not-utf8", kNulByte + in_brackets(bytes_.last()), kNulByteHelp, bytes_.last()});
    if (!has_members_ && !broken_)
      problems_.add({"members/wrong-type", "the member file has no \"members\"", kFileHelp, {0, {1, 1}}});
    count_past_retention(retention_years);
    return std::move(data_);
  }

  bool null() override {
    const BytePlace place = bytes_.take_token();
    if (in_record()) return record_->take_null(field_, place), true;
    return refuse("null", place);
  }

  bool boolean(bool value) override {
    const BytePlace place = bytes_.take_token();
    if (in_record()) return record_->take_bool(field_, value, place), true;
    return refuse("true or false", place);
  }

  bool number_integer(number_integer_t) override { return refuse("a number", bytes_.take_token()); }
  bool number_unsigned(number_unsigned_t) override { return refuse("a number", bytes_.take_token()); }
  bool number_float(number_float_t, const string_t&) override { return refuse("a number", bytes_.take_token()); }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    const BytePlace place = bytes_.take_token();
    if (!in_record()) return take_outer_text(value, place);
    record_->take_text(field_, value, where_ == Where::kList ? ValuePlace::kInList : ValuePlace::kAlone, place);
    if (field_ == MemberField::kId) id_place_ = place;
    return true;
  }

  bool start_object(std::size_t) override {
    const BytePlace place = bytes_.take_token();
    if (skipped_ == 0 && where_ == Where::kTop) return where_ = Where::kWrapper, true;
    if (skipped_ > 0 || where_ != Where::kMembers) return skip("an object", place);
    record_.emplace(codes_, place);
    ++counts_.read;
    return where_ = Where::kRecord, true;
  }

  bool end_object() override {
    bytes_.take_token();
    if (skipped_ > 0) return --skipped_, true;
    if (where_ == Where::kRecord) finish_record(RecordEnd::kWhole);
    where_ = where_ == Where::kRecord ? Where::kMembers : Where::kEnd;
    return true;
  }

  bool start_array(std::size_t) override {
    const BytePlace place = bytes_.take_token();
    if (skipped_ == 0 && where_ == Where::kRecord && takes_list(field_)) return where_ = Where::kList, true;
    const bool members = where_ == Where::kTop || (where_ == Where::kWrapper && wrapper_key_ == "members");
    if (skipped_ > 0 || !members) return skip("a list", place);
    in_wrapper_ = where_ == Where::kWrapper;
    has_members_ = true;
    return where_ = Where::kMembers, true;
  }

  bool end_array() override {
    bytes_.take_token();
    if (skipped_ > 0) return --skipped_, true;
    where_ = where_ == Where::kList ? Where::kRecord : in_wrapper_ ? Where::kWrapper : Where::kEnd;
    return true;
  }

  bool key(string_t& name) override {
    bytes_.take_token();
    if (skipped_ > 0) return true;
    if (where_ == Where::kWrapper) wrapper_key_ = name;
    field_ = where_ == Where::kRecord ? member_field(name) : MemberField::kOther;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    MemberProblem problem = json_problem(error.what());
    const bool in_it = where_ == Where::kRecord || where_ == Where::kList;
    if (in_it) problem.message += ", in record " + std::to_string(counts_.read);
    problem.message += in_brackets(problem.place, in_it ? record_->id() : "");
    if (in_it) finish_record(RecordEnd::kBrokenOff);
    broken_ = true;
    if (!bytes_.has_failed()) problems_.add(problem);
    return false;
  }

 private:
  enum class Where { kTop, kWrapper, kMembers, kRecord, kList, kEnd };

  bool in_record() const { return skipped_ == 0 && (where_ == Where::kRecord || where_ == Where::kList); }

  // `error` quotes what was read, which may be anybody's: it is looked at and not shown.
  MemberProblem json_problem(std::string_view error) {
    if (bytes_.is_utf16()) return {"file/not-utf8", kUtf16, kUtf16Help, {0, {1, 1}}};
    if (!bytes_.is_empty() && bytes_.last_byte() == '\0')
      return {"file/not-utf8", kNulByte, kNulByteHelp, bytes_.last()};
    if (error.find("ill-formed UTF-8") != std::string_view::npos)
      return {"file/not-utf8", kNotUtf8, kNotUtf8Help, bytes_.last_foreign()};
    if (bytes_.is_empty()) return {"members/bad-json", "the member file is empty", kFileHelp, bytes_.end()};
    if (bytes_.at_end() && error.find("unexpected end of input") != std::string_view::npos)
      return {"members/bad-json", "the member file ends in the middle of its JSON", expectation(error), bytes_.end()};
    const bool whole_token = error.find(" - unexpected ") != std::string_view::npos;
    return {"members/bad-json", "the member file is not valid JSON here", expectation(error),
            whole_token ? bytes_.take_token() : bytes_.last()};
  }

  bool skip(std::string_view type, const BytePlace& place) {
    refuse(type, place);
    return ++skipped_, true;
  }

  // A value where none of its type belongs. What stands inside a skipped value is nobody's business.
  bool refuse(std::string_view type, const BytePlace& place) {
    if (skipped_ > 0) return true;
    const bool is_list = where_ == Where::kTop || (where_ == Where::kWrapper && wrapper_key_ == "members");
    if (where_ == Where::kRecord || where_ == Where::kList) {
      record_->refuse(field_, type, place);
    } else if (where_ == Where::kMembers) {
      const std::string record = "record " + std::to_string(++counts_.read) + in_brackets(place);
      problems_.add({"members/wrong-type", record + " is " + std::string(type),
                     "each member is an object: {\"id\": …, \"status\": …}", place});
    } else if (is_list) {
      has_members_ = true;
      problems_.add({"members/wrong-type",
                     "the member file holds " + std::string(type) + " where the members should be", kFileHelp, place});
    } else if (where_ == Where::kWrapper && wrapper_key_ == "as_of") {
      problems_.add(
          {"members/bad-date", "\"as_of\" is " + std::string(type), "write a date in quotes: \"2026-11-01\"", place});
    }
    return true;
  }

  bool take_outer_text(const std::string& value, const BytePlace& place) {
    const bool is_date = skipped_ == 0 && where_ == Where::kWrapper && wrapper_key_ == "as_of";
    if (!is_date) return refuse("text", place);
    if (is_iso_date(value))
      data_.as_of = value;
    else
      problems_.add(
          {"members/bad-date", "\"as_of\" is not a date", "write it as year, month and day: \"2026-11-01\"", place});
    return true;
  }

  void finish_record(RecordEnd end) {
    record_->finish(counts_.read, end);
    for (const MemberProblem& problem : record_->problems()) problems_.add(problem);
    report_double_id();
    if (end == RecordEnd::kWhole) count_record();
    record_.reset();
  }

  void count_record() {
    const MemberStatus status = record_->status();
    const bool left = status == MemberStatus::kRetired || status == MemberStatus::kLapsed;
    if (left) ++left_since_[record_->status_since()];
    if (!record_->problems().empty()) return;
    switch (status) {
      case MemberStatus::kRetired: ++counts_.retired; return;
      case MemberStatus::kTraining: ++counts_.training; return;
      case MemberStatus::kLapsed: ++counts_.lapsed; return;
      case MemberStatus::kSuspended: ++counts_.suspended; return;
      case MemberStatus::kUnknown: return;
      case MemberStatus::kActive: break;
    }
    if (record_->is_opted_out()) {
      ++counts_.opted_out;
      return;
    }
    ++counts_.published;
    data_.members.push_back(record_->member());
  }

  void report_double_id() {
    if (record_->id().empty()) return;
    const std::uint32_t other = seen_.add(record_->id(), static_cast<std::uint32_t>(counts_.read));
    if (other == 0) return;
    problems_.add({"members/duplicate-id",
                   "record " + std::to_string(counts_.read) + in_brackets(id_place_) + " has the id " +
                       in_quotes(record_->id()) + " of record " + std::to_string(other),
                   "each member has an id of their own", id_place_});
  }

  // Dates are compared as text: "2019-03-31" with the years added against "2026-11-01".
  void count_past_retention(int years) {
    for (const auto& [since, members] : left_since_) {
      if (since.empty() || data_.as_of.empty()) {
        counts_.undated += members;
        continue;
      }
      const std::string year = std::to_string(std::stoi(since.substr(0, 4)) + years);
      const std::string limit = std::string(year.size() < 4 ? 4 - year.size() : 0, '0') + year + since.substr(4);
      if (limit < data_.as_of) counts_.past_retention += members;
    }
  }

  MemberBytes bytes_;
  MemberProblems& problems_;
  MemberCounts& counts_;
  std::vector<std::string> codes_;
  RosterData data_;
  std::optional<MemberRecord> record_;
  SeenIds seen_;
  std::map<std::string, std::size_t> left_since_;  // Dates, and how many retired or lapsed members have each.
  Where where_ = Where::kTop;
  MemberField field_ = MemberField::kOther;
  std::string wrapper_key_;
  std::size_t skipped_ = 0;
  BytePlace id_place_;
  bool in_wrapper_ = false;
  bool has_members_ = false;
  bool broken_ = false;
};

}  // namespace

RosterData read_members(std::istream& json, const std::string& file, const std::vector<Designation>& known,
                        std::vector<Diagnostic>& problems, MemberCounts& counts, int retention_years) {
  MemberProblems list(file, problems);
  RosterData data = MemberReader(json, list, known, counts).read(retention_years);
  list.finish();
  if (json.bad())
    problems.push_back({Severity::kError,
                        "system/unreadable-file",
                        file,
                        {},
                        "the file could not be read to its end",
                        "check the disk it is on"});
  return data;
}

RosterData read_members(Files& files, const std::string& folder, const RosterSettings& settings,
                        const std::vector<Designation>& known, std::vector<Diagnostic>& problems,
                        MemberCounts& counts) {
  const std::string& path = settings.members.value;
  const Result<std::unique_ptr<std::istream>> json = files.open(join_path(folder, path));
  if (json) return read_members(**json, path, known, problems, counts, settings.retention_years);
  problems.push_back(unreadable_file(path, json.failure()));
  return {};
}

}  // namespace muster
