// The system's error number is what people can act on.
#include "core/search/index_disk.h"

#include <cerrno>
#include <string_view>
#include <system_error>

namespace muster {
namespace {

constexpr const char* kCannotWrite = "cannot write the search index";

// Xapian tells the system's error in words only.
int error_number(const Xapian::Error& error) {
  const char* words = error.get_error_string();
  if (words == nullptr) return 0;
  for (const int number : {ENOSPC, EDQUOT, EACCES, EROFS, EIO, EMFILE})
    if (std::generic_category().message(number) == words) return number;
  return 0;
}

}  // namespace

// Xapian 1.4 may end the program when the disk fills up in the middle of a commit (it writes once more while it
// handles the error), so the room is looked for first: about eight times the text, by the sizes of indexes made so far.
Result<void> check_index_room(std::uintmax_t text, const std::string& directory) {
  constexpr std::uintmax_t kLeast = 1'000'000;  // Bytes.
  constexpr std::uintmax_t kTimesTheText = 8;
  const std::filesystem::space_info space = std::filesystem::space(directory);
  if (space.available >= kLeast + kTimesTheText * text) return {};
  return Failure{kCannotWrite, directory, ENOSPC};
}

Failure index_write_failure(const Xapian::Error& error, const std::string& directory) {
  const int number = error_number(error);
  if (number != 0) return {kCannotWrite, directory, number};
  return {std::string(kCannotWrite) + ": " + error.get_description(), directory, 0};
}

Failure index_write_failure(const std::filesystem::filesystem_error& error, const std::string& directory) {
  return {kCannotWrite, directory, error.code().value()};
}

}  // namespace muster
