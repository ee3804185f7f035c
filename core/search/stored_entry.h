// What the index keeps of an entry to show it as a result: the document data of the Xapian database.
#pragma once

#include <string>

#include "core/search/search_entry.h"

namespace muster {

std::string encode_stored_entry(const SearchEntry& entry);

/// Fields that are missing from damaged data come out empty.
SearchEntry decode_stored_entry(const std::string& data);

}  // namespace muster
