// kainjow's Mustache, with a pool.
#include "generator/render/template_set.h"

#include "core/text/escape.h"

namespace muster {

TemplateSet::TemplateSet(const Theme& theme) {
  for (const auto& [name, text] : theme.templates) {
    auto [compiled, is_new] = templates_.try_emplace(name, text);
    compiled->second.set_custom_escape([](const std::string& value) { return escape_html(value); });
  }
}

std::string TemplateSet::render(const std::string& name, const TemplateContext& context) {
  kainjow::mustache::context<std::string> stack(&context.site);
  stack.push(&context.page);
  return templates_.at(name).render(stack);
}

std::unique_ptr<TemplateSet> TemplatePool::take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) return nullptr;
  std::unique_ptr<TemplateSet> set = std::move(free_.back());
  free_.pop_back();
  return set;
}

std::string TemplatePool::render(const std::string& name, const TemplateContext& context) {
  std::unique_ptr<TemplateSet> set = take();
  if (!set) set = std::make_unique<TemplateSet>(theme_);
  std::string text = set->render(name, context);
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(set));
  return text;
}

}  // namespace muster
