// What can go wrong when an index is written, told as a Failure.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/diagnostics/result.h"

namespace muster {

// The release is synced as a whole once it is complete, and nobody reads the index before.
// Not DB_DANGEROUS: with it, a full disk is told as a wrong use of the library.
inline constexpr int kIndexOpenFlags = Xapian::DB_NO_SYNC;

/// Whether the disk has room for an index of so many bytes of text.
Result<void> check_index_room(std::uintmax_t text, const std::string& directory);

Failure index_write_failure(const Xapian::Error& error, const std::string& directory);
Failure index_write_failure(const std::filesystem::filesystem_error& error, const std::string& directory);

/// `work()`, a Result<T>, with what the library throws as its failure.
template <class T, class Work>
Result<T> guard_index_writing(const std::string& directory, const Work& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    return index_write_failure(error, directory);
  } catch (const std::filesystem::filesystem_error& error) {
    return index_write_failure(error, directory);
  }
}

}  // namespace muster
