// A set of names, and a line where it changes.
#include "server/handlers/database_log.h"

namespace muster {

void DatabaseLog::database_lost(const std::string& name, const std::string& reason) {
  const std::lock_guard lock(mutex_);
  if (lost_.insert(name).second) say_("the search database " + name + " is lost: " + reason);
}

void DatabaseLog::database_opened(const std::string& name) {
  const std::lock_guard lock(mutex_);
  if (lost_.erase(name) > 0) say_("the search database " + name + " is back");
}

std::size_t DatabaseLog::lost() const {
  const std::lock_guard lock(mutex_);
  return lost_.size();
}

}  // namespace muster
