// A roster of fictional people that the lookup's tests share.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/roster/roster_data.h"
#include "core/roster/roster_engine.h"
#include "core/roster/roster_index_writer.h"

inline muster::RosterMember fictional_member(const std::string& given, const std::string& middle,
                                             const std::string& family, const std::string& city = "Red Deer") {
  muster::RosterMember member;
  member.given_name = given;
  member.middle_names = middle;
  member.family_name = family;
  member.city = city;
  member.designations = {"C.E.T."};
  return member;
}

inline std::vector<muster::RosterMember> fictional_members() {
  std::vector<muster::RosterMember> members{fictional_member("Zoë", "Anne Marie", "O'Brien-Smith"),
                                            fictional_member("William", "Robert", "Kowalchuk"),
                                            fictional_member("Xiaoming", "", "Zhang"),
                                            fictional_member("Suharto", "", ""),
                                            fictional_member("Jürgen", "", "Müller"),
                                            fictional_member("Maria", "", "van den Berg"),
                                            fictional_member("Oleksandr", "", "Shevchenko"),
                                            fictional_member("Joan", "", "Smithers"),
                                            fictional_member("Katherine", "", "Reidel"),
                                            fictional_member("Mary Ann", "", "MacGillicuddy"),
                                            fictional_member("Ji-Hoon", "", "Park"),
                                            fictional_member("Anh", "Van", "Nguyen"),
                                            fictional_member("J.", "Robert", "Pemberley"),
                                            fictional_member("Ahmed", "", "Al-Fictional"),
                                            fictional_member("Jean-Pierre", "", "Thibaudeau")};
  members[0].preferred_name = "Zo";
  members[0].former_names = {"Zoë Tremblay", "Lafiction"};
  members[0].designations = {"R.E.T.", "C.E.T."};
  return members;
}

inline muster::RosterData fictional_roster() {
  muster::RosterData data;
  data.as_of = "2026-11-01";
  data.designations = {{"C.E.T.", "Certified Example Technologist", "/designations/c-e-t/"},
                       {"R.E.T.", "Registered Example Technologist", "/designations/r-e-t/"}};
  for (const muster::RosterMember& member : fictional_members()) data.members.push_back(member);
  return data;
}

inline std::shared_ptr<const muster::RosterEngine> engine_for(const muster::RosterData& data, const std::string& test) {
  const std::string folder = (std::filesystem::temp_directory_path() / ("muster-unit-roster-" + test)).string();
  std::filesystem::create_directories(folder);
  if (!muster::write_roster_index(data, folder)) return nullptr;
  auto engine = muster::RosterEngine::open(folder);
  std::filesystem::remove_all(folder);
  return engine ? *engine : nullptr;
}
