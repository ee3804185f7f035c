// A question and an answer a row.
#include <algorithm>
#include <cctype>

#include "cli/import/imported_faq.h"
#include "core/text/utf8.h"
#include "generator/parse/data_table.h"

namespace muster {

namespace {

using Kind = ImportedBlock::Kind;

std::string lower(std::string text) {
  for (char& byte : text) byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
  return text;
}

// Lines of a cell as paragraphs.
void add_answer(const std::string& cell, ImportedDocument& found) {
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find('\n', at), cell.size());
    const std::string line = on_one_line(cell.substr(at, end - at));
    if (!line.empty()) found.blocks.push_back({Kind::kText, 0, {}, {}, markdown_text(line)});
    at = end + 1;
  }
}

}  // namespace

ImportedDocument import_csv(std::string_view bytes) {
  ImportedDocument found;
  if (find_invalid_utf8(bytes)) {
    found.error = "it is not UTF-8: in Excel, save it as \"CSV UTF-8 (comma delimited)\"";
    return found;
  }
  const CsvRecords records = read_csv(bytes);
  if (records.problem) {
    found.error = "line " + std::to_string(records.problem->line) + ": " + records.problem->message;
    return found;
  }
  std::size_t question = 0;
  std::size_t answer = 1;
  std::size_t first = 0;
  for (std::size_t column = 0; !records.rows.empty() && column < records.rows[0].size(); ++column) {
    const std::string head = lower(on_one_line(records.rows[0][column]));
    if (head == "question" || head == "answer") first = 1;
    if (head == "question") question = column;
    if (head == "answer" || head == "réponse") answer = column;
  }
  for (std::size_t row = first; row < records.rows.size(); ++row) {
    const auto& cells = records.rows[row];
    if (question >= cells.size() || on_one_line(cells[question]).empty()) {
      found.notes.push_back("left out line " + std::to_string(records.lines[row]) + ": it has no question");
      continue;
    }
    found.blocks.push_back({Kind::kQuestion, 0, on_one_line(cells[question]), {}, {}});
    if (answer < cells.size()) add_answer(cells[answer], found);
  }
  return found;
}

}  // namespace muster
