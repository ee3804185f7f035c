// An answer as another page than its own shows it.
#pragma once

#include <string>

#include "generator/model/site.h"

namespace muster {

/// HTML of the answer of `repeated`, one of the entries that `page` repeats. Its ids are free on that page; a link to an
/// anchor of the answer's own page leads there, unless what it leads to is repeated as well.
std::string repeated_answer(const Site& site, const Page& page, const RepeatedEntry& repeated);

}  // namespace muster
