// Ids within answers that a page repeats: each must be free on that page.
#pragma once

#include "generator/model/site.h"

namespace muster {

/// Fills RepeatedEntry::ids of `page`, a page of `site`. Precondition: the anchors of all its repeated entries are set, and
/// keep their names whatever ids the answers have.
void name_repeated_ids(const Site& site, Page& page);

}  // namespace muster
