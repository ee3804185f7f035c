// Objects are short lists of members: for the few names a page has, a walk is quicker than a table.
#include "generator/render/template_data.h"

#include <algorithm>

namespace muster {

const TemplateData* TemplateData::get(std::string_view key) const {
  const Object* object = std::get_if<Object>(&value_);
  if (object == nullptr) return nullptr;
  const auto found = std::find_if(object->begin(), object->end(), [&](const Member& item) { return item.key == key; });
  return found == object->end() ? nullptr : &found->value;
}

const TemplateData* TemplateData::find(std::string_view path) const {
  const TemplateData* data = this;
  while (data != nullptr) {
    const std::size_t dot = path.find('.');
    data = data->get(path.substr(0, dot));
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
  }
  return data;
}

std::string_view TemplateData::text() const {
  const auto* text = std::get_if<std::string>(&value_);
  return text == nullptr ? std::string_view() : *text;
}

bool TemplateData::is_shown() const {
  if (const bool* flag = std::get_if<bool>(&value_)) return *flag;
  const List* items = list();
  return items == nullptr || !items->empty();
}

TemplateData& TemplateData::place(std::string key) {
  Object* object = std::get_if<Object>(&value_);
  if (object == nullptr) object = &value_.emplace<Object>();
  for (Member& item : *object)
    if (item.key == key) return item.value;
  return object->emplace_back(Member{std::move(key), TemplateData()}).value;
}

}  // namespace muster
