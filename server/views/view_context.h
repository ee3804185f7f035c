// ViewContext: what every view of the server knows besides its answer: the language's words, where pages are, whom to ask.
// A handler makes one for a request from the release's SiteProfile; the views beside this file only read it.
#pragma once

#include <map>
#include <string>

namespace muster {

struct ViewContext {
  std::string language = "en";                                  ///< BCP 47.
  const std::map<std::string, std::string>* strings = nullptr;  ///< SiteProfile::strings of the language; outlives the view.

  std::string folder;                                         ///< "/fr", before site paths; empty for the main language.
  const std::map<std::string, std::string>* pages = nullptr;  ///< SiteProfile::pages; outlives the view.

  std::string home_url = "/";           ///< Site paths, each of this language.
  std::string search_url = "/search/";
  std::string roster_url = "/roster/";
  std::string verify_url;  ///< Of the page that checks statements; empty when the release has none.

  std::string organisation_name;
  std::string organisation_email;  ///< May be empty.
  std::string organisation_phone;  ///< May be empty.
  std::string organisation_url;    ///< May be empty.

  std::string checked_at;  ///< When the roster was asked, ISO 8601 with its zone: "2026-11-22T19:32:05Z"; may be empty.
};

}  // namespace muster
