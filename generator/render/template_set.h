// TemplateSet: the compiled templates of a theme. Compiled Mustache templates are not safe to share between threads,
// so each rendering borrows a set of its own from a pool.
#pragma once

#include <kainjow/mustache.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "generator/render/theme.h"

namespace muster {

using TemplateData = kainjow::mustache::data;

/// Names are looked up in `page` first, then in `site`, which all pages share.
struct TemplateContext {
  const TemplateData& site;
  const TemplateData& page;
};

class TemplateSet {
 public:
  /// Precondition: make_theme found no error in the theme's templates.
  explicit TemplateSet(const Theme& theme);

  /// Precondition: the theme has a template of that name.
  std::string render(const std::string& name, const TemplateContext& context);

 private:
  std::map<std::string, kainjow::mustache::mustache> templates_;
};

/// Hands out template sets; thread-safe.
class TemplatePool {
 public:
  explicit TemplatePool(const Theme& theme) : theme_(theme) {}

  std::string render(const std::string& name, const TemplateContext& context);

 private:
  std::unique_ptr<TemplateSet> take();

  const Theme& theme_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<TemplateSet>> free_;
};

}  // namespace muster
