// Placeholders are looked for in text nodes and addresses of links; a snippet is a tree of its own that moves in.
#include "generator/parse/page_expander.h"

#include "core/text/nearest.h"
#include "core/text/utf8.h"
#include "generator/model/content_path.h"
#include "generator/parse/data_table.h"
#include "generator/parse/markdown_document.h"

namespace muster {

namespace {

// Where the file shows what stands in the text of `node`; the whole text when the file writes it otherwise.
SourceSpan span_of(cmark_node* node, const TextOrigin& origin, std::string_view written) {
  const std::size_t begin = origin.lines.offset(node);
  const std::string_view line = origin.lines.rest_of_line(begin);
  const std::size_t at = line.find(written);
  if (at == std::string_view::npos) return origin.lines.span(begin, begin + line.size());
  return origin.lines.span(begin + at, begin + at + written.size());
}

bool is_alone(cmark_node* text, std::string_view literal, const Placeholder& found) {
  cmark_node* parent = cmark_node_parent(text);
  return cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH && cmark_node_previous(text) == nullptr &&
         cmark_node_next(text) == nullptr && found.begin == 0 && found.end == literal.size();
}

// Moves every block of `document` before `node`, then frees `node`.
void put_in_place_of(cmark_node* node, cmark_node* document) {
  while (cmark_node* child = cmark_node_first_child(document)) {
    cmark_node_unlink(child);
    cmark_node_insert_before(node, child);
  }
  cmark_node_free(node);
}

cmark_node* text_node(std::string_view literal) {
  cmark_node* node = new_markdown_node(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(literal).c_str());
  return node;
}

}  // namespace

PageExpander::PageExpander(const PageResources& resources, RawHtml raw_html, const TextOrigin& page,
                           std::vector<Diagnostic>& problems)
    : resources_(resources), raw_html_(raw_html), page_(page), problems_(problems) {}

void PageExpander::report(std::string code, const SourceSpan& span, const TextOrigin& origin, std::string message,
                          std::string help) {
  problems_.push_back({Severity::kError, std::move(code), origin.path, span.position, std::move(message),
                       std::move(help), span.length});
}

void PageExpander::expand(cmark_node* root) { expand_below(root, Depth::kPage); }

void PageExpander::expand_below(cmark_node* root, Depth depth) {
  std::vector<cmark_node*> texts;
  std::vector<cmark_node*> addresses;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(node);
    const bool is_address = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
    const bool is_written = cmark_node_get_start_line(node) > 0;  // Raw HTML that became text is not.
    if (type != CMARK_NODE_TEXT && !is_address) continue;
    const char* written = is_address ? cmark_node_get_url(node) : cmark_node_get_literal(node);
    if (!is_written || std::string_view(written).find("{{") == std::string_view::npos) continue;
    (is_address ? addresses : texts).push_back(node);
  }
  cmark_iter_free(iterator);
  for (cmark_node* node : addresses) expand_address(node);
  for (cmark_node* node : texts) expand_text(node, depth);
}

std::string PageExpander::filled(cmark_node* node, const std::string& text) {
  const TextOrigin& origin = origin_of(node, page_);
  return fill_variables(text, resources_.variables, [&](const Placeholder& unknown) {
    const std::string written = text.substr(unknown.begin, unknown.end - unknown.begin);
    report("text/unknown-variable", span_of(node, origin, written), origin,
           "there is no variable \"" + unknown.name + "\"", variable_advice(unknown.name, resources_.variables));
  });
}

// Markdown reads no link where the address has a space, as in [Call](tel:{{ phone }}).
void PageExpander::report_spaced_address(cmark_node* node, std::string_view literal) {
  if (resources_.variables.empty()) return;
  for (auto found = find_placeholder(literal); found; found = find_placeholder(literal, found->end)) {
    const std::string_view written = literal.substr(found->begin, found->end - found->begin);
    const std::size_t open = literal.substr(0, found->begin).rfind("](");
    const bool is_spaced = written.find_first_of(" \t") != std::string_view::npos;
    if (found->kind != Placeholder::Kind::kVariable || !is_spaced || open == std::string_view::npos) continue;
    if (literal.substr(open, found->begin - open).find_first_of(") \n") != std::string_view::npos) continue;
    const TextOrigin& origin = origin_of(node, page_);
    report("link/spaced-variable", span_of(node, origin, written), origin,
           "this is not read as a link, because its address has spaces",
           "in the address of a link, write {{" + found->name + "}}");
  }
}

void PageExpander::expand_text(cmark_node* node, Depth depth) {
  const std::string literal = cmark_node_get_literal(node);
  report_spaced_address(node, literal);
  for (auto found = find_placeholder(literal); found; found = find_placeholder(literal, found->end)) {
    if (found->kind == Placeholder::Kind::kVariable) continue;
    if (is_alone(node, literal, *found))
      replace_paragraph(node, *found, depth);
    else
      replace_inline(node, *found, depth);
    return;
  }
  cmark_node_set_literal(node, filled(node, literal).c_str());
}

void PageExpander::expand_address(cmark_node* node) {
  const TextOrigin& origin = origin_of(node, page_);
  std::string filled = fill_variables(cmark_node_get_url(node), resources_.variables, [&](const Placeholder& unknown) {
    report("text/unknown-variable", origin.lines.link(node), origin, "there is no variable \"" + unknown.name + "\"",
           variable_advice(unknown.name, resources_.variables));
  });
  if (filled.starts_with("tel:")) std::erase(filled, ' ');  // As people write numbers in a variable.
  cmark_node_set_url(node, filled.c_str());
}

