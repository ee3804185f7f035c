// A walk through the body: blocks become blocks, inline markup becomes Markdown.
#include <array>

#include "cli/import/imported_faq.h"
#include "cli/import/xml_document.h"

namespace muster {

namespace {

using Kind = ImportedBlock::Kind;

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  for (const std::string_view known : names)
    if (name == known) return true;
  return false;
}

constexpr std::array<std::string_view, 9> kLeftOut{"script", "style",    "nav",      "header", "footer",
                                                   "form",   "noscript", "template", "svg"};
constexpr std::array<std::string_view, 18> kBlocks{"p",       "div",     "section",    "article", "main",   "ul",
                                                   "ol",      "li",      "table",      "dl",      "dt",     "dd",
                                                   "details", "summary", "blockquote", "pre",     "figure", "aside"};

int heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

class HtmlImporter {
 public:
  ImportedDocument import(std::string_view bytes) {
    const XmlDocument document = read_html(bytes);
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) {
      found_.error = "there is no HTML in it";
      return std::move(found_);
    }
    if (const xmlNode* head = child_of(root, "head"))
      if (const xmlNode* title = child_of(head, "title")) found_.title = on_one_line(text_below(title));
    walk(root);
    end_paragraph();
    return std::move(found_);
  }

 private:
  void walk(const xmlNode* parent) {
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) visit(node);
  }

  void visit(const xmlNode* node) {
    const std::string_view name = element_name(node);
    if (is_one_of(name, kLeftOut) || name == "head") return;
    const int level = heading_level(name);
    if (level > 0 || name == "dt" || name == "summary") {
      end_paragraph();
      take_heading(node, level);
    } else if (name == "ul" || name == "ol") {
      end_paragraph();
      add_text(list(node, ""));
    } else if (name == "table") {
      end_paragraph();
      add_text(table(node));
    } else if (is_one_of(name, kBlocks) || name == "html" || name == "body") {
      end_paragraph();
      walk(node);
      end_paragraph();
    } else {
      paragraph_ += inline_markdown(node);
    }
  }

  void take_heading(const xmlNode* node, int level) {
    ImportedBlock block{level > 0 ? Kind::kHeading : Kind::kQuestion,
                        level,
                        on_one_line(text_below(node)),
                        attribute_of(node, "id"),
                        {}};
    const bool usable = block.anchor.find_first_not_of(
                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == std::string::npos;
    if (!usable) block.anchor.clear();
    if (level == 1) {
      found_.title = block.text;
    } else if (!block.text.empty()) {
      found_.blocks.push_back(std::move(block));
    }
  }

  void end_paragraph() {
    const std::string text = on_one_line(paragraph_);
    paragraph_.clear();
    add_text(text);
  }

  void add_text(const std::string& markdown) {
    if (!markdown.empty()) found_.blocks.push_back({Kind::kText, 0, {}, {}, markdown});
  }

  std::string inline_below(const xmlNode* parent) {
    std::string out;
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) out += inline_markdown(node);
    return out;
  }

  std::string inline_markdown(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE) return markdown_text(text_below(node));
    const std::string_view name = element_name(node);
    if (name.empty() || is_one_of(name, kLeftOut)) return {};
    if (name == "br") return " ";
    if (name == "img") {
      found_.notes.push_back("left out the image " + attribute_of(node, "src") + ": copy it into the content folder");
      return {};
    }
    std::string inside = inline_below(node);
    const std::string plain = on_one_line(inside);
    if (plain.empty()) return inside;
    if (name == "strong" || name == "b") return marked(inside, plain, "**");
    if (name == "em" || name == "i") return marked(inside, plain, "*");
    if (name == "code") return "`" + on_one_line(text_below(node)) + "`";
    return name == "a" ? link(node, inside, plain) : inside;
  }

  static std::string marked(const std::string& inside, const std::string& plain, const std::string& mark) {
    return (inside.front() == ' ' ? " " : "") + mark + plain + mark + (inside.back() == ' ' ? " " : "");
  }

  // Addresses of the old site itself mean nothing here.
  std::string link(const xmlNode* node, const std::string& inside, const std::string& plain) {
    const std::string address = on_one_line(attribute_of(node, "href"));
    if (address.empty()) return inside;
    for (const char* scheme : {"http://", "https://", "mailto:", "tel:"})
      if (address.starts_with(scheme)) return "[" + plain + "](<" + address + ">)";
    found_.notes.push_back("left out the link of \"" + on_one_line(text_below(node)) + "\" to " + address +
                           ": link to the page by its file");
    return inside;
  }

  std::string list(const xmlNode* node, const std::string& indent) {
    const bool numbered = element_name(node) == "ol";
    std::string out;
    int number = 0;
    for (const xmlNode* item = node->children; item != nullptr; item = item->next) {
      if (element_name(item) != "li") continue;
      const std::string mark = numbered ? std::to_string(++number) + ". " : "- ";
      std::string text;
      std::string below;
      for (const xmlNode* part = item->children; part != nullptr; part = part->next) {
        const std::string_view name = element_name(part);
        if (name == "ul" || name == "ol")
          below += "\n" + list(part, indent + std::string(mark.size(), ' '));
        else
          text += inline_markdown(part) + (is_one_of(name, kBlocks) ? " " : "");
      }
      out += (out.empty() ? "" : "\n") + indent + mark + on_one_line(text) + below;
    }
    return out;
  }

  void rows(const xmlNode* parent, std::string& out) {
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
      if (element_name(node) != "tr") {
        rows(node, out);
        continue;
      }
      std::string line = "|";
      std::string rule = "|";
      for (const xmlNode* cell = node->children; cell != nullptr; cell = cell->next) {
        if (element_name(cell) != "td" && element_name(cell) != "th") continue;
        line += " " + on_one_line(inline_below(cell)) + " |";
        rule += " --- |";
      }
      out += out.empty() ? line + "\n" + rule : "\n" + line;
    }
  }

  std::string table(const xmlNode* node) {
    std::string out;
    rows(node, out);
    return out;
  }

  ImportedDocument found_;
  std::string paragraph_;
};

}  // namespace

ImportedDocument import_html(std::string_view bytes) { return HtmlImporter().import(bytes); }

}  // namespace muster
