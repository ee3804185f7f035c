// The grammar of placeholders.
#include "generator/model/placeholder.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "core/text/nearest.h"

namespace muster {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// "snippet complaints" or "snippet: complaints" gives "complaints".
std::optional<std::string_view> after_word(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return std::nullopt;
  text.remove_prefix(word.size());
  if (text.starts_with(':'))
    text.remove_prefix(1);
  else if (!text.starts_with(' '))
    return std::nullopt;
  text = trimmed(text);
  const bool is_name = !text.empty() && text.find_first_of("{}") == std::string_view::npos;
  return is_name ? std::optional(text) : std::nullopt;
}

}  // namespace

bool is_variable_name(std::string_view text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
         std::all_of(text.begin(), text.end(), [](unsigned char byte) {
           return std::isalnum(byte) != 0 || byte == '_' || byte == '-' || byte == '.';
         });
}

std::optional<Placeholder> find_placeholder(std::string_view text, std::size_t from) {
  for (std::size_t open = text.find("{{", from); open != std::string_view::npos; open = text.find("{{", open + 1)) {
    const std::size_t close = text.find("}}", open + 2);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = trimmed(text.substr(open + 2, close - open - 2));
    Placeholder found{Placeholder::Kind::kVariable, open, close + 2, std::string(inside)};
    if (const auto snippet = after_word(inside, "snippet")) {
      found.kind = Placeholder::Kind::kSnippet;
      found.name = *snippet;
      return found;
    }
    if (const auto table = after_word(inside, "table")) {
      found.kind = Placeholder::Kind::kTable;
      found.name = *table;
      return found;
    }
    if (is_variable_name(inside)) return found;
  }
  return std::nullopt;
}

std::string fill_variables(std::string_view text, const Variables& variables,
                           const std::function<void(const Placeholder&)>& unknown) {
  if (variables.empty()) return std::string(text);
  std::string filled;
  std::size_t at = 0;
  for (auto found = find_placeholder(text); found; found = find_placeholder(text, found->end)) {
    if (found->kind != Placeholder::Kind::kVariable) continue;
    const auto variable = variables.find(found->name);
    if (variable == variables.end()) {
      unknown(*found);
      continue;
    }
    filled.append(text, at, found->begin - at).append(variable->second);
    at = found->end;
  }
  return filled.append(text, at, std::string_view::npos);
}

std::string variable_advice(const std::string& name, const Variables& variables) {
  std::vector<std::string> names;
  for (const auto& [known, value] : variables) names.push_back(known);
  if (const auto nearest = nearest_word(name, names)) return "did you mean {{ " + *nearest + " }}?";
  std::string list;
  for (const std::string& known : names) list += (list.empty() ? "" : ", ") + known;
  return "add it to variables in site.yaml, which has " + list;
}

}  // namespace muster
