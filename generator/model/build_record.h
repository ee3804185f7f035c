// BuildRecord: what a build leaves behind for the next one, in SITE/.cache/build.json, outside every release. Whatever
// it says is only believed of the release it names, and only while that one is in use.
//
//     line 1      SHA-256 of the rest: a record that is damaged, or another program's, is no record
//     the rest    JSON
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace muster {

struct BuildRecord {
  std::string program;          ///< Which program made the release, to the byte.
  std::string release;          ///< Its id.
  std::string manifest_digest;  ///< Of its manifest.json.
  std::string inputs;           ///< Stamp of content, theme and options; empty: they changed while they were read.
  std::string compression;      ///< How its files were compressed.
  std::map<std::string, std::string> indexes;  ///< "search", "search/fr", "roster" -> digest of what went in.
  std::map<std::string, std::string> sources;  ///< What pages were made from: path -> digest.
  std::map<std::string, std::size_t> counts;   ///< For the summary.
  std::map<std::string, std::size_t> overdue;  ///< BuildReport::overdue.
  std::vector<Diagnostic> warnings;
};

std::string build_record_to_text(const BuildRecord& record);

/// Nothing when the text is not whole, or not of this program's kind.
std::optional<BuildRecord> build_record_from_text(std::string_view text);

}  // namespace muster
