// word/document.xml, with the names of styles and the targets of links from the two files beside it.
#include <zip.h>

#include <array>
#include <map>
#include <memory>

#include "cli/import/imported_faq.h"
#include "cli/import/xml_document.h"

namespace muster {

namespace {

using Kind = ImportedBlock::Kind;

constexpr zip_uint64_t kLargestPart = 64U << 20U;  // Bytes unpacked; a zip may promise anything.
constexpr int kBoldLevel = 7;

struct ZipDeleter {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class Archive {
 public:
  explicit Archive(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!archive_) zip_source_free(source);
  }

  // Empty when the part is not there or larger than any document.
  std::string part(const char* name) const {
    zip_stat_t status;
    if (!archive_ || zip_stat(archive_.get(), name, 0, &status) != 0 || status.size > kLargestPart) return {};
    const std::unique_ptr<zip_file_t, ZipDeleter> file(zip_fopen(archive_.get(), name, 0));
    std::string bytes(status.size, '\0');
    const zip_int64_t read = file ? zip_fread(file.get(), bytes.data(), bytes.size()) : -1;
    return read == static_cast<zip_int64_t>(bytes.size()) ? bytes : std::string();
  }

 private:
  std::unique_ptr<zip_t, ZipDeleter> archive_;
};

// Style id -> level of heading, 1 for the title. Names are English in every language of Word.
std::map<std::string, int> heading_styles(const Archive& archive) {
  std::map<std::string, int> levels;
  const XmlDocument styles = read_xml(archive.part("word/styles.xml"));
  const xmlNode* root = styles ? xmlDocGetRootElement(styles.get()) : nullptr;
  for (const xmlNode* style = root == nullptr ? nullptr : root->children; style != nullptr; style = style->next) {
    const std::string name = attribute_of(child_of(style, "name"), "val");
    const std::string id = attribute_of(style, "styleId");
    if (name == "Title") levels[id] = 1;
    const bool is_heading = name.size() == 9 && (name.starts_with("heading ") || name.starts_with("Heading "));
    if (is_heading && name[8] >= '1' && name[8] <= '6') levels[id] = name[8] - '0';
  }
  return levels;
}

std::map<std::string, std::string> link_targets(const Archive& archive) {
  std::map<std::string, std::string> targets;
  const XmlDocument relations = read_xml(archive.part("word/_rels/document.xml.rels"));
  const xmlNode* root = relations ? xmlDocGetRootElement(relations.get()) : nullptr;
  for (const xmlNode* node = root == nullptr ? nullptr : root->children; node != nullptr; node = node->next)
    if (element_name(node) == "Relationship") targets[attribute_of(node, "Id")] = attribute_of(node, "Target");
  return targets;
}

// <w:b/> is on, <w:b w:val="0"/> is off.
bool is_on(const xmlNode* properties, std::string_view name) {
  const xmlNode* node = child_of(properties, name);
  if (node == nullptr) return false;
  const std::string value = attribute_of(node, "val");
  return value != "0" && value != "false" && value != "off";
}

class DocxImporter {
 public:
  ImportedDocument import(std::string_view bytes) {
    const Archive archive(bytes);
    const XmlDocument document = read_xml(archive.part("word/document.xml"));
    const xmlNode* body = document ? child_of(xmlDocGetRootElement(document.get()), "body") : nullptr;
    if (body == nullptr) {
      found_.error = "it is no Word document (.docx); an old .doc must be saved as .docx first";
      return std::move(found_);
    }
    styles_ = heading_styles(archive);
    targets_ = link_targets(archive);
    walk(body);
    return std::move(found_);
  }

 private:
  struct Text {
    std::string markdown;
    bool all_bold = true;
  };

  void walk(const xmlNode* body) {
    for (const xmlNode* node = body->children; node != nullptr; node = node->next) {
      const std::string_view name = element_name(node);
      if (name == "p") take_paragraph(node);
      if (name == "tbl") take_table(node);
      if (name == "sdt") walk(child_of(node, "sdtContent") == nullptr ? node : child_of(node, "sdtContent"));
    }
  }

