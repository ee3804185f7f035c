// Variables, snippets, data files, image sizes.
#include "generator/load/page_resources.h"

#include <algorithm>

#include "generator/load/image_size.h"

namespace muster {

namespace {

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

PageResources page_resources(const Content& content) {
  PageResources resources;
  resources.variables = content.settings.variables;
  for (const SourceFile& snippet : content.snippets) {
    std::string name = snippet.path.substr(std::string_view(kSnippetFolder).size());
    name.erase(name.size() - 3);  // ".md"
    resources.snippets.emplace(std::move(name), snippet.text);
  }
  for (const StaticFile& file : content.static_files) {
    if (ends_with_any(file.path, {".csv", ".json"})) resources.data_files.emplace(file.path, file.bytes);
    if (!ends_with_any(file.path, {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})) continue;
    if (const auto size = read_image_size(file.bytes)) resources.images.emplace(file.path, *size);
  }
  return resources;
}

}  // namespace muster
