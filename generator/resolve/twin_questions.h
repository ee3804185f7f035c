// Questions that are asked twice: word for word, or in other small words.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/model/site.h"

namespace muster {

/// Problems: faq/duplicate-question, when a question has the same words in the same order as one before it, and
/// faq/similar-question, when it has the same words in the same order apart from plurals and from those that every
/// question has (how, do, my, the …). Pages are compared in the order of the site.
void check_twin_questions(const Site& site, std::vector<Diagnostic>& problems);

}  // namespace muster
