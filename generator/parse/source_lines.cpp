// Lines of the body, and the one piece of Markdown that is read again to find a link's address: its brackets.
#include "generator/parse/source_lines.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace muster {

namespace {

// Offset after the code that begins with the backticks at `begin`, or after them when nothing closes it.
std::size_t after_code(std::string_view text, std::size_t begin) {
  const std::size_t content = std::min(text.find_first_not_of('`', begin), text.size());
  const std::string_view fence = text.substr(begin, content - begin);
  for (std::size_t at = text.find(fence, content); at != std::string_view::npos; at = text.find(fence, at)) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    if (end - at == fence.size()) return end;
    at = end;
  }
  return content;
}

// Offset after the bracket that closes the one at `begin`; npos when there is none.
std::size_t after_brackets(std::string_view text, std::size_t begin) {
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
      continue;
    }
    if (text[at] == '`') {
      at = after_code(text, at) - 1;
      continue;
    }
    if (text[at] == '[') ++depth;
    if (text[at] == ']' && --depth == 0) return at + 1;
  }
  return std::string_view::npos;
}

std::size_t after_blanks(std::string_view text, std::size_t at) {
  const std::size_t found = text.find_first_not_of(" \t\r\n", at);
  return found == std::string_view::npos ? text.size() : found;
}

}  // namespace

SourceLines::SourceLines(std::string_view body, int first_line) : body_(body), first_line_(first_line), begins_{0} {
  for (std::size_t end = body.find('\n'); end != std::string_view::npos; end = body.find('\n', end + 1))
    begins_.push_back(end + 1);
}

std::size_t SourceLines::offset(cmark_node* node) const {
  const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1));
  const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 1));
  if (line > begins_.size()) return body_.size();
  const std::size_t begin = begins_[line - 1];
  return begin + std::min(column - 1, rest_of_line(begin).size());
}

SourcePosition SourceLines::position(std::size_t offset) const {
  const auto line = std::upper_bound(begins_.begin(), begins_.end(), offset) - begins_.begin();
  const std::size_t begin = begins_[static_cast<std::size_t>(line - 1)];
  return {static_cast<int>(line) - 1 + first_line_,
          1 + static_cast<int>(count_code_points(body_.substr(begin, offset - begin)))};
}

SourceSpan SourceLines::span(std::size_t begin, std::size_t end) const {
  const std::string_view shown = rest_of_line(begin).substr(0, end - begin);
  return {position(begin), std::max(1, static_cast<int>(count_code_points(shown)))};
}

SourceSpan SourceLines::text_of(cmark_node* node, std::string_view written) const {
  const std::size_t begin = offset(node);
  const std::size_t found = written.empty() ? std::string_view::npos : body_.find(written, begin);
  if (found == std::string_view::npos) return span(begin, begin + 1);
  return span(found, found + written.size());
}

std::string_view SourceLines::rest_of_line(std::size_t offset) const {
  std::string_view rest = body_.substr(offset);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

SourceSpan SourceLines::link(cmark_node* node) const {
  const std::string_view address = cmark_node_get_url(node);
  const std::size_t begin = offset(node);
  const std::size_t bracket = begin + (body_.substr(begin).starts_with("![") ? 1U : 0U);
  const std::size_t end = body_.substr(bracket).starts_with('[') ? after_brackets(body_, bracket) : body_.size() + 1;
  if (end < body_.size() && body_[end] == '(') {
    std::size_t at = after_blanks(body_, end + 1);
    if (body_.substr(at).starts_with('<')) ++at;
    const std::size_t after = body_.find_first_of(")>\"' \t\r\n", at);
    if (body_.substr(at).starts_with(address)) return span(at, at + address.size());
    return span(at, std::min(after, body_.size()));
  }
  if (end <= body_.size()) return span(begin, end);
  // cmark gives a link of several lines a place on one of them.
  const std::string_view paragraph = body_.substr(begin, body_.find("\n\n", begin) - begin);
  const std::size_t shown = address.empty() ? std::string_view::npos : paragraph.find(address);
  return shown == std::string_view::npos ? span(begin, begin + 1) : span(begin + shown, begin + shown + address.size());
}

}  // namespace muster
