// Admonitions: a quotation that begins with [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION], as GitHub has it.
#pragma once

#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "generator/parse/text_origin.h"

namespace muster {

/// Turns each such quotation below `root` into <div class="admonition note">, with a mark where its name in the page's
/// language goes (see generator/render/admonition_names.h). Problems: admonition/unknown.
void make_admonitions(cmark_node* root, const TextOrigin& page, std::vector<Diagnostic>& problems);

}  // namespace muster
