// Gathers what pages may draw on from the content that was loaded.
#pragma once

#include "generator/model/content.h"
#include "generator/model/page_resources.h"

namespace muster {

PageResources page_resources(const Content& content);

}  // namespace muster
