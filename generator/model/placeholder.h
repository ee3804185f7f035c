// Placeholders in texts: {{ fees.annual }}, {{ snippet complaints }}, {{ table fees.csv }}.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

struct Placeholder {
  enum class Kind { kVariable, kSnippet, kTable };
  Kind kind = Kind::kVariable;
  std::size_t begin = 0;  ///< Of its first brace.
  std::size_t end = 0;    ///< After its last.
  std::string name;       ///< "fees.annual", "complaints", "fees.csv".
};

/// The first placeholder of `text` at or after `from`. Braces with anything else in them are no placeholder.
std::optional<Placeholder> find_placeholder(std::string_view text, std::size_t from = 0);

/// Whether `text` can be the name of a variable: letters, digits, "_", "-" and ".", with a letter first.
bool is_variable_name(std::string_view text);

using Variables = std::map<std::string, std::string>;

/// `text` with the values of variables in their places; calls `unknown` for each name that there is no variable for,
/// and leaves it as it is. A site without variables has no placeholders for them either: nothing is replaced.
std::string fill_variables(std::string_view text, const Variables& variables,
                           const std::function<void(const Placeholder&)>& unknown);

/// "did you mean …?", or the names there are.
std::string variable_advice(const std::string& name, const Variables& variables);

}  // namespace muster
