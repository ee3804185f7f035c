// A SAX reader: each value is looked at once, in its place, and handed to the record being read; nothing of a record
// outlives its end unless it is published. Ids are kept as hashes, to tell doubles.
#include "generator/load/read_members.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "core/yaml/mapping_reader.h"
#include "generator/load/member_problems.h"
#include "generator/load/member_record.h"

namespace muster {

namespace {

constexpr const char* kFileHelp = "expected a list of members, or {\"as_of\": …, \"members\": […]}";

// Walks the bytes for the JSON parser and tells how far it has read.
class ReadingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  ReadingIterator(const char* at, const char** read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  ReadingIterator& operator++() {
    *read_ = ++at_;
    return *this;
  }
  bool operator==(const ReadingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const ReadingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** read_;
};

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
  if (message.find("ill-formed UTF-8") != std::string_view::npos) return "save the file as UTF-8";
  const bool control = message.find("control character") != std::string_view::npos;
  return control ? "a line break or control character inside text must be escaped, or a quote is missing" : "";
}

struct IdSeen {
  std::uint64_t hash;
  std::size_t record;
  std::size_t offset;
};

class MemberReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  MemberReader(std::string_view text, MemberProblems& problems, const std::vector<Designation>& known,
               MemberCounts& counts)
      : text_(text), read_(text.data()), last_(text.data()), problems_(problems), counts_(counts) {
    for (const Designation& designation : known) codes_.push_back(designation.code);
    data_.designations = known;
  }

  RosterData read(int retention_years) {
    const ReadingIterator end(text_.data() + text_.size(), &read_);
    nlohmann::json::sax_parse(ReadingIterator(text_.data(), &read_), end, this);
    report_double_ids();
    if (!has_members_ && !broken_) problems_.add({"wrong-type", "the member file has no \"members\"", kFileHelp, 0});
    count_past_retention(retention_years);
    return std::move(data_);
  }

  bool null() override {
    const std::size_t offset = next_token();
    if (in_record()) return record_->take_null(field_, offset), true;
    return refuse("null", offset);
  }

  bool boolean(bool value) override {
    const std::size_t offset = next_token();
    if (in_record()) return record_->take_bool(field_, value, offset), true;
    return refuse("true or false", offset);
  }

  bool number_integer(number_integer_t) override { return refuse("a number", next_token()); }
  bool number_unsigned(number_unsigned_t) override { return refuse("a number", next_token()); }
  bool number_float(number_float_t, const string_t&) override { return refuse("a number", next_token()); }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    const std::size_t offset = next_token();
    if (!in_record()) return take_outer_text(value, offset);
    record_->take_text(field_, value, where_ == Where::kList ? ValuePlace::kInList : ValuePlace::kAlone, offset);
    if (field_ == MemberField::kId) id_offset_ = offset;
    return true;
  }

  bool start_object(std::size_t) override {
    const std::size_t offset = next_token();
    if (skipped_ == 0 && where_ == Where::kTop) return where_ = Where::kWrapper, true;
    if (skipped_ > 0 || where_ != Where::kMembers) return skip("an object", offset);
    record_.emplace(codes_, offset);
    ++counts_.read;
    return where_ = Where::kRecord, true;
  }

  bool end_object() override {
    next_token();
    if (skipped_ > 0) return --skipped_, true;
    if (where_ == Where::kRecord) finish_record(RecordEnd::kWhole);
    where_ = where_ == Where::kRecord ? Where::kMembers : Where::kEnd;
    return true;
  }

  bool start_array(std::size_t) override {
    const std::size_t offset = next_token();
    if (skipped_ == 0 && where_ == Where::kRecord && takes_list(field_)) return where_ = Where::kList, true;
    const bool members = where_ == Where::kTop || (where_ == Where::kWrapper && wrapper_key_ == "members");
    if (skipped_ > 0 || !members) return skip("a list", offset);
    in_wrapper_ = where_ == Where::kWrapper;
    has_members_ = true;
    return where_ = Where::kMembers, true;
  }

  bool end_array() override {
    next_token();
    if (skipped_ > 0) return --skipped_, true;
    where_ = where_ == Where::kList ? Where::kRecord : in_wrapper_ ? Where::kWrapper : Where::kEnd;
    return true;
  }

