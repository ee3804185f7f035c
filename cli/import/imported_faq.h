// What an importer took from a file, and how it becomes an FAQ page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// A piece of the file, in its order.
struct ImportedBlock {
  enum class Kind { kHeading, kQuestion, kText };  ///< kQuestion: marked as one by the file itself.
  Kind kind = Kind::kText;
  int level = 0;         ///< kHeading only; 7 is a bold line that asks something.
  std::string text;      ///< Plain, on one line: of a heading or question.
  std::string anchor;    ///< The id that the file gave a heading, so that old links to it go on working.
  std::string markdown;  ///< kText.
};

struct ImportedDocument {
  std::string title;
  std::vector<ImportedBlock> blocks;
  std::vector<std::string> notes;  ///< For the report: what was left out, and why.
  std::string error;               ///< Why nothing could be read; empty otherwise.
};

struct ImportedFaq {
  std::string markdown;  ///< A whole page, front matter and all.
  std::size_t questions = 0;
  std::vector<std::string> notes;
};

/// Questions are what the file marks as questions; else the headings of the level of which most end with "?", or of
/// which there are most. `title` is used when the file has none.
ImportedFaq make_faq(const ImportedDocument& document, const std::string& title);

/// Each importer takes the bytes of a file.
ImportedDocument import_html(std::string_view bytes);
ImportedDocument import_csv(std::string_view bytes);   ///< Columns "question" and "answer", or the first two.
ImportedDocument import_docx(std::string_view bytes);  ///< Office Open XML (ISO 29500).

/// `text` so that Markdown reads it as text.
std::string markdown_text(std::string_view text);

/// `text` with each run of blanks and line ends as one space, and none at its ends.
std::string on_one_line(std::string_view text);

}  // namespace muster
