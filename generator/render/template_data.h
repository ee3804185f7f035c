// TemplateData: what a template is given, a tree of texts, flags, lists and named values.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace muster {

class TemplateData {
 public:
  using List = std::vector<TemplateData>;

  /// An object without values.
  TemplateData();
  explicit TemplateData(List list);

  /// Gives the object a value, in place of one of the same name.
  void set(std::string key, std::string text);
  void set(std::string key, const char* text);
  void set(std::string key, bool flag);
  void set(std::string key, TemplateData data);

  /// The value of that name; null when there is none, or this is no object.
  const TemplateData* get(std::string_view key) const;

  /// The value at a path of names: "site.title". Null when any of them is missing.
  const TemplateData* find(std::string_view path) const;

  bool is_text() const;
  /// Empty when this is no text; lives as long as this.
  std::string_view text() const;

  /// Null when this is no list.
  const List* list() const;

  /// Whether a section of this value is shown: false and an empty list are not; an empty text is.
  bool is_shown() const;

 private:
  struct Member;
  using Object = std::vector<Member>;

  TemplateData& place(std::string key);

  std::variant<Object, List, std::string, bool> value_;
};

struct TemplateData::Member {
  std::string key;
  TemplateData value;
};

// A Member holds a TemplateData and the other way round: what touches the variant comes after both are whole.
inline TemplateData::TemplateData() = default;
inline TemplateData::TemplateData(List list) : value_(std::move(list)) {}
inline void TemplateData::set(std::string key, std::string text) { place(std::move(key)).value_ = std::move(text); }
inline void TemplateData::set(std::string key, const char* text) { set(std::move(key), std::string(text)); }
inline void TemplateData::set(std::string key, bool flag) { place(std::move(key)).value_ = flag; }
inline void TemplateData::set(std::string key, TemplateData data) { place(std::move(key)) = std::move(data); }
inline bool TemplateData::is_text() const { return std::holds_alternative<std::string>(value_); }
inline const TemplateData::List* TemplateData::list() const { return std::get_if<List>(&value_); }

}  // namespace muster
