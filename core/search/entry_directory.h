// EntryDirectory: the little that ranking must know of every entry, held in memory: its category, page, kind and the
// signature of its title. Reading it from the documents themselves would cost more than the whole query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/search/byte_packing.h"
#include "core/search/title_trigrams.h"
#include "core/search/vocabulary.h"

namespace muster {

/// kQuestionPage: what a page of questions says before the first of them.
enum class EntryKind : std::uint8_t { kFaq, kPage, kDesignation, kQuestionPage };

EntryKind entry_kind(std::string_view type);

struct CategoryName {
  std::string id;
  std::string title;
};

/// What the writer knows of an entry.
struct EntryTraits {
  std::uint32_t free_before = 0;  ///< Document ids between the entry before and this one that no entry has.
  std::uint32_t category = 0;     ///< Place in the list of categories.
  std::uint32_t page = 0;         ///< Entries of the same page have the same number.
  EntryKind kind = EntryKind::kFaq;
  std::vector<std::uint32_t> title_stems;  ///< stem_id of each word of a real title; empty when it is made up.
  std::vector<Trigram> title_trigrams;     ///< Sorted; empty likewise.
};

/// Varints free_before, category, page, kind; varint number of title stems, each fixed 32 bits; varint number of
/// trigrams, each fixed 16 bits. Appended to `out`; records follow one another in the order of documents.
void append_traits(std::string& out, const EntryTraits& traits);

std::string serialise_categories(const std::vector<CategoryName>& categories);

/// One record as the engine sees it; lives as long as its directory. A record of nothing stands for a free id.
struct EntryView {
  std::uint32_t category = 0;
  std::uint32_t page = 0;
  EntryKind kind = EntryKind::kFaq;
  double title_mass = 0;  ///< Sum of the masses of its title's stems (vocabulary.h).
  std::string_view stem_bytes;
  std::string_view trigram_bytes;

  std::size_t stem_count() const { return stem_bytes.size() / sizeof(std::uint32_t); }
  std::uint32_t stem(std::size_t index) const { return load_fixed<std::uint32_t>(stem_bytes.data() + index * 4); }
  std::size_t trigram_count() const { return trigram_bytes.size() / sizeof(Trigram); }
  Trigram trigram(std::size_t index) const { return load_fixed<Trigram>(trigram_bytes.data() + index * 2); }
};

class EntryDirectory {
 public:
  void add_categories(std::string_view bytes);
  /// Adds a chunk of records. Chunks hold whole records and come in order.
  void add_records(std::string_view bytes);
  /// Call once, after the last add_records().
  void weigh_titles(const Vocabulary& vocabulary);

  /// Ids, free ones too.
  std::size_t size() const { return places_.size(); }
  /// `index` counts from 0; beyond the end a record of nothing.
  EntryView view(std::size_t index) const;
  /// The category alone, cheaply: it is asked for every match.
  std::uint32_t category(std::size_t index) const { return index < places_.size() ? places_[index].category : 0; }
  const std::vector<CategoryName>& categories() const { return categories_; }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};

  struct Place {
    std::uint64_t offset = kFree;
    std::uint32_t category = 0;
    float title_mass = 0;
  };

  std::string bytes_;
  std::vector<Place> places_;
  std::vector<CategoryName> categories_;
};

}  // namespace muster
