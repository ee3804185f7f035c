// cmark-gfm keeps to itself which note a mark belongs to: the address in the mark's HTML tells it.
#include "generator/parse/footnotes.h"

#include <algorithm>
#include <utility>

#include "core/text/escape.h"
#include "generator/parse/markdown_document.h"

namespace muster {

namespace {

constexpr std::string_view kMark = "<sup class=\"footnote-ref\"><a href=\"#fn-";
constexpr std::string_view kMarkEnd = "</sup>";

std::string label_of(cmark_node* definition) {
  constexpr std::string_view kItem = "<li id=\"fn-";
  const std::string html = render_html(definition);
  const std::size_t item = html.find(kItem);
  if (item == std::string::npos) return {};
  const std::size_t begin = item + kItem.size();
  return html.substr(begin, html.find('"', begin) - begin);
}

// The blocks of a note, without the ways back that cmark-gfm puts behind the last.
std::string body_of(cmark_node* definition) {
  std::string html;
  for (cmark_node* child = cmark_node_first_child(definition); child != nullptr; child = cmark_node_next(child))
    html += render_html(child);
  return html;
}

}  // namespace

// Numbers the notes of one part in the order of their marks, those within notes behind the others.
class NotePlacer {
 public:
  NotePlacer(const std::vector<Footnotes::Note>& notes, std::size_t part, std::string_view name)
      : notes_(notes), part_(part), name_(name.empty() ? "" : escape_html(name) + "-") {}

  NotedPart place(NotedPart rendered) {
    number_marks(rendered.html);
    for (std::size_t place = 0; place < shown_.size(); ++place) {
      std::string body = body_of(shown_[place].note->node);
      number_marks(body);
      shown_[place].body = std::move(body);
    }
    if (shown_.empty()) return rendered;
    rendered.html += "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
    for (std::size_t place = 0; place < shown_.size(); ++place) {
      rendered.html += item(place);
      rendered.text.append(rendered.text.empty() ? "" : "\n").append(shown_[place].note->text);
    }
    rendered.html += "</ol>\n</section>\n";
    return rendered;
  }

 private:
  struct Shown {
    const Footnotes::Note* note = nullptr;
    std::string body;
    std::size_t marks = 0;
  };

  void number_marks(std::string& html) {
    for (std::size_t at = html.find(kMark); at != std::string::npos; at = html.find(kMark, at)) {
      const std::size_t label = at + kMark.size();
      const std::size_t label_end = html.find('"', label);
      const std::size_t end = html.find(kMarkEnd, at);
      const Footnotes::Note* note =
          label_end == std::string::npos ? nullptr : find(std::string_view(html).substr(label, label_end - label));
      if (note == nullptr || end == std::string::npos) {
        at = label;
        continue;
      }
      const std::string mark = next_mark(*note);
      html.replace(at, end + kMarkEnd.size() - at, mark);
      at += mark.size();
    }
  }

  // A note that came with the same part goes before the page's own, which stand at its end.
  const Footnotes::Note* find(std::string_view label) const {
    const Footnotes::Note* found = nullptr;
    for (const Footnotes::Note& note : notes_) {
      if (note.label != label) continue;
      if (note.part == part_) return &note;
      found = &note;
    }
    return found;
  }

  std::string next_mark(const Footnotes::Note& note) {
    const auto known = std::ranges::find(shown_, &note, &Shown::note);
    const auto place = static_cast<std::size_t>(known - shown_.begin());
    if (known == shown_.end()) shown_.push_back({&note, {}, 0});
    const std::size_t mark = ++shown_[place].marks;
    return std::string(kMark) + id(place) + "\" id=\"fnref-" + mark_id(place, mark) + "\" data-footnote-ref>" +
           std::to_string(place + 1) + "</a></sup>";
  }

  std::string id(std::size_t place) const { return name_ + std::to_string(place + 1); }

  // A dot, since anchors with numbers at their end are common: appeal-1 has a note 2 as well.
  std::string mark_id(std::size_t place, std::size_t mark) const {
    return id(place) + (mark == 1 ? "" : "." + std::to_string(mark));
  }

  // The ways back stand in the last paragraph, as cmark-gfm has them, or behind what else ends the note.
  std::string item(std::size_t place) const {
    std::string ways;
    for (std::size_t mark = 1; mark <= shown_[place].marks; ++mark) {
      ways += " <a href=\"#fnref-" + mark_id(place, mark) + "\" class=\"footnote-backref\" data-footnote-backref" +
              " aria-label=\"<!--muster:back_to_text-->\">↩" +
              (mark == 1 ? "" : "<sup class=\"footnote-ref\">" + std::to_string(mark) + "</sup>") + "</a>";
    }
    constexpr std::string_view kParagraphEnd = "</p>\n";
    std::string body = shown_[place].body;
    if (body.ends_with(kParagraphEnd)) {
      body.resize(body.size() - kParagraphEnd.size());
      while (body.ends_with(' ')) body.pop_back();
      body.append(ways).append(kParagraphEnd);
    } else {
      body.append(ways.substr(1)).append("\n");
    }
    return "<li id=\"fn-" + id(place) + "\">\n" + body + "</li>\n";
  }

  const std::vector<Footnotes::Note>& notes_;
  std::size_t part_;
  std::string name_;
  std::vector<Shown> shown_;
};

bool Footnotes::take(cmark_node* definition, std::size_t part) {
  if (cmark_node_get_type(definition) != CMARK_NODE_FOOTNOTE_DEFINITION) return false;
  notes_.push_back({label_of(definition), definition, plain_text(definition), part});
  cmark_node_unlink(definition);
  return true;
}

NotedPart Footnotes::place(NotedPart rendered, std::size_t part, std::string_view name) const {
  return NotePlacer(notes_, part, name).place(std::move(rendered));
}

}  // namespace muster
