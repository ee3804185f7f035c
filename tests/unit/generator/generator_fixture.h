// What the tests of the generator share: pages and sites in a line or two.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/parse/parse_page.h"
#include "generator/resolve/resolve_site.h"

namespace muster {

/// A page with a title and `body`; more front matter, line by line, may follow.
inline SourceFile page_file(const std::string& path, const std::string& body, const std::string& front = "") {
  return {path, "---\ntitle: " + path + "\n" + front + "---\n" + body};
}

/// The codes of diagnostics, each with its line: "link/broken:4".
inline std::vector<std::string> codes_of(const std::vector<Diagnostic>& problems) {
  std::vector<std::string> codes;
  for (const Diagnostic& problem : problems)
    codes.push_back(problem.code + ":" + std::to_string(problem.position.line));
  std::sort(codes.begin(), codes.end());
  return codes;
}

inline bool has_problem(const std::vector<Diagnostic>& problems, std::string_view code, std::string_view part = "") {
  return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& problem) {
    return problem.code == code && (problem.message + "\n" + problem.help).find(part) != std::string::npos;
  });
}

/// Pages through parse and resolve.
struct ResolvedSite {
  Site site;
  std::vector<Diagnostic> problems;

  explicit ResolvedSite(const std::vector<SourceFile>& files, ResolveInput input = {}) {
    for (const SourceFile& file : files) input.pages.push_back(parse_page(file, input.settings.raw_html));
    site = resolve_site(std::move(input), problems);
  }

  const Page& page(std::string_view url) const {
    const auto found = std::find_if(site.pages.begin(), site.pages.end(),
                                    [&](const Page& candidate) { return candidate.parsed.url == url; });
    return found == site.pages.end() ? none_ : *found;
  }

 private:
  Page none_;
};

}  // namespace muster
