// Templates by name.
#include "generator/render/template_set.h"

namespace muster {

TemplateSet::TemplateSet(const Theme& theme, const TemplateData& site) {
  for (const auto& [name, text] : theme.templates) templates_.try_emplace(name, text, site);
}

std::string TemplateSet::render(std::string_view name, const TemplateData& page) const {
  return templates_.find(name)->second.render(page);
}

}  // namespace muster
