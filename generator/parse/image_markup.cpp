// Works on finished HTML, where an image is one tag.
#include "generator/parse/image_markup.h"

#include "generator/model/content_path.h"

namespace muster {

namespace {

const ImageSize* size_of(std::string_view address, const PageResources& resources) {
  address = address.substr(0, address.find_first_of("?#"));
  if (!address.starts_with('/')) return nullptr;
  const auto found = resources.images.find(decode_percent(address.substr(1)));
  return found == resources.images.end() ? nullptr : &found->second;
}

}  // namespace

std::string with_image_sizes(std::string html, const PageResources& resources, bool& any) {
  constexpr std::string_view kOpen = "<img src=\"";
  for (std::size_t at = html.find(kOpen); at != std::string::npos; at = html.find(kOpen, at + 1)) {
    const std::size_t begin = at + kOpen.size();
    const std::size_t end = html.find('"', begin);
    const std::size_t close = html.find('>', begin);
    if (end == std::string::npos || close == std::string::npos) break;
    const std::string_view tag = std::string_view(html).substr(end, close - end);
    const bool is_settled =
        tag.find(" width=") != std::string_view::npos || tag.find(" loading=") != std::string_view::npos;
    std::string added;
    if (const ImageSize* size = size_of(std::string_view(html).substr(begin, end - begin), resources))
      added = " width=\"" + std::to_string(size->width) + "\" height=\"" + std::to_string(size->height) + "\"";
    if (any) added += " loading=\"lazy\"";
    any = true;
    if (!is_settled) html.insert(end + 1, added);
  }
  return html;
}

}  // namespace muster
