// Records packed one after another, read in place.
#include "core/search/entry_directory.h"

namespace muster {
namespace {

EntryView read_record(ByteReader& reader) {
  EntryView view;
  view.category = static_cast<std::uint32_t>(reader.varint());
  view.page = static_cast<std::uint32_t>(reader.varint());
  view.kind = static_cast<EntryKind>(reader.varint());
  view.stem_bytes = reader.bytes(reader.varint() * sizeof(std::uint32_t));
  view.trigram_bytes = reader.bytes(reader.varint() * sizeof(Trigram));
  return view;
}

}  // namespace

EntryKind entry_kind(std::string_view type) {
  if (type == "faq") return EntryKind::kFaq;
  return type == "designation" ? EntryKind::kDesignation : EntryKind::kPage;
}

void append_traits(std::string& out, const EntryTraits& traits) {
  put_varint(out, traits.free_before);
  put_varint(out, traits.category);
  put_varint(out, traits.page);
  put_varint(out, static_cast<std::uint64_t>(traits.kind));
  put_varint(out, traits.title_stems.size());
  for (std::uint32_t stem : traits.title_stems) put_fixed(out, stem);
  put_varint(out, traits.title_trigrams.size());
  for (Trigram trigram : traits.title_trigrams) put_fixed(out, trigram);
}

std::string serialise_categories(const std::vector<CategoryName>& categories) {
  std::string bytes;
  for (const CategoryName& category : categories) {
    put_text(bytes, category.id);
    put_text(bytes, category.title);
  }
  return bytes;
}

void EntryDirectory::add_categories(std::string_view bytes) {
  ByteReader reader(bytes);
  while (!reader.at_end() && !reader.failed()) {
    CategoryName category;
    category.id = reader.text();
    category.title = reader.text();
    categories_.push_back(std::move(category));
  }
}

void EntryDirectory::add_records(std::string_view bytes) {
  ByteReader reader(bytes);
  while (!reader.at_end() && !reader.failed()) {
    places_.resize(places_.size() + reader.varint());
    const std::uint64_t offset = bytes_.size() + bytes.size() - reader.remaining();
    places_.push_back({offset, read_record(reader).category, 0});
  }
  bytes_.append(bytes);
}

void EntryDirectory::weigh_titles(const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const EntryView entry = view(i);
    double mass = 0;
    for (std::size_t j = 0; j < entry.stem_count(); ++j) mass += vocabulary.stem_mass(entry.stem(j));
    places_[i].title_mass = static_cast<float>(mass);
  }
}

EntryView EntryDirectory::view(std::size_t index) const {
  if (index >= places_.size() || places_[index].offset == kFree) return {};
  ByteReader reader(std::string_view(bytes_).substr(places_[index].offset));
  EntryView entry = read_record(reader);
  entry.title_mass = places_[index].title_mass;
  return entry;
}

}  // namespace muster
