// SearchEntry: what can be found by full-text search: one FAQ entry, or one section of a page.
// The generator makes them, search_index_writer.h stores them, search_engine.h finds them.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace muster {

struct SearchEntry {
  std::string url;             ///< Site path with anchor: "/faq/cpd/#log". Unique in a site.
  std::string title;           ///< The question, or the heading of the section; plain text.
  std::string page_url;        ///< Site path of the page it stands on: "/faq/cpd/".
  std::string page_title;      ///< Title of that page; equal to `title` for a page's opening section.
  std::string type;            ///< "faq", "page" or "designation".
  std::string category_id;     ///< "cpd"; a facet of the results.
  std::string category_title;  ///< "Continuing professional development".
  std::string language;        ///< BCP 47: "en", "fr".
  std::vector<std::string> keywords;  ///< Extra words of the page to find it by.
  std::string text;            ///< The answer or section as plain text, a line feed between blocks.
};

/// What the whole index needs to know, from site.yaml.
struct SearchIndexOptions {
  std::string language = "en";                             ///< Decides stemmer and stop words.
  std::vector<std::vector<std::string>> synonyms;          ///< Each list: equal terms, of one or several words.
  std::map<std::string, std::vector<std::string>> one_way; ///< Key typed: values are searched too, not the reverse.
};

}  // namespace muster
