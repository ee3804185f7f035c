// The search index on disk: one Xapian database, one document an entry. Read by the engine, written by the writer;
// everything is inside the database, so that xapian-tcpsrv and xapian-replicate serve and copy it whole.
//
//     term            stands for                                  within-document frequency
//     stem            a word that is no stop word                 1 in the text, 3 in the title or as a keyword
//                     a stop word of the title                    1
//     P stem ' ' stem two such words in a row, pages only         1
//     S word          a word of the title as it is written        0
//     C id            category                                    0
//     T type          "faq", "page", "designation"                0
//
//     slot            value
//     0               category id, for servers far away to count
//     1               all that a result shows but its text: stored_entry.h
//     2               the text, UTF-8
//     3               keywords, as texts of byte_packing.h; absent when there are none
//
//     metadata        bytes (varints and texts as in byte_packing.h)
//     format          kIndexFormat
//     language        BCP 47
//     vocabulary      vocabulary.h
//     trigrams        title_trigrams.h
//     synonyms        synonyms.h
//     categories      entry_directory.h
//     entries.0 …     entry_directory.h, in order of document ids
//     generation      differs from that of every index with other tables: one that was updated keeps Xapian's id
//     sources         entry_source.h: what the entries were made from; empty in an index that is not updated
//
#pragma once

#include <string>
#include <string_view>

namespace muster {

inline constexpr std::string_view kIndexFormat = "2";

inline constexpr unsigned kCategorySlot = 0;
inline constexpr unsigned kHeadSlot = 1;
inline constexpr unsigned kTextSlot = 2;
inline constexpr unsigned kKeywordSlot = 3;

/// Metadata key of the chunk of the entry directory with this number.
inline std::string directory_chunk_key(std::size_t number) { return "entries." + std::to_string(number); }

/// Xapian takes terms of at most 245 bytes; words are shorter, but ids are what authors make them.
inline std::string cut_term(std::string term) {
  if (term.size() > 240) term.resize(240);
  return term;
}

inline std::string pair_term(std::string_view first, std::string_view second) {
  std::string term = "P";
  return cut_term(term.append(first).append(" ").append(second));
}

inline std::string title_word_term(std::string_view word) { return "S" + std::string(word); }
inline std::string category_term(std::string_view id) { return cut_term("C" + std::string(id)); }
inline std::string type_term(std::string_view type) { return cut_term("T" + std::string(type)); }

}  // namespace muster
