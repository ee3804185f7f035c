// DatabaseSet: the databases of an engine, near and far, opened as one, with what they share. Knows which are lost.
#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/search/entry_matcher.h"
#include "core/search/search_engine.h"
#include "core/search/shared_index.h"

namespace muster {

class DatabaseSet {
 public:
  /// Nothing is opened yet. Each of `names` is a directory or host:port.
  DatabaseSet(std::vector<std::string> names, const DatabaseOptions& options)
      : names_(std::move(names)), options_(options) {}

  /// Opens what is not open, tries what is lost again after a while, and makes old connections anew: what is behind an
  /// address may have been replaced, by a new release or a replica. Throws Xapian::Error when a database
  /// cannot be opened that must not be left out, or none is left.
  void ensure_open();

  /// Forgets the connections: to be called when one of them failed, before ensure_open().
  void close();

  const Xapian::Database& database() const { return database_; }
  const SharedIndex& index() const { return *index_; }
  DatabasePlace place() const { return place_; }
  bool is_partial() const { return is_partial_; }

 private:
  using Clock = std::chrono::steady_clock;

  void open_all();

  std::vector<std::string> names_;
  DatabaseOptions options_;
  Xapian::Database database_;
  std::shared_ptr<const SharedIndex> index_;
  DatabasePlace place_ = DatabasePlace::kHere;
  bool is_partial_ = false;
  Clock::time_point opened_;
};

}  // namespace muster
