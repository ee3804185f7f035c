// EntrySource: what one entry of an index was made from, kept in the index, so that the next one can be made from this
// one by changing what changed: search_index_update.h.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// Entries of the same digest are the same in every field. The caller chooses the function.
using EntryDigest = std::array<unsigned char, 16>;

struct EntrySource {
  EntryDigest digest{};
  std::uint64_t title_key = 0;  ///< As in repeated_entries.h.
  bool is_question = false;
  std::uint32_t document = 0;  ///< Its id; 0: it was left out as a repetition.
};

/// In the order of entries; each its digest, title key in 64 bits, varints is_question and document.
std::string serialise_sources(const std::vector<EntrySource>& sources);

/// None when the bytes are not whole.
std::vector<EntrySource> read_sources(std::string_view bytes);

}  // namespace muster
