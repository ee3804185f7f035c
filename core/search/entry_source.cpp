// Fixed fields and varints, one source after another.
#include "core/search/entry_source.h"

#include <algorithm>

#include "core/search/byte_packing.h"

namespace muster {

std::string serialise_sources(const std::vector<EntrySource>& sources) {
  std::string bytes;
  for (const EntrySource& source : sources) {
    bytes.append(source.digest.begin(), source.digest.end());
    put_fixed(bytes, source.title_key);
    put_varint(bytes, source.is_question ? 1 : 0);
    put_varint(bytes, source.document);
  }
  return bytes;
}

std::vector<EntrySource> read_sources(std::string_view bytes) {
  std::vector<EntrySource> sources;
  ByteReader reader(bytes);
  while (!reader.at_end()) {
    EntrySource& source = sources.emplace_back();
    const std::string_view digest = reader.bytes(source.digest.size());
    const std::string_view title_key = reader.bytes(sizeof source.title_key);
    source.is_question = reader.varint() != 0;
    source.document = static_cast<std::uint32_t>(reader.varint());
    if (reader.failed()) return {};
    std::copy(digest.begin(), digest.end(), source.digest.begin());
    source.title_key = load_fixed<std::uint64_t>(title_key.data());
  }
  return sources;
}

}  // namespace muster
