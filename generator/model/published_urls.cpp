// shell/urls.json to and from PublishedUrls.
#include "generator/model/published_urls.h"

#include <nlohmann/json.hpp>

namespace muster {

std::string published_urls_to_json(const PublishedUrls& urls) { return nlohmann::json(urls).dump(1) + "\n"; }

PublishedUrls published_urls_from_json(std::string_view json) {
  try {
    return nlohmann::json::parse(json).get<PublishedUrls>();
  } catch (const nlohmann::json::exception&) {
    return {};
  }
}

}  // namespace muster