  void take_paragraph(const xmlNode* node) {
    const xmlNode* properties = child_of(node, "pPr");
    Text text;
    take_runs(node, text);
    const std::string line = on_one_line(text.markdown);
    if (line.empty()) return;
    const std::string plain = on_one_line(plain_);
    plain_.clear();
    const auto style = styles_.find(attribute_of(child_of(properties, "pStyle"), "val"));
    const bool asks = text.all_bold && plain.ends_with('?');
    const int level = style != styles_.end() ? style->second : asks ? kBoldLevel : 0;
    if (level == 1 && found_.title.empty()) {
      found_.title = plain;
    } else if (level > 0) {
      found_.blocks.push_back({Kind::kHeading, level, plain, {}, {}});
    } else {
      add_text(line, child_of(properties, "numPr"));
    }
  }

  // Items of a list follow each other without an empty line.
  void add_text(const std::string& line, const xmlNode* list) {
    if (list == nullptr) {
      in_list_ = false;
      found_.blocks.push_back({Kind::kText, 0, {}, {}, line});
      return;
    }
    const std::string depth = attribute_of(child_of(list, "ilvl"), "val");
    const std::size_t indent = depth.size() == 1 && depth[0] > '0' && depth[0] <= '9' ? 2U * (depth[0] - '0') : 0U;
    const std::string item = std::string(indent, ' ') + "- " + line;
    const bool goes_on = in_list_ && !found_.blocks.empty() && found_.blocks.back().kind == Kind::kText;
    if (goes_on)
      found_.blocks.back().markdown += "\n" + item;
    else
      found_.blocks.push_back({Kind::kText, 0, {}, {}, item});
    in_list_ = true;
  }

  void take_runs(const xmlNode* parent, Text& text) {
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
      const std::string_view name = element_name(node);
      if (name == "del" || name == "pPr" || name == "moveFrom") continue;  // Tracked changes: as if accepted.
      if (name == "r")
        take_run(node, text);
      else if (name == "hyperlink")
        take_link(node, text);
      else if (!name.empty())
        take_runs(node, text);
    }
  }

  void take_run(const xmlNode* run, Text& text) {
    std::string written;
    for (const xmlNode* node = run->children; node != nullptr; node = node->next) {
      const std::string_view name = element_name(node);
      if (name == "t") written += text_below(node);
      if (name == "br" || name == "tab" || name == "cr") written += ' ';
      if (name == "drawing" || name == "pict")
        found_.notes.emplace_back("left out an image: save it into the content folder");
    }
    plain_ += written;
    const std::string plain = on_one_line(written);
    const xmlNode* properties = child_of(run, "rPr");
    const bool bold = is_on(properties, "b");
    if (plain.empty()) {
      text.markdown += written;
      return;
    }
    text.all_bold = text.all_bold && bold;
    const std::string mark = bold ? "**" : is_on(properties, "i") ? "*" : "";
    // Neighbouring runs of the same kind are one: Word cuts text anywhere.
    if (!mark.empty() && written.front() != ' ' && text.markdown.ends_with(mark) && last_mark_ == mark)
      text.markdown.erase(text.markdown.size() - mark.size());
    else
      text.markdown += (written.front() == ' ' ? " " : "") + mark;
    text.markdown += markdown_text(plain) + mark + (written.back() == ' ' ? " " : "");
    last_mark_ = mark;
  }

  void take_link(const xmlNode* node, Text& text) {
    Text inside;
    take_runs(node, inside);
    const auto target = targets_.find(attribute_of(node, "id"));
    const bool leads_out = target != targets_.end() && target->second.find(':') != std::string::npos;
    text.all_bold = text.all_bold && inside.all_bold;
    text.markdown += leads_out ? "[" + on_one_line(inside.markdown) + "](<" + target->second + ">)" : inside.markdown;
  }

  void take_table(const xmlNode* table) {
    std::string out;
    for (const xmlNode* row = table->children; row != nullptr; row = row->next) {
      if (element_name(row) != "tr") continue;
      std::string line = "|";
      std::string rule = "|";
      for (const xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
        if (element_name(cell) != "tc") continue;
        Text text;
        take_runs(cell, text);
        line += " " + on_one_line(text.markdown) + " |";
        rule += " --- |";
      }
      out += out.empty() ? line + "\n" + rule : "\n" + line;
    }
    plain_.clear();
    if (!out.empty()) found_.blocks.push_back({Kind::kText, 0, {}, {}, out});
  }

  ImportedDocument found_;
  std::map<std::string, int> styles_;
  std::map<std::string, std::string> targets_;
  std::string plain_;
  std::string last_mark_;
  bool in_list_ = false;
};

}  // namespace

ImportedDocument import_docx(std::string_view bytes) { return DocxImporter().import(bytes); }

}  // namespace muster
