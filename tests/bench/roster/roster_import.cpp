// roster_import --make MEMBERS FILE writes a member file; roster_import FILE reads it and makes the index: seconds of
// CPU, and the most memory that was held.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/roster/roster_index_writer.h"
#include "generator/load/read_members.h"
#include "tests/bench/roster/population.h"

namespace {

void make(std::size_t members, const char* path) {
  muster::bench::Population population(20260301);
  std::ofstream file(path);
  file << "[\n";
  for (std::size_t number = 0; number < members; ++number) {
    const muster::RosterMember member = population.person();
    const nlohmann::json record = {{"id", "A" + std::to_string(number)},
                                   {"given_name", member.given_name},
                                   {"middle_names", member.middle_names},
                                   {"family_name", member.family_name},
                                   {"preferred_name", member.preferred_name},
                                   {"former_names", member.former_names},
                                   {"designation", member.designations},
                                   {"city", member.city},
                                   {"status", "active"},
                                   {"email", "someone@example.org"}};
    file << (number == 0 ? "" : ",\n") << record.dump();
  }
  file << "\n]\n";
}

double seconds_of_cpu() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

long most_megabytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

int import(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<muster::Designation> known{{"C.E.T.", "", ""}, {"R.E.T.", "", ""}, {"A.Sc.T.", "", ""}};
  std::vector<muster::Diagnostic> problems;
  muster::MemberCounts counts;
  const double start = seconds_of_cpu();
  const muster::RosterData data = muster::read_members(file, path, known, problems, counts);
  const double read = seconds_of_cpu();
  const long read_megabytes = most_megabytes();
  const auto index = muster::make_roster_index(data);
  if (!index || !problems.empty()) return 1;
  std::printf(
      "{\"members\": %zu, \"file_megabytes\": %zu, \"read_seconds\": %.2f, \"index_seconds\": %.2f, "
      "\"megabytes_after_reading\": %ld, \"most_megabytes\": %ld}\n",
      counts.published, std::filesystem::file_size(path) >> 20U, read - start, seconds_of_cpu() - read, read_megabytes,
      most_megabytes());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 4 && std::string(arguments[1]) == "--make") {
    make(static_cast<std::size_t>(std::atol(arguments[2])), arguments[3]);
    return 0;
  }
  return count == 2 ? import(arguments[1]) : 2;
}
