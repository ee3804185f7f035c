// A SAX reader: each value is looked at once, in its place. Of a record only what may be published is kept until its end,
// and nothing of it after that unless it is published. Ids are kept as hashes, to tell doubles.
#include "generator/load/read_members.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/roster/fold_name.h"
#include "core/text/nearest.h"

namespace muster {

namespace {

constexpr std::size_t kMostOfACode = 1000;   // Findings of one code; the rest are counted.
constexpr std::size_t kLongestText = 200;    // Characters of a name part or a city: longer ones cannot be looked up.
constexpr std::size_t kLongestShown = 40;

enum class Field { kOther, kId, kGivenName, kMiddleNames, kFamilyName, kPreferredName, kFormerNames, kDesignation, kCity, kStatus, kStatusSince, kOptOut };

constexpr std::pair<std::string_view, Field> kFields[] = {
    {"id", Field::kId}, {"given_name", Field::kGivenName}, {"middle_names", Field::kMiddleNames},
    {"family_name", Field::kFamilyName}, {"preferred_name", Field::kPreferredName}, {"former_names", Field::kFormerNames},
    {"designation", Field::kDesignation}, {"city", Field::kCity}, {"status", Field::kStatus},
    {"status_since", Field::kStatusSince}, {"opt_out", Field::kOptOut}};

const std::vector<std::string>& statuses() {
  static const std::vector<std::string> names{"active", "retired", "training", "lapsed", "suspended"};
  return names;
}

Field field_named(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields), [name](const auto& entry) { return entry.first == name; });
  return found == std::end(kFields) ? Field::kOther : found->second;
}

std::string_view name_of(Field field) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields), [field](const auto& entry) { return entry.second == field; });
  return found == std::end(kFields) ? std::string_view() : found->first;
}

bool takes_list(Field field) { return field == Field::kDesignation || field == Field::kFormerNames; }

bool may_be_null(Field field) {
  return field != Field::kId && field != Field::kDesignation && field != Field::kStatus && field != Field::kOptOut;
}

std::string_view wanted_type(Field field) {
  if (field == Field::kOptOut) return "true or false";
  if (field == Field::kDesignation) return "a code or a list of codes, as text in quotes";
  return field == Field::kFormerNames ? "a list of names, as text in quotes" : "text in quotes";
}

bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return false;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const bool digit = text[index] >= '0' && text[index] <= '9';
    if (kShape[index] == 'd' ? !digit : text[index] != '-') return false;
  }
  return true;
}

std::string in_quotes(std::string_view value) {
  std::string shown = "\"";
  for (const char byte : value.substr(0, kLongestShown)) shown += static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ? '?' : byte;
  while (value.size() > kLongestShown && (static_cast<unsigned char>(shown.back()) & 0x80U) != 0) shown.pop_back();
  return shown + (value.size() > kLongestShown ? "…\"" : "\"");
}

// Control characters, and marks that turn the direction of what follows.
bool has_bad_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool space = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !space) || byte == 0x7F) return true;
    const std::string_view three = text.substr(at, 3);
    if (three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE" && three.size() == 3) return true;
    if (three >= "\xE2\x81\xA6" && three <= "\xE2\x81\xA9" && three.size() == 3) return true;
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

// Lines and columns of offsets, quick when they are asked for in order.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view text) : text_(text) {}

  SourcePosition find(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < line_begin_) line_begin_ = line_ = 0;
    for (std::size_t end = text_.find('\n', line_begin_); end < offset; end = text_.find('\n', line_begin_)) {
      line_begin_ = end + 1;
      ++line_;
    }
    const std::string_view before = text_.substr(line_begin_, offset - line_begin_);
    const auto columns = std::count_if(before.begin(), before.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    return {static_cast<int>(line_ + 1), static_cast<int>(columns + 1)};
  }

 private:
  std::string_view text_;
  std::size_t line_begin_ = 0;
  std::size_t line_ = 0;
};

struct Problem {
  std::string code;
  std::string message;
  std::string help;
  std::size_t offset = 0;
  Severity severity = Severity::kError;
};

