// RosterData: the published members, and what the lookup needs of the designations they hold.
// The generator reads it from the member file (only active members who did not opt out ever become a RosterMember),
// roster_index_writer.h stores it, roster_engine.h answers from it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace muster {

/// A designation that a page of `type: designation` explains.
struct Designation {
  std::string code;  ///< "C.E.T."
  std::string name;  ///< "Certified Engineering Technologist"
  std::string url;   ///< Site path of its page: "/designations/c-e-t/"
};

/// One person as published. Preferred and former names find the person and are never shown.
struct RosterMember {
  std::string given_name;
  std::string middle_names;
  std::string family_name;
  std::string preferred_name;
  std::vector<std::string> former_names;  ///< Whole names or family names, as the member file has them.
  std::vector<std::string> designations;  ///< Codes, in the order of the member file.
  std::string city;
};

struct RosterData {
  std::string as_of;  ///< ISO date of the member file: "2026-11-01"; may be empty.
  std::vector<Designation> designations;
  std::vector<RosterMember> members;
  std::vector<std::pair<std::string, std::string>> nicknames;  ///< A site's own: nickname, then full given name.
};

}  // namespace muster
