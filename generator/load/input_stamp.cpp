// One listing a folder.
#include "generator/load/input_stamp.h"

#include <algorithm>

#include "core/release/digest.h"

namespace muster {

namespace {

constexpr std::int64_t kTooFresh = 100'000'000;  // Nanoseconds; file systems count in ticks of up to 10 ms.

}  // namespace

std::string input_stamp(Files& files, const std::vector<std::string>& folders, const std::vector<std::string>& settings,
                        std::int64_t now) {
  std::string text;
  auto add = [&](const std::string& part) { text.append(part) += '\0'; };
  for (const std::string& setting : settings) add(setting);
  for (const std::string& folder : folders) {
    const Result<std::vector<FileEntry>> listing = files.list_tree(folder);
    if (!listing) return {};
    add(folder);
    for (const FileEntry& entry : *listing) {
      const FileStatus& status = entry.status;
      if (std::max(status.modified, status.changed) > now - kTooFresh) return {};
      add(entry.path);
      add(std::to_string(static_cast<int>(status.kind)));
      add(std::to_string(status.size));
      add(std::to_string(status.modified));
      add(std::to_string(status.changed));
    }
  }
  return sha256_hex(text);
}

}  // namespace muster
