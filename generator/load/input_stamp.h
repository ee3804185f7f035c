// The stamp of all that a build reads, by which the next one sees that nothing changed, without reading it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/files/files.h"

namespace muster {

/// A digest of names, sizes and times of everything below `folders`, and of `settings`. Empty when a folder cannot be
/// listed, or when a file changed so shortly before `now` (nanoseconds since 1970) that a later change might bear the
/// same time.
std::string input_stamp(Files& files, const std::vector<std::string>& folders, const std::vector<std::string>& settings,
                        std::int64_t now);

}  // namespace muster