// Turns problems into diagnostics, not more than a reader can use.
class ProblemList {
 public:
  ProblemList(std::string_view text, const std::string& file, std::vector<Diagnostic>& out) : places_(text), file_(file), out_(out) {}

  void add(const Problem& problem) {
    if (++counts_[problem.code] <= kMostOfACode) append(problem, places_.find(problem.offset));
  }

  void finish() {
    for (const auto& [code, count] : counts_)
      if (count > kMostOfACode)
        append({code, std::to_string(count - kMostOfACode) + " more findings of this kind are not listed", "", 0, Severity::kError}, {});
  }

 private:
  void append(const Problem& problem, SourcePosition position) {
    Diagnostic diagnostic;
    diagnostic.severity = problem.severity;
    diagnostic.code = "members/" + problem.code;
    diagnostic.file = file_;
    diagnostic.position = position;
    diagnostic.message = problem.message;
    diagnostic.help = problem.help;
    diagnostic.show_source = false;
    out_.push_back(std::move(diagnostic));
  }

  PlaceFinder places_;
  const std::string& file_;
  std::vector<Diagnostic>& out_;
  std::map<std::string, std::size_t> counts_;
};

// What may be published of the record being read, and what decides whether it is.
struct Record {
  RosterMember member;
  std::string id;
  std::string status;
  std::string status_since;
  bool opted_out = false;
  bool has_status = false;
  std::vector<Problem> problems;
  std::size_t offset = 0;
};

struct IdSeen {
  std::uint64_t hash;
  std::size_t record;
  std::size_t offset;
};

class MemberReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  MemberReader(std::string_view text, ProblemList& problems, const std::vector<Designation>& known, MemberCounts& counts)
      : text_(text), read_(text.data()), problems_(problems), counts_(counts) {
    for (const Designation& designation : known) codes_.push_back(designation.code);
    data_.designations = known;
  }

  RosterData read(int retention_years) {
    retention_years_ = retention_years;
    const ReadingIterator end(text_.data() + text_.size(), &read_);
    nlohmann::json::sax_parse(ReadingIterator(text_.data(), &read_), end, this);
    report_double_ids();
    count_past_retention();
    return std::move(data_);
  }

  bool null() override { return value("null", [this] { return may_be_null(field_); }); }
  bool boolean(bool given) override {
    return value("true or false", [this, given] {
      if (field_ != Field::kOptOut) return false;
      record_.opted_out = record_.opted_out || given;
      return true;
    });
  }
  bool number_integer(number_integer_t) override { return value("a number", [] { return false; }); }
  bool number_unsigned(number_unsigned_t) override { return value("a number", [] { return false; }); }
  bool number_float(number_float_t, const string_t&) override { return value("a number", [] { return false; }); }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& given) override {
    return value("text", [this, &given] { return field_ != Field::kOptOut && (field_ != Field::kFormerNames || where_ == Where::kList) && take_text(given); });
  }

  bool start_object(std::size_t) override {
    const std::size_t offset = next_token();
    if (skipped_ > 0) return ++skipped_, true;
    if (where_ == Where::kTop) return where_ = Where::kWrapper, true;
    if (where_ == Where::kMembers) {
      record_ = Record();
      record_.offset = offset;
      ++counts_.read;
      return where_ = Where::kRecord, true;
    }
    refuse("an object", offset);
    return ++skipped_, true;
  }

  bool end_object() override {
    next_token();
    if (skipped_ > 0) return --skipped_, true;
    if (where_ == Where::kRecord) finish_record();
    where_ = where_ == Where::kRecord ? Where::kMembers : Where::kEnd;
    return true;
  }

  bool start_array(std::size_t) override {
    const std::size_t offset = next_token();
    if (skipped_ > 0) return ++skipped_, true;
    const bool list = where_ == Where::kRecord && takes_list(field_);
    const bool members = where_ == Where::kTop || (where_ == Where::kWrapper && wrapper_key_ == "members");
    if (list) return where_ = Where::kList, true;
    if (members) {
      in_wrapper_ = where_ == Where::kWrapper;
      has_members_ = true;
      return where_ = Where::kMembers, true;
    }
    refuse("a list", offset);
    return ++skipped_, true;
  }

  bool end_array() override {
    next_token();
    if (skipped_ > 0) return --skipped_, true;
    if (where_ == Where::kList)
      where_ = Where::kRecord;
    else
      where_ = in_wrapper_ ? Where::kWrapper : Where::kEnd;
    return true;
  }

  bool key(string_t& name) override {
    next_token();
    if (skipped_ > 0) return true;
    if (where_ == Where::kWrapper) wrapper_key_ = name;
    field_ = where_ == Where::kRecord ? field_named(name) : Field::kOther;
    return true;
  }

  // The library's own message quotes what it read, which may be anybody's: only its fixed words are told.
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const std::size_t offset = position > 0 ? position - 1 : 0;
    std::string message = "the member file is not valid JSON here";
    if (where_ == Where::kRecord || where_ == Where::kList) message += ", in record " + std::to_string(counts_.read);
    const bool at_end = offset >= text_.size();
    if (at_end) message = "the member file ends in the middle of its JSON";
    if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) message = "the member file is empty";
    message += " (byte " + std::to_string(std::min(offset, text_.size())) + ")";
    broken_ = true;
    problems_.add({"bad-json", message, expectation(error.what()), std::min(offset, text_.size())});
    return false;
  }

  bool found_members() const { return has_members_ || broken_; }

 private:
  enum class Where { kTop, kWrapper, kMembers, kRecord, kList, kEnd };

  static std::string expectation(std::string_view message) {
    static constexpr std::pair<std::string_view, std::string_view> kKnown[] = {
        {"expected end of input", "nothing may follow the list of members"},
        {"expected ':'", "a colon belongs between a field's name and its value"},
        {"expected ',' or ']'", "expected a comma or the end of the list"},
        {"expected ']'", "expected a comma or the end of the list"},
        {"expected ',' or '}'", "expected a comma or the end of the record"},
        {"expected '}'", "expected a comma or the end of the record"},
        {"expected string literal", "expected a field's name in quotes; no comma may stand before a closing bracket"},
        {"expected '[', '{', or a literal", "expected a value; no comma may stand before a closing bracket"}};
    for (const auto& [ending, help] : kKnown)
      if (message.ends_with(ending)) return std::string(help);
    if (message.find("ill-formed UTF-8") != std::string_view::npos) return "save the file as UTF-8";
    if (message.find("control character") != std::string_view::npos) return "a line break or control character inside text must be escaped, or a quote is missing";
    return "";
  }

  // Offset of the token that was just read; what was read before it ends there.
  std::size_t next_token() {
    auto at = static_cast<std::size_t>(last_ - text_.data());
    while (at < text_.size() && std::string_view(" \t\r\n,:").find(text_[at]) != std::string_view::npos) ++at;
    last_ = read_;
    return at;
  }

  template <class Take>
  bool value(const char* type, Take take) {
    const std::size_t offset = next_token();
    if (skipped_ > 0) return true;
    offset_ = offset;
    if (where_ == Where::kWrapper && wrapper_key_ != "members" && wrapper_key_ != "as_of") return true;
    const bool in_record = where_ == Where::kRecord || where_ == Where::kList;
    if (in_record && field_ == Field::kOther) return true;
    const bool wrapper_text = where_ == Where::kWrapper && wrapper_key_ == "as_of" && type == std::string_view("text");
    if ((in_record || wrapper_text) && take()) return true;
    refuse(type, offset);
    return true;
  }

  void refuse(const char* type, std::size_t offset) {
    const bool in_record = where_ == Where::kRecord || where_ == Where::kList;
    if (in_record && (field_ == Field::kOther || field_ == Field::kStatusSince)) return;
    if (in_record) {
      const std::string field(name_of(field_));
      record_.problems.push_back({"wrong-type", "\"" + field + "\" is " + type, "\"" + field + "\" must be " + std::string(wanted_type(field_)), offset});
    } else if (where_ == Where::kMembers) {
      ++counts_.read;
      problems_.add({"wrong-type", "record " + std::to_string(counts_.read) + " is " + type, "each member is an object: {\"id\": …, \"status\": …}", offset});
    } else if (where_ == Where::kTop || wrapper_key_ == "members") {
      has_members_ = true;
      problems_.add({"wrong-type", std::string("the member file holds ") + type + " where the members should be", "expected a list of members, or {\"as_of\": …, \"members\": […]}", offset});
    } else if (wrapper_key_ == "as_of") {
      problems_.add({"bad-date", std::string("\"as_of\" is ") + type, "write a date in quotes: \"2026-11-01\"", offset});
    }
  }

  bool take_text(std::string& given) {
    if (where_ == Where::kWrapper) {
      if (is_date(given))
        data_.as_of = given;
      else
        problems_.add({"bad-date", "\"as_of\" is not a date", "write it as year, month and day: \"2026-11-01\"", offset_});
      return true;
    }
    if (has_bad_character(given)) {
      record_.problems.push_back({"bad-character", "\"" + std::string(name_of(field_)) + "\" holds a control character", "remove it", offset_});
      return true;
    }
    std::string text = with_single_spaces(given);
    if (text.size() > 4 * kLongestText)
      record_.problems.push_back({"too-long", "\"" + std::string(name_of(field_)) + "\" is over " + std::to_string(kLongestText) + " characters", "shorten it", offset_});
    take_clean_text(std::move(text));
    return true;
  }

  void take_clean_text(std::string text) {
    RosterMember& member = record_.member;
    switch (field_) {
      case Field::kId: seen_.push_back({std::hash<std::string>{}(text), counts_.read, offset_}); record_.id = std::move(text); break;
      case Field::kGivenName: member.given_name = std::move(text); break;
      case Field::kMiddleNames: member.middle_names = std::move(text); break;
      case Field::kFamilyName: member.family_name = std::move(text); break;
      case Field::kPreferredName: member.preferred_name = std::move(text); break;
      case Field::kFormerNames: member.former_names.push_back(std::move(text)); break;
      case Field::kDesignation: take_designation(std::move(text)); break;
      case Field::kCity: member.city = std::move(text); break;
      case Field::kStatus: take_status(std::move(text)); break;
      case Field::kStatusSince: record_.status_since = std::move(text); break;
      case Field::kOptOut:
      case Field::kOther: break;
    }
  }

  static std::string did_you_mean(const std::string& value, const std::vector<std::string>& known, const std::string& otherwise) {
    const auto nearest = nearest_word(value, known);
    return nearest ? "did you mean " + in_quotes(*nearest) + "?" : otherwise;
  }

  void take_designation(std::string code) {
    auto& held = record_.member.designations;
    if (std::find(codes_.begin(), codes_.end(), code) == codes_.end())
      record_.problems.push_back({"unknown-designation", "no page explains the designation " + in_quotes(code),
                                  did_you_mean(code, codes_, "add a page of type designation with this code"), offset_});
    else if (std::find(held.begin(), held.end(), code) == held.end())
      held.push_back(std::move(code));
  }

  void take_status(std::string status) {
    record_.has_status = true;
    const bool known = std::find(statuses().begin(), statuses().end(), status) != statuses().end();
    if (!known)
      record_.problems.push_back({"unknown-status", "unknown status " + in_quotes(status),
                                  did_you_mean(status, statuses(), "expected active, retired, training, lapsed or suspended"), offset_});
    record_.status = known ? std::move(status) : "";
  }

  void finish_record() {
    const bool status_refused = std::any_of(record_.problems.begin(), record_.problems.end(), [](const Problem& problem) { return problem.message.starts_with("\"status\""); });
    if (!record_.has_status && !status_refused)
      record_.problems.push_back({"missing-status", "\"status\" is missing", "expected active, retired, training, lapsed or suspended", record_.offset});
    const bool named = !fold_words(record_.member.given_name).empty() || !fold_words(record_.member.family_name).empty();
    const bool name_refused = std::any_of(record_.problems.begin(), record_.problems.end(), [](const Problem& problem) { return problem.message.find("_name") != std::string::npos; });
    if (!named && !name_refused)
      record_.problems.push_back({"missing-name", "there is neither a given nor a family name", "expected \"given_name\", \"family_name\" or both", record_.offset});
    std::string label = "record " + std::to_string(counts_.read);
    if (!record_.id.empty()) label += " (id " + in_quotes(record_.id) + ")";
    for (Problem& problem : record_.problems) {
      problem.message = label + ": " + problem.message;
      problems_.add(problem);
    }
    count_record();
    record_ = Record();
  }

  void count_record() {
    const std::string& status = record_.status;
    if (!record_.status_since.empty() && (status == "retired" || status == "lapsed")) left_since_.push_back(std::move(record_.status_since));
    if (status == "retired") ++counts_.retired;
    if (status == "training") ++counts_.training;
    if (status == "lapsed") ++counts_.lapsed;
    if (status == "suspended") ++counts_.suspended;
    if (status != "active" || !record_.problems.empty()) return;
    if (record_.opted_out) {
      ++counts_.opted_out;
      return;
    }
    ++counts_.published;
    data_.members.push_back(std::move(record_.member));
  }

  // The text between the quotes, as it stands in the file.
  std::string id_at(std::size_t offset) const {
    const std::size_t end = text_.find('"', offset + 1);
    return std::string(text_.substr(offset + 1, end == std::string_view::npos ? kLongestShown : end - offset - 1));
  }

  void report_double_ids() {
    std::sort(seen_.begin(), seen_.end(), [](const IdSeen& a, const IdSeen& b) { return std::tie(a.hash, a.record) < std::tie(b.hash, b.record); });
    std::vector<std::pair<IdSeen, std::size_t>> doubles;
    for (std::size_t index = 1; index < seen_.size(); ++index)
      if (seen_[index].hash == seen_[index - 1].hash) doubles.emplace_back(seen_[index], seen_[index - 1].record);
    std::sort(doubles.begin(), doubles.end(), [](const auto& a, const auto& b) { return a.first.offset < b.first.offset; });
    for (const auto& [seen, other] : doubles)
      problems_.add({"duplicate-id", "record " + std::to_string(seen.record) + " has the id " + in_quotes(id_at(seen.offset)) + " of record " + std::to_string(other),
                     "each member has an id of their own", seen.offset});
  }

  // Dates are compared as text: "2019-03-31" plus the years against "2026-11-01".
  void count_past_retention() {
    if (data_.as_of.empty()) return;
    for (std::string& since : left_since_) {
      if (!is_date(since)) continue;
      std::string year = std::to_string(std::stoi(since.substr(0, 4)) + retention_years_);
      year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
      if (year + since.substr(4) < data_.as_of) ++counts_.past_retention;
    }
  }

  std::string_view text_;
  const char* read_;
  const char* last_ = text_.data();
  ProblemList& problems_;
  MemberCounts& counts_;
  std::vector<std::string> codes_;
  RosterData data_;
  Record record_;
  std::vector<IdSeen> seen_;
  std::vector<std::string> left_since_;
  int retention_years_ = 0;
  Where where_ = Where::kTop;
  Field field_ = Field::kOther;
  std::string wrapper_key_;
  std::size_t skipped_ = 0;
  std::size_t offset_ = 0;
  bool in_wrapper_ = false;
  bool has_members_ = false;
  bool broken_ = false;
};

}  // namespace

RosterData read_members(std::string_view json_bytes, const std::string& file, const std::vector<Designation>& known,
                        std::vector<Diagnostic>& problems, MemberCounts& counts, int retention_years) {
  ProblemList list(json_bytes, file, problems);
  MemberReader reader(json_bytes, list, known, counts);
  RosterData data = reader.read(retention_years);
  if (!reader.found_members())
    list.add({"wrong-type", "the member file has no \"members\"", "expected a list of members, or {\"as_of\": …, \"members\": […]}", 0});
  list.finish();
  return data;
}

}  // namespace muster
