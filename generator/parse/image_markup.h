// What browsers should know of an image before it is there: its size, and whether it can wait.
#pragma once

#include <string>

#include "generator/model/page_resources.h"

namespace muster {

/// Adds width and height to each <img> of `html` whose file is known, and loading="lazy" to all but the first
/// of the page; `any` says whether the page had one before, and is set.
std::string with_image_sizes(std::string html, const PageResources& resources, bool& any);

}  // namespace muster
