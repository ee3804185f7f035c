// PageResources: what the text of a page may draw on besides its own file. The load stage makes it; the parse stage
// reads it. A page's output depends on nothing else of the content folder but the files it links to.
#pragma once

#include <map>
#include <string>

namespace muster {

struct ImageSize {
  int width = 0;  ///< CSS pixels.
  int height = 0;
};

struct PageResources {
  std::map<std::string, std::string> variables;   ///< Of site.yaml: "fees.annual" -> "$350".
  std::map<std::string, std::string> snippets;    ///< "complaints" -> Markdown of _snippets/complaints.md.
  std::map<std::string, std::string> data_files;  ///< "data/fees.csv" -> its text; CSV and JSON files.
  std::map<std::string, ImageSize> images;        ///< "images/map.png" -> its size.
};

inline constexpr const char* kSnippetFolder = "_snippets/";

/// Path below the content folder: "complaints" -> "_snippets/complaints.md".
inline std::string snippet_path(const std::string& name) { return kSnippetFolder + name + ".md"; }

}  // namespace muster
