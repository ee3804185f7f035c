// A CSV or JSON file as a table of Markdown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

struct TableProblem {
  int line = 1;  ///< Of the data file.
  std::string message;
  std::string help;
  int column = 1;  ///< In characters.
};

/// Records of a CSV file, empty lines left out.
struct CsvRecords {
  std::vector<std::vector<std::string>> rows;
  std::vector<int> lines;  ///< Of each row.
  std::optional<TableProblem> problem;
};

CsvRecords read_csv(std::string_view text);

struct DataTable {
  std::string markdown;  ///< Empty when there is a problem.
  std::optional<TableProblem> problem;
};

/// CSV (RFC 4180; a semicolon or a tab separates too, when the first line has more of them): the first record is the
/// head. JSON: a list of objects, whose keys are the head in the order in which they first come, or a list of lists;
/// numbers stay as they are written, and a cell that is a list or an object is a problem. A column of numbers, sums
/// of money or percentages is set to the right. Whatever a cell says is text, never Markdown.
DataTable csv_table(std::string_view text);
DataTable json_table(std::string_view text);

}  // namespace muster
