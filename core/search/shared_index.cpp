// Reads the tables of an index once for all engines of its directory.
#include "core/search/shared_index.h"

#include <xapian.h>

#include <map>
#include <mutex>

#include "core/search/index_format.h"

namespace muster {
namespace {

void read_database(const Xapian::Database& database, SharedIndex& index, Analyser* analyser) {
  if (database.get_metadata("format") != kIndexFormat) {
    throw Xapian::DatabaseVersionError("this is not a search index of this version of the program");
  }
  index.vocabulary.add_serialised(database.get_metadata("vocabulary"));
  index.trigrams.add_serialised(database.get_metadata("trigrams"));
  if (analyser != nullptr) {
    index.synonyms.add_serialised(database.get_metadata("synonyms"));
    index.synonyms.add_everyday_words(index.language, *analyser);
    index.vocabulary.add_common_words(index.language, *analyser);
  }
  EntryDirectory& directory = index.directories.emplace_back();
  directory.add_categories(database.get_metadata("categories"));
  for (std::size_t number = 0;; ++number) {
    const std::string chunk = database.get_metadata(directory_chunk_key(number));
    if (chunk.empty()) break;
    directory.add_records(chunk);
  }
  index.entries += database.get_doccount();
}

std::shared_ptr<const SharedIndex> read_index(const std::vector<Xapian::Database>& databases) {
  auto index = std::make_shared<SharedIndex>();
  index->language = databases.front().get_metadata("language");
  Analyser analyser(index->language);
  for (const Xapian::Database& database : databases) {
    read_database(database, *index, &database == &databases.front() ? &analyser : nullptr);
  }
  index->vocabulary.prepare(index->entries);
  for (EntryDirectory& directory : index->directories) directory.weigh_titles(index->vocabulary);
  return index;
}

}  // namespace

EntryView SharedIndex::entry(std::uint32_t document_id) const {
  return directories[database_of(document_id)].view((document_id - 1) / directories.size());
}

const CategoryName& SharedIndex::category(std::uint32_t document_id) const {
  static const CategoryName kNone;
  const EntryDirectory& directory = directories[database_of(document_id)];
  const std::uint32_t number = directory.category((document_id - 1) / directories.size());
  return number < directory.categories().size() ? directory.categories()[number] : kNone;
}

std::shared_ptr<const SharedIndex> share_index(const std::vector<Xapian::Database>& databases) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<const SharedIndex>> in_use;
  std::string key;
  // An index that was made of another one has that one's id.
  for (const Xapian::Database& database : databases)
    key += database.get_uuid() + " " + database.get_metadata("generation") + " ";
  const std::lock_guard lock(mutex);
  std::erase_if(in_use, [](const auto& entry) { return entry.second.expired(); });
  if (auto index = in_use[key].lock()) return index;
  auto index = read_index(databases);
  in_use[key] = index;
  return index;
}

}  // namespace muster
