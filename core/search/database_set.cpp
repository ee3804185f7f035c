// Opening databases by name, folder or host, and noticing which cannot be reached.
#include "core/search/database_set.h"

#include <charconv>

namespace muster {
namespace {

constexpr unsigned kTimeoutMilliseconds = 2'000;
constexpr unsigned kConnectMilliseconds = 1'000;
constexpr std::chrono::seconds kRetry{2};  // How long a lost database is left in peace.

struct RemoteAddress {
  std::string host;
  unsigned port = 0;  ///< 0: the name is a directory.
};

RemoteAddress parse_address(const std::string& name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string::npos || name.find('/') != std::string::npos) return {};
  RemoteAddress address{name.substr(0, colon), 0};
  std::from_chars(name.data() + colon + 1, name.data() + name.size(), address.port);
  return address;
}

}  // namespace

void DatabaseSet::ensure_open() {
  const auto age = Clock::now() - opened_;
  const bool retry = is_partial_ && age > kRetry;
  const bool renew = options_.renew.count() > 0 && age > options_.renew;
  if (index_ == nullptr || retry || renew) open_all();
}

void DatabaseSet::close() {
  index_.reset();
  database_ = Xapian::Database();
}

void DatabaseSet::open_all() {
  const auto known = index_;  // It is taken over when the databases are still the same.
  close();
  is_partial_ = false;
  place_ = DatabasePlace::kHere;
  std::vector<Xapian::Database> opened;
  for (const std::string& name : names_) {
    const RemoteAddress address = parse_address(name);
    try {
      opened.push_back(address.port == 0 ? Xapian::Database(name)
                                         : Xapian::Remote::open(address.host, address.port, kTimeoutMilliseconds,
                                                                kConnectMilliseconds));
      if (address.port != 0) place_ = DatabasePlace::kFar;
      if (options_.watcher != nullptr) options_.watcher->database_opened(name);
    } catch (const Xapian::Error& error) {
      if (options_.watcher != nullptr) options_.watcher->database_lost(name, error.get_description());
      if (options_.lost == LostDatabase::kFail) throw;
      is_partial_ = true;
    }
  }
  if (opened.empty()) throw Xapian::DatabaseOpeningError("none of the databases can be opened");
  auto index = share_index(opened);
  Xapian::Database all;
  for (const Xapian::Database& database : opened) all.add_database(database);
  database_ = all;
  index_ = std::move(index);
  opened_ = Clock::now();
}

}  // namespace muster
