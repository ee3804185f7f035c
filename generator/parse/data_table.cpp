// Records first, then one way to write them.
#include "generator/parse/data_table.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
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

using Json = nlohmann::ordered_json;

std::string json_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Record json_row(const Json& item, const Record& keys) {
  Record row;
  if (item.is_array())
    for (const Json& cell : item) row.push_back(json_text(cell));
  else
    for (const std::string& key : keys) row.push_back(item.contains(key) ? json_text(item[key]) : "");
  return row;
}

}  // namespace

CsvRecords read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return CsvReader(text).read();
}

DataTable csv_table(std::string_view text) { return table_of(read_csv(text)); }

DataTable json_table(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  const char* shape = "write a list of objects: [{\"Fee\": \"Annual\", \"Amount\": \"$350\"}]";
  if (json.is_discarded()) return {{}, TableProblem{1, "this file is not JSON", shape}};
  const bool is_list = json.is_array() && !json.empty() && (json[0].is_object() || json[0].is_array());
  const bool alike =
      is_list && std::all_of(json.begin(), json.end(), [&](const Json& item) { return item.type() == json[0].type(); });
  if (!alike) return {{}, TableProblem{1, "this file is not a list of rows", shape}};
  Records records;
  Record keys;
  if (json[0].is_object()) {
    for (const auto& [key, value] : json[0].items()) keys.push_back(key);
    records.rows.push_back(keys);
    records.lines.push_back(1);
  }
  for (const Json& item : json) {
    records.rows.push_back(json_row(item, keys));
    records.lines.push_back(1);
  }
  return table_of(records);
}

}  // namespace muster
