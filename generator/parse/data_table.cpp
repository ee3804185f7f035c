// Records first, then one way to write them.
#include "generator/parse/data_table.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace muster {

namespace {

using Record = std::vector<std::string>;

using Records = CsvRecords;

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char tried : {';', '\t'})
    if (std::count(first.begin(), first.end(), tried) > std::count(first.begin(), first.end(), best)) best = tried;
  return best;
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  Records read() {
    while (at_ < text_.size() && !records_.problem) read_record();
    return std::move(records_);
  }

 private:
  void read_record() {
    const int line = line_;
    Record record;
    bool ended = false;
    while (!ended && !records_.problem) {
      record.push_back(text_.substr(at_).starts_with('"') ? quoted() : plain());
      ended = at_ >= text_.size() || text_[at_] != separator_;
      ++at_;
    }
    ++line_;
    const bool empty = record.size() == 1 && record.front().empty();
    if (empty) return;
    records_.rows.push_back(std::move(record));
    records_.lines.push_back(line);
  }

  std::string plain() {
    const char ends[] = {separator_, '\n', '\0'};
    const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    std::string cell(text_.substr(at_, end - at_));
    if (cell.ends_with('\r')) cell.pop_back();
    at_ = end;
    return cell;
  }

  // Two quotation marks are one; a cell may have line ends.
  std::string quoted() {
    const int begun = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (!text_.substr(at_ + 1).starts_with('"')) break;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    if (at_ >= text_.size()) {
      fail(begun, "a quotation mark opens a cell here and nothing closes it", "close it, or write the cell without it");
      return cell;
    }
    ++at_;
    if (text_.substr(at_).starts_with('\r')) ++at_;
    if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
      fail(line_, "there is text after the quotation mark that closes a cell",
           "write a quotation mark inside a cell twice: \"\"");
    return cell;
  }

  void fail(int line, std::string message, std::string help) {
    records_.problem = TableProblem{line, std::move(message), std::move(help)};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  Records records_;
};

// Every mark that Markdown could read is escaped, and a line end is a space.
std::string cell_text(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const auto sign = static_cast<unsigned char>(byte);
    if (byte == '\r') continue;
    if (sign < 0x80 && std::ispunct(sign) != 0) out += '\\';
    out += sign < ' ' ? ' ' : byte;
  }
  return out;
}

// "1,200.50", "$350", "12 %", "-3", "–" (nothing).
bool is_number(std::string_view text) {
  if (text.empty() || text == "-" || text == "–" || text == "—") return true;
  const bool digits = std::any_of(text.begin(), text.end(), [](unsigned char byte) { return std::isdigit(byte) != 0; });
  return digits && text.find_first_not_of("0123456789.,-+$% ") == std::string_view::npos;
}

std::string row_markdown(const Record& row) {
  std::string line = "|";
  for (const std::string& cell : row) line += " " + cell_text(cell) + " |";
  return line + "\n";
}

DataTable table_of(const Records& records) {
  if (records.problem) return {{}, records.problem};
  const std::vector<Record>& rows = records.rows;
  if (rows.empty())
    return {{}, TableProblem{1, "there is no row in this file", "the first line is the head of the table"}};
  const std::size_t width = rows.front().size();
  for (std::size_t number = 1; number < rows.size(); ++number) {
    if (rows[number].size() == width) continue;
    return {{},
            TableProblem{records.lines[number],
                         "this row has " + std::to_string(rows[number].size()) + " cells, and the head has " +
                             std::to_string(width),
                         "give every row as many cells as the head; put a cell with a comma into quotation marks"}};
  }
  std::string markdown = row_markdown(rows.front()) + "|";
  for (std::size_t column = 0; column < width; ++column) {
    const bool numbers = rows.size() > 1 && std::all_of(rows.begin() + 1, rows.end(),
                                                        [&](const Record& row) { return is_number(row[column]); });
    markdown += numbers ? " --: |" : " --- |";
  }
  markdown += "\n";
  for (std::size_t number = 1; number < rows.size(); ++number) markdown += row_markdown(rows[number]);
  return {std::move(markdown), std::nullopt};
}

constexpr const char* kJsonShape = "write a list of objects: [{\"Fee\": \"Annual\", \"Amount\": \"$350\"}]";

