// Fields in the order of kFields, each ended by NUL, which no text of a page can hold.
#include "core/search/stored_entry.h"

#include <array>

namespace muster {
namespace {

constexpr std::array kFields = {&SearchEntry::url,         &SearchEntry::title,          &SearchEntry::page_url,
                                &SearchEntry::page_title,  &SearchEntry::type,           &SearchEntry::category_id,
                                &SearchEntry::category_title, &SearchEntry::text};

}  // namespace

std::string encode_stored_entry(const SearchEntry& entry) {
  std::string data;
  for (auto field : kFields) data.append(entry.*field).push_back('\0');
  return data;
}

SearchEntry decode_stored_entry(const std::string& data) {
  SearchEntry entry;
  std::size_t begin = 0;
  for (auto field : kFields) {
    const std::size_t end = data.find('\0', begin);
    if (end == std::string::npos) break;
    entry.*field = data.substr(begin, end - begin);
    begin = end + 1;
  }
  return entry;
}

}  // namespace muster
