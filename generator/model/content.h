// Content: what the load stage took from the disk. Nothing later reads the content folder or the theme
// again, but read_members.h the member file, which may be too large to hold.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/roster/roster_data.h"
#include "generator/model/site_settings.h"

namespace muster {

/// A Markdown file. `text` is valid UTF-8, line ends as they were, without a byte order mark.
struct SourceFile {
  std::string path;  ///< Below the content folder: "cpd/index.md".
  std::string text;
};

/// A file that is published as it is.
struct StaticFile {
  std::string path;  ///< Below the content folder.
  std::string bytes;
};

/// templates/, strings/, assets/ and theme.yaml of a theme, by path below the theme folder.
struct ThemeFiles {
  std::string root;  ///< As the user named it, for messages.
  std::map<std::string, std::string> files;
  std::set<std::string> overrides = {};  ///< Paths in `files` that came from _templates/ of the content folder instead.
  std::set<std::string> known_names =
      {};                    ///< Every name that a template of the program's own theme uses, part by part.
  bool is_built_in = false;  ///< All but the overrides is the theme of the program.
};

struct Content {
  SiteSettings settings;
  std::vector<SourceFile> pages;              ///< Sorted by path.
  std::vector<SourceFile> snippets;           ///< Markdown files of _snippets/, which are no pages. Sorted by path.
  std::vector<std::string> unreadable_pages;  ///< Paths of pages that could not be read as text.
  std::vector<StaticFile> static_files;       ///< Sorted by path.
  ThemeFiles theme;
  bool has_members = false;  ///< The member file that the settings name is there. read_members.h reads it.
};

}  // namespace muster
