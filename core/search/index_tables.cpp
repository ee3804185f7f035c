// Each table under its key.
#include "core/search/index_tables.h"

#include <xapian.h>

#include "core/search/analyser.h"
#include "core/search/index_format.h"
#include "core/search/synonyms.h"

namespace muster {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
constexpr std::uint64_t kHashBasis = 14'695'981'039'346'656'037U;  // FNV-1a.

std::uint64_t add_to_hash(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1'099'511'628'211U;
  return hash;
}

}  // namespace

void IndexTables::add_record(const EntryTraits& traits) {
  if (directory.empty() || directory.back().size() > kChunkBytes) directory.emplace_back();
  append_traits(directory.back(), traits);
}

void IndexTables::append(IndexTables other) {
  vocabulary.merge(other.vocabulary);
  trigrams.merge(other.trigrams);
  for (std::string& chunk : other.directory) directory.push_back(std::move(chunk));
}

void write_tables(Xapian::WritableDatabase& database, const IndexTables& tables, const SearchIndexOptions& options) {
  Analyser analyser(options.language);
  std::uint64_t generation = kHashBasis;
  const auto write = [&](const std::string& key, const std::string& bytes) {
    database.set_metadata(key, bytes);
    generation = add_to_hash(generation, bytes);
  };
  write("format", std::string(kIndexFormat));
  write("language", options.language);
  write("vocabulary", tables.vocabulary.serialise());
  write("trigrams", tables.trigrams.serialise());
  write("synonyms", serialise_synonyms(options, analyser));
  write("categories", serialise_categories(tables.categories));
  write("sources", serialise_sources(tables.sources));
  std::size_t number = 0;
  for (const std::string& chunk : tables.directory) write(directory_chunk_key(number++), chunk);
  // Of an index that was longer.
  for (; !database.get_metadata(directory_chunk_key(number)).empty(); ++number)
    database.set_metadata(directory_chunk_key(number), "");
  database.set_metadata("generation", std::to_string(generation));
}

}  // namespace muster
