// flock(2) on a file that stays.
#include "generator/write/site_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace muster {

Result<std::unique_ptr<SiteLock>> SiteLock::take(const std::string& site) {
  const std::string path = site + "/.lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return Failure{"cannot create the lock file", path, errno};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return std::unique_ptr<SiteLock>(new SiteLock(descriptor));
  const int error = errno;
  ::close(descriptor);
  if (error == EWOULDBLOCK) return Failure{"another build is writing to this site; wait for it to end", site, 0};
  return Failure{"cannot lock", path, error};
}

SiteLock::~SiteLock() { ::close(descriptor_); }

}  // namespace muster
