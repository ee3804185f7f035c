// The media type of a published file, from the end of its name.
#pragma once

#include <string_view>

namespace muster {

/// With "; charset=utf-8" for text; "application/octet-stream" for a name that says nothing.
std::string_view content_type_of(std::string_view path);

}  // namespace muster
