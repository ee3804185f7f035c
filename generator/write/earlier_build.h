// What the build before left: its record, and the release in use with files that the next one can share.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/files/files.h"
#include "core/release/manifest.h"
#include "generator/model/build_record.h"

namespace muster {

/// The record of the release in use, made by this very program; nothing when there is none that can be believed.
std::optional<BuildRecord> read_build_record(Files& files, const std::string& site, const std::string& program);

/// Leaves `record` for the next build. When that fails there is none, and the next build shares nothing.
void write_build_record(Files& files, const std::string& site, BuildRecord record);

/// A release whose files may get a second name in the next one.
struct EarlierRelease {
  std::string root;
  std::map<std::string, ManifestFile> files;
  std::int64_t published = 0;  ///< A file that was modified later was meddled with.
};

/// The release that `record` names; nothing when its manifest cannot be read.
std::optional<EarlierRelease> earlier_release(Files& files, const std::string& site, const BuildRecord& record);

}  // namespace muster
