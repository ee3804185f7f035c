#include "core/search/search_index_writer.h"

#include <xapian.h>

#include <filesystem>

#include "core/search/stored_entry.h"

namespace muster {

Result<void> write_search_index(const std::vector<SearchEntry>& entries, const SearchIndexOptions& options,
                                const std::string& directory, unsigned /*jobs*/) {
  try {
    std::filesystem::create_directories(directory);
    Xapian::WritableDatabase database(directory, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem(options.language.substr(0, 2)));
    for (const SearchEntry& entry : entries) {
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(entry.title, 3);
      generator.index_text_without_positions(entry.text);
      document.set_data(encode_stored_entry(entry));
      database.add_document(document);
    }
    database.commit();
  } catch (const Xapian::Error& error) {
    return Failure{"cannot write the search index: " + error.get_description(), directory, 0};
  } catch (const std::filesystem::filesystem_error& error) {
    return Failure{"cannot write the search index", directory, error.code().value()};
  }
  return {};
}

}  // namespace muster
