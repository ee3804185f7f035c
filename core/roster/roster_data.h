// RosterData: the published members, and what the lookup needs of the designations they hold.
// The generator reads it from the member file (only active members who did not opt out ever become a RosterMember),
// roster_index_writer.h stores it, roster_engine.h answers from it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/roster/roster_members.h"

namespace muster {

/// A designation that a page of `type: designation` explains.
struct Designation {
  std::string code;  ///< "C.E.T."
  std::string name;  ///< "Certified Engineering Technologist"
  std::string url;   ///< Site path of its page: "/designations/c-e-t/"
};

struct RosterData {
  std::string as_of;  ///< ISO date of the member file: "2026-11-01"; may be empty.
  std::vector<Designation> designations;
  RosterMembers members;
  std::vector<std::pair<std::string, std::string>> nicknames;  ///< A site's own: nickname, then full given name.
};

}  // namespace muster
