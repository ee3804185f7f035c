// A language of a few texts, enough to see which of them a view chose and what it filled in.
#pragma once

#include <map>
#include <string>

#include "server/views/view_context.h"

/// Keys that are not listed here show as themselves (interface_text.h), which the tests look for.
inline muster::ViewContext view_context() {
  static const std::map<std::string, std::string> strings = {
      {"months", "January February March April May June July August September October November December"},
      {"date", "{day} {month} {year}"},
      {"first_day", "1st"},
      {"results_one", "1 result for “{query}”"},
      {"results_many", "{count} results for “{query}”"},
      {"results_none", "Nothing for “{query}”"},
      {"results_page", "{results}, page {page} of {pages}"},
      {"page_of", "{page} of {pages}"},
      {"corrected", "Typed {original}"},
      {"roster_none", "No match for {name}"},
      {"roster_several", "{count} people"},
      {"roster_check_this", "Check {name}"},
      {"error_title", "Error: {title}"},
      {"error_wait_many", "Wait {seconds} s"},
      {"error_reference", "Quote {id}"},
      {"ask_email", "Email {email}"},
      {"ask_office", "Ask at {organisation}"},
  };
  muster::ViewContext context;
  context.strings = &strings;
  context.organisation_name = "Guild of Testers & Co.";
  return context;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
