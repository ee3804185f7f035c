// The load stage: the content folder and the theme become a Content. The only reader of the disk.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "core/files/files.h"
#include "generator/model/content.h"

namespace muster {

/// Reads all of `folder`, and the theme at `theme` (empty: the one in the program). Hidden files are left out, all but
/// .well-known/. What is wrong goes to `problems`; a file that cannot be read has a code that begins with "system/".
Content load_content(Files& files, const std::string& folder, const std::string& theme,
                     std::vector<Diagnostic>& problems);

/// The finding about a file of the content folder that cannot be read.
Diagnostic unreadable_file(const std::string& path, const Failure& failure);

}  // namespace muster
