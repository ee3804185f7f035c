// Manifest: what a release says of itself, in manifest.json. It is written last, so a release that has one is complete.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"

namespace muster {

/// Raised when the server must no longer read what an older generator wrote.
inline constexpr int kManifestSchema = 1;

struct ManifestFile {
  std::string sha256;      ///< 64 lower-case hexadecimal digits.
  std::uint64_t size = 0;  ///< Bytes.
};

struct Manifest {
  int schema = kManifestSchema;
  std::string id;            ///< The release's folder name.
  std::string program;       ///< "muster 0.1.0"
  std::string built_at;      ///< UTC, "2026-11-22T19:45:01Z".
  std::string roster_as_of;  ///< ISO date of the member file; empty when there is no roster.
  std::uint64_t page_count = 0;
  std::uint64_t faq_entry_count = 0;
  std::uint64_t search_entry_count = 0;
  std::uint64_t member_count = 0;             ///< Published members.
  std::map<std::string, ManifestFile> files;  ///< By path below the release: "public/cpd/index.html".
};

std::string manifest_to_json(const Manifest& manifest);

/// Refuses JSON that is broken, incomplete, or of another schema, and says which.
Result<Manifest> manifest_from_json(std::string_view json);

}  // namespace muster
