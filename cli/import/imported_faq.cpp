// Choosing the questions, and writing the page.
#include "cli/import/imported_faq.h"

#include <algorithm>
#include <map>
#include <set>

namespace muster {

namespace {

using Kind = ImportedBlock::Kind;

// The level of heading that asks the questions; 0 when there is no heading.
int question_level(const ImportedDocument& document) {
  std::map<int, int> asking;
  std::map<int, int> all;
  for (const ImportedBlock& block : document.blocks) {
    if (block.kind != Kind::kHeading) continue;
    ++all[block.level];
    if (block.text.ends_with('?')) ++asking[block.level];
  }
  const std::map<int, int>& counted = asking.empty() ? all : asking;
  int best = 0;
  for (const auto& [level, count] : counted)
    if (best == 0 || count > counted.at(best)) best = level;
  return best;
}

std::string yaml_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char byte : text) quoted += byte == '"' || byte == '\\' ? std::string("\\") + byte : std::string(1, byte);
  return quoted + "\"";
}

class FaqWriter {
 public:
  explicit FaqWriter(const ImportedDocument& document)
      : document_(document),
        marked_(std::any_of(document.blocks.begin(), document.blocks.end(),
                            [](const ImportedBlock& block) { return block.kind == Kind::kQuestion; })),
        level_(question_level(document)) {
    faq_.notes = document.notes;
  }

  ImportedFaq write(const std::string& title) {
    for (const ImportedBlock& block : document_.blocks) add(block);
    end_question();
    faq_.markdown =
        "---\ntitle: " + yaml_text(document_.title.empty() ? title : document_.title) + "\ntype: faq\n---\n" + body_;
    return std::move(faq_);
  }

 private:
  void add(const ImportedBlock& block) {
    const bool asks = marked_ ? block.kind == Kind::kQuestion : block.kind == Kind::kHeading && block.level == level_;
    if (asks) {
      begin_question(block);
    } else if (block.kind == Kind::kText) {
      body_ += "\n" + block.markdown + "\n";
      answered_ = true;
    } else if (marked_ || block.level < level_) {
      end_question();
      faq_.notes.push_back("left out the heading \"" + block.text +
                           "\": a page of questions has no headings above them");
    } else {
      body_ += "\n### " + markdown_text(block.text) + "\n";
    }
  }

  void begin_question(const ImportedBlock& block) {
    end_question();
    question_ = block.text;
    if (!seen_.insert(block.text).second) faq_.notes.push_back("this question is asked twice: " + block.text);
    body_ += "\n## " + markdown_text(block.text) + (block.anchor.empty() ? "" : " {#" + block.anchor + "}") + "\n";
    answered_ = false;
    ++faq_.questions;
  }

  void end_question() {
    if (!question_.empty() && !answered_) faq_.notes.push_back("this question has no answer: " + question_);
    question_.clear();
  }

  const ImportedDocument& document_;
  bool marked_;
  int level_;
  ImportedFaq faq_;
  std::string body_;
  std::string question_;
  bool answered_ = false;
  std::set<std::string> seen_;
};

}  // namespace

ImportedFaq make_faq(const ImportedDocument& document, const std::string& title) {
  return FaqWriter(document).write(title);
}

std::string markdown_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_mark = std::string_view("\\`*_[]<>{}|~").find(text[at]) != std::string_view::npos;
    const bool begins_block = at == 0 && std::string_view("#+-=").find(text[at]) != std::string_view::npos;
    const bool ends_number = (text[at] == '.' || text[at] == ')') && at > 0 && at < 10 &&
                             text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
    if (is_mark || begins_block || ends_number) out += '\\';
    out += text[at];
  }
  return out;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool no_break = text.substr(at).starts_with("\xC2\xA0");
    const bool blank = no_break || text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
    if (no_break) ++at;
    if (!blank)
      out += text[at];
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace muster