// A placeholder on a line of its own gives way to blocks.
void PageExpander::replace_paragraph(cmark_node* text, const Placeholder& found, Depth depth) {
  const TextOrigin& origin = origin_of(text, page_);
  cmark_node* paragraph = cmark_node_parent(text);
  const SourceSpan span = span_of(text, origin, cmark_node_get_literal(text));
  auto place = [&](cmark_node* document) { put_in_place_of(paragraph, document); };
  if (found.kind == Placeholder::Kind::kTable)
    take_table(found.name, span, origin, place);
  else
    take_snippet(found.name, span, origin, depth, place);
}

// A snippet of one paragraph may stand within a line. `text` keeps what follows it, which may have more placeholders.
void PageExpander::replace_inline(cmark_node* text, const Placeholder& found, Depth depth) {
  const TextOrigin& origin = origin_of(text, page_);
  const std::string literal = cmark_node_get_literal(text);
  const std::string written = literal.substr(found.begin, found.end - found.begin);
  const SourceSpan span = span_of(text, origin, written);
  const std::string own_line = "write " + written + " on a line of its own, with an empty line before and after it";
  cmark_node_insert_before(text, text_node(filled(text, literal.substr(0, found.begin))));
  if (found.kind == Placeholder::Kind::kTable) {
    report("data/misplaced", span, origin, "a table cannot stand within a line", own_line);
  } else {
    take_snippet(found.name, span, origin, depth, [&](cmark_node* document) {
      cmark_node* only = cmark_node_first_child(document);
      const bool is_line =
          only != nullptr && cmark_node_next(only) == nullptr && cmark_node_get_type(only) == CMARK_NODE_PARAGRAPH;
      if (!is_line)
        report("snippet/misplaced", span, origin,
               "the snippet \"" + found.name + "\" is more than one paragraph, and cannot stand within a line",
               own_line);
      while (cmark_node* child = is_line ? cmark_node_first_child(only) : nullptr) {
        cmark_node_unlink(child);
        cmark_node_insert_before(text, child);
      }
    });
  }
  cmark_node_set_literal(text, literal.substr(found.end).c_str());
  expand_text(text, depth);
}

void PageExpander::take_snippet(const std::string& name, const SourceSpan& span, const TextOrigin& origin, Depth depth,
                                const std::function<void(cmark_node*)>& place) {
  const auto snippet = resources_.snippets.find(name);
  if (snippet == resources_.snippets.end()) {
    std::vector<std::string> names;
    for (const auto& [known, text] : resources_.snippets) names.push_back(known);
    const auto nearest = nearest_word(name, names);
    const bool leads_out = name.starts_with("/") || name.find("..") != std::string::npos;
    const std::string place_of_it = leads_out ? "name a file of " + std::string(kSnippetFolder) + ", without .md"
                                              : "write its text into " + snippet_path(name);
    report("snippet/unknown", span, origin, "there is no snippet \"" + name + "\"",
           nearest ? "did you mean {{ snippet " + *nearest + " }}?" : place_of_it);
    return;
  }
  if (depth == Depth::kSnippet) {
    report("snippet/misplaced", span, origin, "a snippet cannot stand in a snippet",
           "write the text of \"" + name + "\" here, or put both snippets on the page");
    return;
  }
  TextOrigin& source = origins_.emplace_back(TextOrigin{snippet_path(name), SourceLines(snippet->second, 1)});
  const MarkdownDocument document(snippet->second);
  if (raw_html_ == RawHtml::kEscape) escape_raw_html(document.root());
  set_origin(document.root(), &source);
  expand_below(document.root(), Depth::kSnippet);
  place(document.root());
}

void PageExpander::take_table(const std::string& name, const SourceSpan& span, const TextOrigin& origin,
                              const std::function<void(cmark_node*)>& place) {
  const std::string path = resolve_path(origin.path, name);
  const auto file = resources_.data_files.find(path);
  if (file == resources_.data_files.end()) {
    std::vector<std::string> known;
    for (const auto& [other, text] : resources_.data_files) known.push_back(relative_path(origin.path, other));
    const auto nearest = nearest_word(name, known);
    report("data/not-found", span, origin, "there is no data file \"" + path + "\" in the content folder",
           nearest ? "did you mean {{ table " + *nearest + " }}?"
                   : "put the .csv or .json file there, or correct its path, which is seen from this file");
    return;
  }
  const bool is_text = !find_invalid_utf8(file->second).has_value();
  DataTable table = path.ends_with(".json") ? json_table(file->second) : csv_table(file->second);
  if (!is_text)
    table.problem = TableProblem{1, "this file is not UTF-8, so accents would be lost",
                                 "in Excel, save it as \"CSV UTF-8 (comma delimited)\""};
  if (table.problem) {
    problems_.push_back({Severity::kError,
                         "data/bad-table",
                         path,
                         {table.problem->line, table.problem->column},
                         table.problem->message,
                         table.problem->help});
    return;
  }
  TextOrigin& source = origins_.emplace_back(TextOrigin{origin.path, SourceLines({}, span.position.line), true});
  const MarkdownDocument document(table.markdown);
  set_origin(document.root(), &source);
  place(document.root());
}

}  // namespace muster
