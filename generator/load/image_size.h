// The size of an image, read from its head, so that browsers keep its place free while it loads.
#pragma once

#include <optional>
#include <string_view>

#include "generator/model/page_resources.h"

namespace muster {

/// PNG (ISO 15948), GIF89a, JPEG (ITU T.81, B.2.2), WebP (RFC 9649) and SVG with a width and a height in pixels or a
/// viewBox. Nothing for any other bytes, and for a size of 0.
std::optional<ImageSize> read_image_size(std::string_view bytes);

}  // namespace muster