// The bytes of a text; says how many of them were read.
class CountedBytes {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountedBytes(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountedBytes& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  CountedBytes operator++(int) {
    const CountedBytes before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountedBytes& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  std::size_t* count_;
};

// A SAX reader, because only it is told of numbers as they are written.
class JsonTableReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit JsonTableReader(std::string_view text) : text_(text) {}

  Records read() {
    const char* end = text_.data() + text_.size();
    nlohmann::json::sax_parse(CountedBytes(text_.data(), &count_), CountedBytes(end, &count_), this);
    const bool has_columns = is_object_ ? !keys_.empty() : !rows_.empty() && !rows_.front().empty();
    if (!records_.problem && !has_columns) refuse_shape(0);
    if (is_object_ && !records_.problem) {
      records_.rows.push_back(keys_);
      records_.lines.push_back(1);
    }
    for (Record& row : rows_) {
      if (is_object_) row.resize(keys_.size());
      records_.rows.push_back(std::move(row));
    }
    records_.lines.insert(records_.lines.end(), lines_.begin(), lines_.end());
    return std::move(records_);
  }

  bool null() override { return take({}); }
  bool boolean(bool value) override { return take(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) override { return take(written); }
  bool string(string_t& value) override { return take(value); }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return begin(true); }
  bool start_array(std::size_t) override { return begin(false); }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }

  bool key(string_t& name) override {
    const auto known = std::find(keys_.begin(), keys_.end(), name);
    column_ = static_cast<std::size_t>(known - keys_.begin());
    if (known == keys_.end()) keys_.push_back(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    const std::size_t at = std::min(position == 0 ? 0 : position - 1, text_.size());
    const bool ends = text_.find_first_not_of(" \r\n\t", at) == std::string_view::npos;
    return refuse(at, ends ? "this file ends in the middle of its JSON" : "this file is not JSON from here on", kJsonShape);
  }

 private:
  // Lists and objects begin with their last byte read.
  bool begin(bool is_object) {
    if (depth_ == 2) {
      const std::string cell = is_object_ ? "the value of \"" + keys_[column_] + "\"" : "this cell";
      return refuse(count_ - 1, cell + " is " + (is_object ? "an object" : "a list") + ", and a cell has room for a text or a number",
                    "give each of its values a column of its own, or write them as one text");
    }
    const bool fits = depth_ == 0 ? !is_object : rows_.empty() || is_object == is_object_;
    if (!fits) return refuse_shape(count_ - 1);
    if (++depth_ == 1) return true;
    is_object_ = is_object;
    rows_.emplace_back();
    const std::string_view since = text_.substr(row_at_, count_ - row_at_);
    lines_.push_back((lines_.empty() ? 1 : lines_.back()) + static_cast<int>(std::count(since.begin(), since.end(), '\n')));
    row_at_ = count_;
    return true;
  }

  bool take(std::string cell) {
    if (depth_ < 2) return refuse_shape(depth_ == 0 ? 0 : count_ - 1);
    Record& row = rows_.back();
    if (!is_object_) column_ = row.size();
    if (row.size() <= column_) row.resize(column_ + 1);
    row[column_] = std::move(cell);
    return true;
  }

  bool refuse_shape(std::size_t at) { return refuse(at, "this file is not a list of rows", kJsonShape); }

  bool refuse(std::size_t at, std::string message, std::string help) {
    const auto [line, column] = place_of(at);
    records_.problem = TableProblem{line, std::move(message), std::move(help), column};
    return false;
  }

  // Line and column, in characters, of a byte.
  std::pair<int, int> place_of(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    return {1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<int>(std::count_if(line.begin(), line.end(), begins))};
  }

  std::string_view text_;
  std::size_t count_ = 0;  // Bytes read.
  std::size_t row_at_ = 0;  // Bytes read when the row began.
  std::size_t depth_ = 0;  // 1: in the list; 2: in a row.
  std::size_t column_ = 0;
  bool is_object_ = false;  // Whether rows are objects.
  Record keys_;
  std::vector<Record> rows_;
  std::vector<int> lines_;
  Records records_;
};

}  // namespace

CsvRecords read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return CsvReader(text).read();
}

DataTable csv_table(std::string_view text) { return table_of(read_csv(text)); }

DataTable json_table(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return table_of(JsonTableReader(text).read());
}

}  // namespace muster
