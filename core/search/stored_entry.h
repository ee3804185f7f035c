// What the index keeps of an entry: values of its document, the head and the text to show it as a result. (Values, for
// Xapian deflates document data, and to inflate ten of them takes as long as to find them.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/search_entry.h"

namespace muster {

/// All but the text, keywords and language.
std::string encode_entry_head(const SearchEntry& entry);

/// The fields of the head. Those that are missing from damaged bytes come out empty.
SearchEntry decode_entry_head(std::string_view head);

/// Texts as in byte_packing.h.
std::string encode_keywords(const std::vector<std::string>& keywords);
std::vector<std::string> decode_keywords(std::string_view bytes);

}  // namespace muster
