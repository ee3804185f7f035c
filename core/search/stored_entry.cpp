// Fields in the order of kFields, each ended by NUL, which no text of a page can hold.
#include "core/search/stored_entry.h"

#include <array>

#include "core/search/byte_packing.h"

namespace muster {
namespace {

constexpr std::array kFields = {&SearchEntry::url,           &SearchEntry::title, &SearchEntry::page_url,
                                &SearchEntry::page_title,    &SearchEntry::type,  &SearchEntry::category_id,
                                &SearchEntry::category_title};

}  // namespace

std::string encode_entry_head(const SearchEntry& entry) {
  std::string head;
  for (auto field : kFields) head.append(entry.*field).push_back('\0');
  return head;
}

SearchEntry decode_entry_head(std::string_view head) {
  SearchEntry entry;
  std::size_t begin = 0;
  for (auto field : kFields) {
    const std::size_t end = head.find('\0', begin);
    if (end == std::string_view::npos) break;
    entry.*field = head.substr(begin, end - begin);
    begin = end + 1;
  }
  return entry;
}

std::string encode_keywords(const std::vector<std::string>& keywords) {
  std::string bytes;
  for (const std::string& keyword : keywords) put_text(bytes, keyword);
  return bytes;
}

std::vector<std::string> decode_keywords(std::string_view bytes) {
  std::vector<std::string> keywords;
  for (ByteReader reader(bytes); !reader.at_end() && !reader.failed();) keywords.emplace_back(reader.text());
  return keywords;
}

}  // namespace muster