  bool key(string_t& name) override {
    next_token();
    if (skipped_ > 0) return true;
    if (where_ == Where::kWrapper) wrapper_key_ = name;
    field_ = where_ == Where::kRecord ? member_field(name) : MemberField::kOther;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const std::size_t offset = std::min(position > 0 ? position - 1 : 0, text_.size());
    std::string message = "the member file is not valid JSON here";
    if (offset == text_.size()) message = "the member file ends in the middle of its JSON";
    if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) message = "the member file is empty";
    if (where_ == Where::kRecord || where_ == Where::kList) {
      message += ", in record " + std::to_string(counts_.read);
      finish_record(RecordEnd::kBrokenOff);
    }
    broken_ = true;
    message += " (byte " + std::to_string(offset) + ")";
    problems_.add({"bad-json", message, expectation(error.what()), offset});
    return false;
  }

 private:
  enum class Where { kTop, kWrapper, kMembers, kRecord, kList, kEnd };

  bool in_record() const { return skipped_ == 0 && (where_ == Where::kRecord || where_ == Where::kList); }

  // Offset of the token that was just read: it begins after the last one and what parts them.
  std::size_t next_token() {
    auto at = static_cast<std::size_t>(last_ - text_.data());
    while (at < text_.size() && std::string_view(" \t\r\n,:").find(text_[at]) != std::string_view::npos) ++at;
    last_ = read_;
    return at;
  }

  bool skip(std::string_view type, std::size_t offset) {
    refuse(type, offset);
    return ++skipped_, true;
  }

  // A value where none of its type belongs. What stands inside a skipped value is nobody's business.
  bool refuse(std::string_view type, std::size_t offset) {
    if (skipped_ > 0) return true;
    const bool is_list = where_ == Where::kTop || (where_ == Where::kWrapper && wrapper_key_ == "members");
    if (where_ == Where::kRecord || where_ == Where::kList) {
      record_->refuse(field_, type, offset);
    } else if (where_ == Where::kMembers) {
      const std::string number = std::to_string(++counts_.read);
      problems_.add({"wrong-type", "record " + number + " is " + std::string(type),
                     "each member is an object: {\"id\": …, \"status\": …}", offset});
    } else if (is_list) {
      has_members_ = true;
      problems_.add({"wrong-type", "the member file holds " + std::string(type) + " where the members should be",
                     kFileHelp, offset});
    } else if (where_ == Where::kWrapper && wrapper_key_ == "as_of") {
      problems_.add(
          {"bad-date", "\"as_of\" is " + std::string(type), "write a date in quotes: \"2026-11-01\"", offset});
    }
    return true;
  }

  bool take_outer_text(const std::string& value, std::size_t offset) {
    const bool is_date = skipped_ == 0 && where_ == Where::kWrapper && wrapper_key_ == "as_of";
    if (!is_date) return refuse("text", offset);
    if (is_iso_date(value))
      data_.as_of = value;
    else
      problems_.add({"bad-date", "\"as_of\" is not a date", "write it as year, month and day: \"2026-11-01\"", offset});
    return true;
  }

  void finish_record(RecordEnd end) {
    record_->finish(counts_.read, end);
    for (const MemberProblem& problem : record_->problems()) problems_.add(problem);
    if (!record_->id().empty()) seen_.push_back({std::hash<std::string>{}(record_->id()), counts_.read, id_offset_});
    if (end == RecordEnd::kWhole) count_record();
    record_.reset();
  }

  void count_record() {
    const MemberStatus status = record_->status();
    const bool left = status == MemberStatus::kRetired || status == MemberStatus::kLapsed;
    if (left) left_since_.push_back(record_->status_since());
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
    data_.members.push_back(std::move(record_->member()));
  }

  // The text between the quotes, as it stands in the file.
  std::string_view id_at(std::size_t offset) const {
    const std::size_t end = std::min(text_.find('"', offset + 1), text_.size());
    return text_.substr(offset + 1, end - offset - 1);
  }

  void report_double_ids() {
    const auto by_id = [](const IdSeen& a, const IdSeen& b) {
      return std::tie(a.hash, a.record) < std::tie(b.hash, b.record);
    };
    std::sort(seen_.begin(), seen_.end(), by_id);
    std::vector<std::pair<IdSeen, std::size_t>> doubles;
    for (std::size_t index = 1; index < seen_.size(); ++index)
      if (seen_[index].hash == seen_[index - 1].hash) doubles.emplace_back(seen_[index], seen_[index - 1].record);
    std::sort(doubles.begin(), doubles.end(),
              [](const auto& a, const auto& b) { return a.first.offset < b.first.offset; });
    for (const auto& [seen, other] : doubles)
      problems_.add({"duplicate-id",
                     "record " + std::to_string(seen.record) + " has the id " + in_quotes(id_at(seen.offset)) +
                         " of record " + std::to_string(other),
                     "each member has an id of their own", seen.offset});
  }

  // Dates are compared as text: "2019-03-31" with the years added against "2026-11-01".
  void count_past_retention(int years) {
    for (const std::string& since : left_since_) {
      if (since.empty() || data_.as_of.empty()) {
        ++counts_.undated;
        continue;
      }
      const std::string year = std::to_string(std::stoi(since.substr(0, 4)) + years);
      const std::string limit = std::string(year.size() < 4 ? 4 - year.size() : 0, '0') + year + since.substr(4);
      if (limit < data_.as_of) ++counts_.past_retention;
    }
  }

  std::string_view text_;
  const char* read_;
  const char* last_;
  MemberProblems& problems_;
  MemberCounts& counts_;
  std::vector<std::string> codes_;
  RosterData data_;
  std::optional<MemberRecord> record_;
  std::vector<IdSeen> seen_;
  std::vector<std::string> left_since_;
  Where where_ = Where::kTop;
  MemberField field_ = MemberField::kOther;
  std::string wrapper_key_;
  std::size_t skipped_ = 0;
  std::size_t id_offset_ = 0;
  bool in_wrapper_ = false;
  bool has_members_ = false;
  bool broken_ = false;
};

}  // namespace

RosterData read_members(std::string_view json_bytes, const std::string& file, const std::vector<Designation>& known,
                        std::vector<Diagnostic>& problems, MemberCounts& counts, int retention_years) {
  MemberProblems list(json_bytes, file, problems);
  RosterData data = MemberReader(json_bytes, list, known, counts).read(retention_years);
  list.finish();
  return data;
}

}  // namespace muster
